import { setTimeout as sleep } from "node:timers/promises"
import knex, { type Knex } from "knex"
import { Pool } from "undici"
import { type RunningStore, startStore } from "./running-store"
import { control } from "./sandbox"
import { notification, paidOrder } from "./shopper"
import { type Figures, figures, milliseconds } from "./statistics"

const ORDERS = 30
const RATE = 100
const SECONDS = 10
const AT_ONCE = 16

/**
 * How fast notifications are taken: as many as possible, and the time to the answer at 100 a second, beside Medusa's
 * own webhook route, which neither verifies nor stores and answers before anybody has looked.
 */
export async function benchLoad(print: (line: string) => void): Promise<void> {
  const store = await startStore(true)
  const database = knex({ client: "pg", connection: store.databaseUrl, pool: { min: 1, max: 2 } })
  const pool = new Pool(store.apiUrl, { connections: 64 })
  try {
    await control(store.sandboxUrl, "settings", { sendApprove: false })
    const bodies = await messages(store)
    const send = (path: string) => async () => {
      const { statusCode, body } = await pool.request({
        path,
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: bodies(),
      })
      const text = await body.text()
      if (statusCode !== 200) throw new Error(`${path} -> ${statusCode} ${text}`)
    }
    // Medusa's route with a provider that has nothing to do afterwards: its best.
    const core = send("/hooks/payment/system_default")
    const ours = send("/hooks/assist")
    await Promise.all([flood(core, 2), flood(ours, 2)])
    await settled(database)
    const [coreMost, ourMost] = [await flood(core, SECONDS), await flood(ours, SECONDS)]
    const drained = await settled(database)
    const [coreSteady, ourSteady] = [await steady(core), await steady(ours)]
    await settled(database)
    print("## Notifications under load")
    print("")
    print(`| route | taken per second | answered at ${RATE}/s: p50 / p99 |`)
    print("| --- | --- | --- |")
    const line = (name: string, most: number, answers: Figures) =>
      print(`| ${name} | ${most.toFixed(0)} | ${milliseconds(answers.p50)} / ${milliseconds(answers.p99)} |`)
    line("`/hooks/assist`: verified, stored, confirmed with Assist", ourMost, ourSteady)
    line("Medusa's own `/hooks/payment/*`: none of that", coreMost, coreSteady)
    print("")
    print(
      `Throughput ${(ourMost / coreMost).toFixed(2)} of core's (target 0.5), p99 target below 50 ms; after the flood everything was applied within ${(drained / 1000).toFixed(1)} s.`,
    )
    print("")
  } finally {
    await control(store.sandboxUrl, "settings", { sendApprove: true })
    await pool.close()
    await database.destroy()
    await store.stop()
  }
}

/** Different notifications of held orders, in turn: a real store's orders, and Assist is asked about each. */
async function messages(store: RunningStore): Promise<() => string> {
  const held: [orderNumber: string, billnumber: string, amount: string][] = []
  for (let n = 0; n < ORDERS; n++) {
    const { orderNumber } = await paidOrder(store)
    const { orders } = (await (
      await fetch(`${store.sandboxUrl}/_control/orders?ordernumber=${orderNumber}`)
    ).json()) as {
      orders: { billnumber: string; orderamount: string }[]
    }
    held.push([orderNumber, orders[0]?.billnumber ?? "", orders[0]?.orderamount ?? ""])
  }
  let sent = 0
  return () => {
    const [orderNumber, billnumber, amount] = held[sent++ % held.length] as (typeof held)[number]
    return notification(store, orderNumber, billnumber, amount, "Delayed", `no ${sent}`)
  }
}

/** How many are taken per second when each sender sends the next as soon as it is answered. */
async function flood(send: () => Promise<void>, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000
  let taken = 0
  const sender = async () => {
    for (; performance.now() < until; taken++) await send()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sender))
  return taken / seconds
}

/** Times to the answer when messages come at a steady rate, whether or not the earlier ones were answered. */
async function steady(send: () => Promise<void>): Promise<Figures> {
  const begun = performance.now()
  const answers: Promise<number>[] = []
  for (let n = 0; n < RATE * SECONDS; n++) {
    const due = begun + (n * 1000) / RATE
    await sleep(Math.max(0, due - performance.now()))
    // From when it was due, so that a sender held up by the machine counts too.
    answers.push(send().then(() => performance.now() - due))
  }
  return figures(await Promise.all(answers))
}

/** Waits until nothing is stored that is not applied; milliseconds it took. */
async function settled(database: Knex): Promise<number> {
  const begun = performance.now()
  for (;;) {
    const [{ count }] = (await database("assist_notification").where({ verdict: "stored" }).count()) as [
      { count: string },
    ]
    if (count === "0") return performance.now() - begun
    if (performance.now() - begun > 180_000) throw new Error(`${count} notifications were not applied`)
    await sleep(50)
  }
}
