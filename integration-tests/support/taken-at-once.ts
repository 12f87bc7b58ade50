import { readForm, type Session } from "./shop"
import type { Store } from "./store"

/** Goes to the payment page as a shopper who changes fields of the form first: the check value covers the sum alone. */
export async function openChanged(session: Session, changed: Record<string, string>): Promise<void> {
  const page = await fetch(session.data.payment_url, { redirect: "manual" })
  const { action, fields } = readForm(await page.text())
  const landed = await fetch(action, {
    method: "POST",
    body: new URLSearchParams({ ...fields, ...changed }),
    redirect: "manual",
  })
  if (!landed.headers.get("location")) throw new Error(`order.cfm -> ${landed.status} ${await landed.text()}`)
}

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
  await openChanged(session, by === "a form with Delay=0" ? { Delay: "0" } : {})
  const { billnumber } = await sandbox.pay(session.id, by === "a form with Delay=0" ? "approve" : "at_once")
  const [order] = await admin.orders()
  const orderId = order?.id as string
  return { cart, session, orderId, billnumber, paymentId: (await admin.books(orderId)).paymentId }
}
