import { type RunningStore, startStore } from "./running-store"
import { control } from "./sandbox"
import { openedSession, paidOrder } from "./shopper"
import { figures, milliseconds } from "./statistics"

const LOADS = 1_000
const AT_ONCE = 12
const CAPTURES = 8
/** Of Assist's unknown limit a strict guess (second code 3). */
const CALLS_PER_SECOND = 3

/**
 * What a storm of page loads costs at Assist, and what it costs an owner who captures meanwhile, with a limit at Assist
 * that the storm alone could use up.
 */
export async function benchStorm(print: (line: string) => void): Promise<void> {
  const store = await startStore(true)
  try {
    const admin = await login(store)
    const held: string[] = []
    for (let n = 0; n < 2 * CAPTURES; n++) held.push((await paidOrder(store)).orderNumber)
    const payments = await paymentsOf(store, admin)
    const sessions: string[] = []
    for (let n = 0; n < AT_ONCE; n++) sessions.push((await openedSession(store)).id)
    await clearRequests(store)
    const began = performance.now()
    await loads(store, sessions, LOADS)
    const seconds = (performance.now() - began) / 1000
    const calls = await countRequests(store)
    await control(store.sandboxUrl, "settings", { rateLimitPerSecond: CALLS_PER_SECOND })
    const alone = await captureEach(store, admin, payments.slice(0, CAPTURES))
    let over = false
    const storm = Promise.all(
      sessions.map(async (id) => {
        while (!over) await load(store, id)
      }),
    )
    const stormy = await captureEach(store, admin, payments.slice(CAPTURES, 2 * CAPTURES))
    over = true
    await storm
    print("## Shoppers in numbers")
    print("")
    print(
      `${LOADS} loads of \`/assist/pay\` of ${AT_ONCE} open payments within ${seconds.toFixed(0)} s: ${calls} calls of Assist.`,
    )
    print("")
    print(`| with Assist's limit at ${CALLS_PER_SECOND} calls a second | a capture, p50 / slowest | failed |`)
    print("| --- | --- | --- |")
    for (const [name, { took, failed }] of [
      ["nobody else", alone],
      [`${AT_ONCE} browsers that reload without a pause`, stormy],
    ] as const)
      print(`| ${name} | ${milliseconds(figures(took).p50)} / ${milliseconds(Math.max(...took))} | ${failed} |`)
    print("")
  } finally {
    await control(store.sandboxUrl, "settings", { rateLimitPerSecond: 0 })
    await store.stop()
  }
}

async function load(store: RunningStore, sessionId: string): Promise<void> {
  const answer = await fetch(`${store.apiUrl}/assist/pay/${sessionId}`, { redirect: "manual" })
  await answer.text()
}

async function loads(store: RunningStore, sessions: readonly string[], most: number): Promise<void> {
  let begun = 0
  await Promise.all(
    sessions.map(async (id) => {
      while (begun++ < most) await load(store, id)
    }),
  )
}

async function login(store: RunningStore): Promise<string> {
  const answer = await fetch(`${store.apiUrl}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(store.admin),
  })
  const { token } = (await answer.json()) as { token: string }
  return token
}

/** Payments that are held and not captured, of the newest orders. */
async function paymentsOf(store: RunningStore, token: string): Promise<string[]> {
  const fields = "id,*payment_collections.payments"
  const answer = await fetch(`${store.apiUrl}/admin/orders?limit=${2 * CAPTURES}&order=-created_at&fields=${fields}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const { orders } = (await answer.json()) as {
    orders: { payment_collections: { payments: { id: string }[] }[] }[]
  }
  return orders
    .flatMap(({ payment_collections }) => payment_collections.flatMap(({ payments }) => payments))
    .map(({ id }) => id)
}

async function captureEach(store: RunningStore, token: string, payments: readonly string[]) {
  const took: number[] = []
  let failed = 0
  for (const id of payments) {
    const began = performance.now()
    const answer = await fetch(`${store.apiUrl}/admin/payments/${id}/capture`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: "{}",
    })
    await answer.text()
    took.push(performance.now() - began)
    if (!answer.ok) failed++
  }
  return { took, failed }
}

async function countRequests(store: RunningStore): Promise<number> {
  const answer = await fetch(`${store.sandboxUrl}/_control/requests?service=orderresult`)
  return ((await answer.json()) as { requests: unknown[] }).requests.length
}

async function clearRequests(store: RunningStore): Promise<void> {
  await fetch(`${store.sandboxUrl}/_control/requests`, { method: "DELETE" })
}
