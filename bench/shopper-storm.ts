import type { Section } from "./report/row"
import { type RunningStore, startStore } from "./running-store"
import { control, countLooks, forgetRequests } from "./sandbox"
import { openedSession, paidOrder } from "./shopper"
import { figures } from "./statistics"

const LOADS = 1_000
const AT_ONCE = 12
const CAPTURES = 8
/** Of Assist's unknown limit a strict guess (second code 3). */
const CALLS_PER_SECOND = 3

/**
 * What a storm of page loads costs at Assist, and what it costs an owner who captures meanwhile, with a limit at Assist
 * that the storm alone could use up.
 */
export async function benchStorm(): Promise<readonly Section[]> {
  const store = await startStore(true)
  try {
    const admin = await login(store)
    const held: string[] = []
    for (let n = 0; n < 2 * CAPTURES; n++) held.push((await paidOrder(store)).orderNumber)
    const payments = await paymentsOf(store, admin)
    const sessions: string[] = []
    for (let n = 0; n < AT_ONCE; n++) sessions.push((await openedSession(store)).id)
    await forgetRequests(store.sandboxUrl)
    const began = performance.now()
    await loads(store, sessions, LOADS)
    const seconds = (performance.now() - began) / 1000
    const calls = await countLooks(store.sandboxUrl)
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
    const alonePart = figures(alone.took).p50
    const stormyPart = figures(stormy.took).p50
    return [
      {
        title: "Shoppers in numbers",
        about: `${LOADS} loads of \`/assist/pay\` of ${AT_ONCE} open payments within ${seconds.toFixed(0)} s; then an owner captures while ${AT_ONCE} browsers reload without a pause, with Assist's limit at ${CALLS_PER_SECOND} calls a second.`,
        rows: [
          {
            what: `calls of Assist for ${LOADS} loads`,
            figure: calls,
            unit: "calls",
            floor: { what: "one per load", figure: LOADS },
          },
          {
            what: "a capture in the storm, p50",
            figure: stormyPart,
            unit: "ms",
            floor: { what: "without it", figure: alonePart },
          },
          {
            what: "a capture in the storm, slowest",
            figure: Math.max(...stormy.took),
            unit: "ms",
            floor: { what: "without it", figure: Math.max(...alone.took) },
          },
          {
            what: "captures that failed in the storm",
            figure: stormy.failed,
            unit: "calls",
            target: { most: 0, of: "figure" },
          },
        ],
      },
    ]
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
