import { createHash } from "node:crypto"
import type { RunningStore } from "./running-store"
import { control } from "./sandbox"

/** A payment by its two names. */
export interface PaidOrder {
  readonly sessionId: string
  /** At Assist. */
  readonly orderNumber: string
}

/** A cart with everything its completion asks for, and its payment session. */
export interface Checkout {
  readonly cartId: string
  readonly session: { id: string; data: { order_number: string; payment_url: string } }
}

/** A cart made through the store API, to be paid with this provider. */
export async function checkout(store: RunningStore, provider = "pp_assist_main"): Promise<Checkout> {
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
    provider_id: provider,
  })
  return { cartId: cart.id, session: made.payment_collection.payment_sessions[0] }
}

/** The same, and its payment page is open at Assist. */
export async function openedSession(
  store: RunningStore,
  provider?: string,
): Promise<{ id: string; cartId: string; orderNumber: string }> {
  const { cartId, session } = await checkout(store, provider)
  const html = await (await fetch(session.data.payment_url)).text()
  const fields = Object.fromEntries(
    Array.from(html.matchAll(/name="([^"]*)" value="([^"]*)"/g), ([, name, value]) => [name, value]),
  )
  await fetch(`${store.sandboxUrl}/pay/order.cfm`, {
    method: "POST",
    body: new URLSearchParams(fields as Record<string, string>),
    redirect: "manual",
  })
  return { id: session.id, cartId, orderNumber: session.data.order_number }
}

/** The same, paid in the sandbox; the order is placed by coming back. */
export async function paidOrder(store: RunningStore): Promise<PaidOrder> {
  const { id, orderNumber } = await openedSession(store)
  await control(store.sandboxUrl, "pay", { ordernumber: orderNumber, notify: false })
  await fetch(`${store.apiUrl}/assist/return/${id}`, { redirect: "manual" })
  return { sessionId: id, orderNumber }
}

interface Message {
  readonly state?: string
  /** Tells repeats apart. */
  readonly packetDate?: string
  /** 100 payment, 200 charge. */
  readonly operationType?: string
}

/** A notification with a right check value, of a charge unless something else is said. */
export function notification(
  store: RunningStore,
  orderNumber: string,
  billnumber: string,
  amount: string,
  { state = "Approved", packetDate = "01.06.2024 09:01:47", operationType = "200" }: Message = {},
): string {
  const md5 = (text: string) => createHash("md5").update(text).digest("hex")
  const { merchantId, secretWord } = store.merchants.main
  const x = `${merchantId}${orderNumber}${amount}BYN${state}`
  const checkvalue = md5((md5(secretWord) + md5(x)).toUpperCase()).toUpperCase()
  return new URLSearchParams({
    merchant_id: merchantId,
    ordernumber: orderNumber,
    billnumber,
    amount,
    currency: "BYN",
    orderamount: amount,
    ordercurrency: "BYN",
    orderstate: state,
    operationtype: operationType,
    responsecode: "AS000",
    packetdate: packetDate,
    checkvalue,
  }).toString()
}
