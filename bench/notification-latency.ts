import { setTimeout as sleep } from "node:timers/promises"
import knex, { type Knex } from "knex"
import { type RunningStore, startStore } from "./running-store"
import { control } from "./sandbox"
import { notification, paidOrder } from "./shopper"
import { figures, milliseconds } from "./statistics"

const OURS = 20
const CORES = 6

/**
 * From the notification of a charge made in Assist's cabinet to the capture booked in Medusa: through the plugin's
 * route, and through Medusa's own webhook route, on the same store.
 */
export async function benchNotification(print: (line: string) => void): Promise<void> {
  const store = await startStore(true)
  const database = knex({ client: "pg", connection: store.databaseUrl, pool: { min: 1, max: 4 } })
  try {
    await control(store.sandboxUrl, "settings", { sendApprove: false, sendCharge: false })
    const ours: number[] = []
    for (let n = 0; n < OURS + 2; n++) {
      const took = await chargedToCaptured(store, database, "/hooks/assist")
      if (n >= 2) ours.push(took)
    }
    const cores = await Promise.all(
      Array.from({ length: CORES }, () => chargedToCaptured(store, database, "/hooks/payment/assist_main")),
    )
    print("## Notification to order captured")
    print("")
    print("| route | p50 | p95 |")
    print("| --- | --- | --- |")
    print(`| \`/hooks/assist\` (${OURS}) | ${milliseconds(figures(ours).p50)} | ${milliseconds(figures(ours).p95)} |`)
    print(
      `| Medusa's own \`/hooks/payment/assist_main\` (${CORES}) | ${milliseconds(figures(cores).p50)} | ${milliseconds(figures(cores).p95)} |`,
    )
    print("")
    print("Target: below 300 ms where Medusa's own route takes over 5 s.")
    print("")
  } finally {
    await control(store.sandboxUrl, "settings", { sendApprove: true, sendCharge: true })
    await database.destroy()
    await store.stop()
  }
}

async function chargedToCaptured(store: RunningStore, database: Knex, route: string): Promise<number> {
  const { sessionId, orderNumber } = await paidOrder(store)
  const { orders } = (await (await fetch(`${store.sandboxUrl}/_control/orders?ordernumber=${orderNumber}`)).json()) as {
    orders: { billnumber: string; orderamount: string }[]
  }
  const [order] = orders
  await control(store.sandboxUrl, `orders/${order?.billnumber}/charge`, { notify: false })
  const body = notification(store, orderNumber, order?.billnumber ?? "", order?.orderamount ?? "")
  const begun = performance.now()
  await fetch(`${store.apiUrl}${route}`, {
    method: "POST",
    body,
    headers: { "content-type": "application/x-www-form-urlencoded" },
  })
  for (;;) {
    const rows = await database("capture")
      .join("payment", "payment.id", "capture.payment_id")
      .join("order_transaction", "order_transaction.reference_id", "capture.id")
      .where({ "payment.payment_session_id": sessionId })
      .select("capture.id")
    if (rows.length > 0) return performance.now() - begun
    if (performance.now() - begun > 30_000) throw new Error(`${route}: not captured within 30 s`)
    await sleep(3)
  }
}
