import { deepStrictEqual } from "node:assert"
import type { Admin } from "../support/admin"
import { ChangeOrder } from "../support/change-order"
import { orderMoney, until } from "../support/order-money"
import type { Sandbox } from "../support/sandbox"
import type { Session, Shop } from "../support/shop"

/** The hands of shopper and owner, and Assist's own ledger. */
export interface Hands {
  readonly shop: Shop
  readonly admin: Admin
  readonly sandbox: Sandbox
}

export interface HeldOrder {
  readonly session: Session
  readonly orderId: string
  readonly paymentId: string
}

/** Both ledgers say this about an order. */
async function both({ admin, sandbox }: Hands, { session, orderId }: HeldOrder, assist: object, books: object) {
  same("Assist's ledger", await sandbox.order(session.number), assist)
  same("Medusa's books", await admin.books(orderId), books)
}

/** Compares the fields that are named. */
function same(what: string, seen: object, wanted: object): void {
  const named = Object.fromEntries(Object.keys(wanted).map((key) => [key, seen[key as keyof typeof seen]]))
  deepStrictEqual(named, wanted, `${what}: ${JSON.stringify(named)} instead of ${JSON.stringify(wanted)}`)
}

async function place({ shop, admin, sandbox }: Hands, quantity: number): Promise<HeldOrder> {
  const { session } = await shop.checkout({ quantity })
  await sandbox.pay(session.number)
  const orderId = (await shop.comeBack(session)).pathname.split("/")[2] as string
  const { paymentId } = await admin.books(orderId)
  return { session, orderId, paymentId }
}

/** 100.00 is held, and captured nowhere. */
export async function held(hands: Hands): Promise<HeldOrder> {
  const order = await place(hands, 1)
  const books = { paymentStatus: "authorized", authorized: "100.00", captured: "0.00" }
  await both(hands, order, { state: "Delayed", held: "100.00", charged: "0.00" }, books)
  return order
}

/** 30.10 of 100.00 is captured, and the rest is free for the customer. */
export async function partlyCaptured(hands: Hands, order: HeldOrder): Promise<void> {
  same("the answer", await hands.admin.capture(order.paymentId, 30.1), { status: 200 })
  await both(hands, order, { charged: "30.10", returned: "0.00" }, { captured: "30.10", refunded: "0.00" })
}

/** 10.05 of the 30.10 goes back. */
export async function refunded(hands: Hands, order: HeldOrder): Promise<void> {
  same("the answer", await hands.admin.refund(order.paymentId, 10.05), { status: 200 })
  const transactions = ["capture 30.10", "refund -10.05"]
  await both(hands, order, { charged: "30.10", returned: "10.05" }, { refunded: "10.05", transactions })
}

/** An order that is canceled lets go of its hold. */
export async function canceled(hands: Hands): Promise<void> {
  const order = await place(hands, 1)
  same("the answer", await hands.admin.cancel(order.orderId), { status: 200 })
  const assist = { state: "Canceled", held: "0.00", released: "100.00" }
  await both(hands, order, assist, { orderStatus: "canceled", canceled: true, captured: "0.00" })
}

/** An order of three becomes one of two: the hold pays for the new sum, and no more than that is captured. */
export async function editedCheaper(hands: Hands): Promise<void> {
  const { admin, sandbox } = hands
  const { session, orderId } = await place(hands, 3)
  const item = (await orderMoney(hands, orderId)).items[0]?.id as string
  await new ChangeOrder(hands, orderId).quantity(item, 2)
  const edited = await until(
    () => orderMoney(hands, orderId),
    ({ collections }) => collections.includes("authorized 200.00"),
  )
  same("Medusa's order", edited, { total: "200.00", collections: ["canceled 300.00", "authorized 200.00"], asking: [] })
  same("Assist's ledger", await sandbox.order(session.number), { state: "Delayed", held: "300.00", released: "0.00" })
  const [live, ...more] = edited.payments.filter((payment) => !payment.canceled)
  same("payments that live", { number: live?.orderNumber, more }, { number: session.number, more: [] })
  same("the answer", await admin.capture(live?.id as string, 200), { status: 200 })
  same("Assist's ledger", await sandbox.order(session.number), { charged: "200.00", returned: "0.00" })
  same("Medusa's order", await orderMoney(hands, orderId), { paymentStatus: "captured", pending: "0.00" })
}
