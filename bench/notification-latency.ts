import { createHash } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import knex, { type Knex } from "knex"
import { control } from "./capture-overhead"
import { type RunningStore, startStore } from "./running-store"
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
  const sessionId = await paidOrder(store)
  const { orders } = (await (await fetch(`${store.sandboxUrl}/_control/orders?ordernumber=${sessionId}`)).json()) as {
    orders: { billnumber: string; orderamount: string }[]
  }
  const [order] = orders
  await control(store.sandboxUrl, `orders/${order?.billnumber}/charge`, { notify: false })
  const body = notification(store, sessionId, order?.billnumber ?? "", order?.orderamount ?? "")
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

/** A cart bought through the store API and paid in the sandbox; the order is placed by coming back. */
async function paidOrder(store: RunningStore): Promise<string> {
  const api = async (path: string, body?: unknown) => {
    const answer = await fetch(`${store.apiUrl}/store/${path}`, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json", "x-publishable-api-key": store.publishableKey },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${path} -> ${answer.status} ${await answer.text()}`)
    // biome-ignore lint/suspicious/noExplicitAny: bodies of several routes
    return (await answer.json()) as any
  }
  const { products } = await api(
    `products?region_id=${store.regions.by}&fields=id,*variants,+variants.inventory_quantity&limit=20`,
  )
  const variants = products.flatMap(
    (product: { variants: { id: string; inventory_quantity?: number }[] }) => product.variants,
  )
  const variant = variants.sort(
    (a: { inventory_quantity?: number }, b: { inventory_quantity?: number }) =>
      (b.inventory_quantity ?? 0) - (a.inventory_quantity ?? 0),
  )[0]
  const address = {
    first_name: "A",
    last_name: "B",
    address_1: "C 1",
    city: "Minsk",
    postal_code: "220030",
    country_code: "by",
  }
  const { cart } = await api("carts", {
    region_id: store.regions.by,
    email: "bench@shop.test",
    shipping_address: address,
    billing_address: address,
    items: [{ variant_id: variant.id, quantity: 1 }],
  })
  const { shipping_options } = await api(`shipping-options?cart_id=${cart.id}`)
  await api(`carts/${cart.id}/shipping-methods`, { option_id: shipping_options[0].id })
  const { payment_collection } = await api("payment-collections", { cart_id: cart.id })
  const made = await api(`payment-collections/${payment_collection.id}/payment-sessions`, {
    provider_id: "pp_assist_main",
  })
  const session = made.payment_collection.payment_sessions[0]
  const html = await (await fetch(session.data.payment_url)).text()
  const fields = Object.fromEntries(
    Array.from(html.matchAll(/name="([^"]*)" value="([^"]*)"/g), ([, name, value]) => [name, value]),
  )
  await fetch(`${store.sandboxUrl}/pay/order.cfm`, {
    method: "POST",
    body: new URLSearchParams(fields as Record<string, string>),
    redirect: "manual",
  })
  await control(store.sandboxUrl, "pay", { ordernumber: session.id, notify: false })
  await fetch(`${store.apiUrl}/assist/return/${session.id}`, { redirect: "manual" })
  return session.id
}

function notification(store: RunningStore, orderNumber: string, billnumber: string, amount: string): string {
  const md5 = (text: string) => createHash("md5").update(text).digest("hex")
  const { merchantId, secretWord } = store.merchants.main
  const x = `${merchantId}${orderNumber}${amount}BYNApproved`
  const checkvalue = md5((md5(secretWord) + md5(x)).toUpperCase()).toUpperCase()
  return new URLSearchParams({
    merchant_id: merchantId,
    ordernumber: orderNumber,
    billnumber,
    amount,
    currency: "BYN",
    orderamount: amount,
    ordercurrency: "BYN",
    orderstate: "Approved",
    operationtype: "200",
    responsecode: "AS000",
    packetdate: "01.06.2024 09:01:47",
    checkvalue,
  }).toString()
}
