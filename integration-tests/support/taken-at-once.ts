import type { Store } from "./store"

/** How it comes that money is taken although a hold was asked for. */
export type AtOnceBy = "a form with Delay=0" | "a card that cannot be held"

/** An order over 100.00 BYN whose merchant asks for holds, while Assist took the money with the payment itself. */
export async function takenAtOnceOrder(
  { shop, sandbox, admin }: Store,
  by: AtOnceBy = "a form with Delay=0",
  provider?: string,
) {
  const cart = await shop.cart()
  const session = await shop.session(cart, provider)
  await shop.open(session, by === "a form with Delay=0" ? { Delay: "0" } : {})
  const { billnumber } = await sandbox.pay(session.number, by === "a form with Delay=0" ? "approve" : "at_once")
  const [order] = await admin.orders()
  const orderId = order?.id as string
  return { cart, session, orderId, billnumber, paymentId: (await admin.books(orderId)).paymentId }
}
