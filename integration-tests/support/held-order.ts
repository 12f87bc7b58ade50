import type { Store } from "./store"

/** An order with 100.00 BYN held. */
export async function heldOrder(
  { shop, sandbox, admin }: Store,
  options: Parameters<Store["shop"]["checkout"]>[0] = {},
) {
  const { cart, session } = await shop.checkout(options)
  await sandbox.pay(session.number)
  const { body } = await admin.call("GET", "/admin/orders?fields=id&order=-created_at&limit=1")
  const [order] = body.orders
  const orderId = order?.id as string
  const books = await admin.books(orderId)
  return {
    cart,
    session,
    orderId,
    paymentId: books.paymentId,
    billnumber: (await sandbox.order(session.number)).billnumber,
  }
}
