import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import knex, { type Knex } from "knex"
import { type BenchOwner, ownerOf } from "./owner"
import type { Section } from "./report/row"
import { type RunningStore, startStore } from "./running-store"
import { attemptOf, control } from "./sandbox"
import { checkout, notification, openedSession, paidOrder } from "./shopper"
import { figures } from "./statistics"

const TIMES = 20
const WARM_UP = 4
const CORES = 6

/** Of Assist's in one stage, and one that says yes to everything: both answer "captured" when a cart is completed. */
const AT_ONCE = "pp_assist_at_once"
const NOTHING = "pp_nothing_floor"
/** Medusa's own, which does nothing: it holds, and a capture of it is Medusa's work alone. */
const HOLDS_NOTHING = "pp_system_default"

const FURTHER = [
  { id: "at_once", options: { capture: true } },
  // Beside this file once compiled (scripts/run-bench.mjs).
  { id: "floor", resolve: path.join(__dirname, "floor", "do-nothing.js") },
]

/**
 * From a notification to the capture booked in Medusa, each beside the same work of Medusa with a provider that does nothing, and
 * beside Medusa's own webhook route. All in turn on one store: a slow moment of the machine meets each of them.
 */
export async function benchNotification(): Promise<readonly Section[]> {
  const store = await startStore(true, { DEMO_FURTHER_PROVIDERS: JSON.stringify(FURTHER) })
  const database = knex({ client: "pg", connection: store.databaseUrl, pool: { min: 1, max: 4 } })
  try {
    await control(store.sandboxUrl, "settings", { sendApprove: false, sendCharge: false })
    const owner = await ownerOf(store)
    await owner.post(`regions/${store.regions.by}`, {
      payment_providers: ["pp_assist_main", AT_ONCE, NOTHING, HOLDS_NOTHING],
    })
    const bench = { store, database, owner }
    const ways = { charged, captured, paid, completed }
    const took = { charged: [], captured: [], paid: [], completed: [] } as Record<keyof typeof ways, number[]>
    for (let n = 0; n < TIMES + WARM_UP; n++) {
      for (const name of Object.keys(ways) as (keyof typeof ways)[]) {
        const ms = await ways[name](bench)
        if (n >= WARM_UP) took[name].push(ms)
      }
    }
    const cores = await Promise.all(Array.from({ length: CORES }, () => charged(bench, "/hooks/payment/assist_main")))
    const p50 = (samples: readonly number[]) => figures(samples).p50
    return [
      {
        title: "Notification to booked capture",
        about: `From the notification's first byte until the capture and the order's transaction can be read in the database; ${TIMES} of each, in turn on one store. The floors are the same work of Medusa, asked for at its own API, with a payment provider that does nothing.`,
        rows: [
          {
            what: "paid, and the shopper never came back: the order placed and its capture booked, p50",
            figure: p50(took.paid),
            unit: "ms",
            floor: { what: "the same cart completed with a provider that does nothing", figure: p50(took.completed) },
            target: { most: 1.5, of: "ratio" },
          },
          { what: "the same, p95", figure: figures(took.paid).p95, unit: "ms" },
          {
            what: "charged in the cabinet: the capture booked, p50",
            figure: p50(took.charged),
            unit: "ms",
            floor: { what: "a capture of a provider that does nothing", figure: p50(took.captured) },
            target: { most: 1.2, of: "ratio" },
          },
          { what: "the same, p95", figure: figures(took.charged).p95, unit: "ms" },
          {
            what: `charged in the cabinet, through Medusa's own webhook route, p50 of ${CORES}`,
            figure: p50(cores),
            unit: "ms",
            floor: { what: "through `/hooks/assist`", figure: p50(took.charged) },
            target: { least: 80, of: "ratio" },
          },
        ],
        notes: [
          `Medusa's own capture, which books the charge, is ${Math.round(p50(cores) / p50(took.captured))} times faster than its webhook route: what uses it cannot be faster than that here.`,
        ],
      },
    ]
  } finally {
    await control(store.sandboxUrl, "settings", { sendApprove: true, sendCharge: true })
    await database.destroy()
    await store.stop()
  }
}

interface World {
  readonly store: RunningStore
  readonly database: Knex
  readonly owner: BenchOwner
}

/** A held order is charged in the cabinet; Assist's notification says so. */
async function charged({ store, database }: World, route = "/hooks/assist"): Promise<number> {
  const { sessionId, orderNumber } = await paidOrder(store)
  const { billnumber, orderamount } = await attemptOf(store.sandboxUrl, orderNumber)
  await control(store.sandboxUrl, `orders/${billnumber}/charge`, { notify: false })
  const body = notification(store, orderNumber, billnumber, orderamount)
  return await untilBooked(database, sessionId, () => notify(store, route, body))
}

/** The same of Medusa alone: an owner captures what a provider that does nothing holds. */
async function captured({ store, database, owner }: World): Promise<number> {
  const { cartId, session } = await checkout(store, HOLDS_NOTHING)
  await complete(store, cartId)
  const [payment] = await database("payment").where({ payment_session_id: session.id }).select("id")
  return await untilBooked(database, session.id, () => owner.post(`payments/${payment.id}/capture`, {}))
}

/** Paid in one stage, and the browser closed: nothing but the notification makes the order. */
async function paid({ store, database }: World): Promise<number> {
  const { id, orderNumber } = await openedSession(store, AT_ONCE)
  await control(store.sandboxUrl, "pay", { ordernumber: orderNumber, notify: false })
  const { billnumber, orderamount } = await attemptOf(store.sandboxUrl, orderNumber)
  const body = notification(store, orderNumber, billnumber, orderamount, { operationType: "100" })
  return await untilBooked(database, id, () => notify(store, "/hooks/assist", body))
}

/** The same of Medusa alone. */
async function completed({ store, database }: World): Promise<number> {
  const { cartId, session } = await checkout(store, NOTHING)
  return await untilBooked(database, session.id, () => complete(store, cartId))
}

function notify({ apiUrl }: RunningStore, route: string, body: string): Promise<Response> {
  const headers = { "content-type": "application/x-www-form-urlencoded" }
  return fetch(`${apiUrl}${route}`, { method: "POST", body, headers })
}

async function complete({ apiUrl, publishableKey }: RunningStore, cartId: string): Promise<void> {
  const answer = await fetch(`${apiUrl}/store/carts/${cartId}/complete`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-publishable-api-key": publishableKey },
    body: "{}",
  })
  const { type, error } = (await answer.json()) as { type: string; error?: unknown }
  if (type !== "order") throw new Error(`complete -> ${answer.status} ${JSON.stringify(error)}`)
}

/** Milliseconds from `begin` until the capture of a session's payment and its transaction stand in the database. */
async function untilBooked(database: Knex, sessionId: string, begin: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  const answered = begin()
  for (;;) {
    const rows = await database("capture")
      .join("payment", "payment.id", "capture.payment_id")
      .join("order_transaction", "order_transaction.reference_id", "capture.id")
      .where({ "payment.payment_session_id": sessionId })
      .select("capture.id")
    const took = performance.now() - begun
    if (rows.length > 0) {
      // What comes after the booking belongs to this turn, not to the next one's time.
      await answered
      return took
    }
    if (took > 30_000) throw new Error(`session ${sessionId}: not booked within 30 s`)
    await sleep(3)
  }
}
