import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import type { PaymentSessionStatus } from "@medusajs/framework/utils"
import type { Money } from "../gateway"
import { type AmountRow, medusaMoney, moneyOf } from "./amounts"
import { stillNeeded } from "./ask-for-rest"
import type { Payable } from "./payer"
import { queryRows } from "./query-rows"
import { readEditedOrder } from "./read-edited-order"

/** A payment session with what it pays for, as it stands right now. */
export interface ReadPayable {
  readonly session: { readonly id: string; readonly status: PaymentSessionStatus; readonly provider_id: string }
  /** The session's sum. */
  readonly sum: Money
  /** What the cart (or the order) costs now. */
  readonly due: Money
  readonly payer: Payable
  readonly cartId: string | undefined
  /** The order is canceled, or asks for nothing in this collection any more. */
  readonly orderCanceled: boolean
  /** The session has a payment, or its cart is an order already. */
  readonly paid: boolean
}

// Not the customer: core links a cart to an account by its e-mail, whoever typed that.
const PAYER_FIELDS = ["email", "billing_address.*", "shipping_address.*", "currency_code"]

interface SessionRow extends AmountRow {
  id: string
  status: PaymentSessionStatus
  provider_id: string
  currency_code: string
  payment_collection_id: string
  payment?: { id: string } | null
  payment_collection: AmountRow & { status: string }
}

interface CartRow extends Payable {
  id: string
  currency_code: string
  total: BigNumberInput
  completed_at: string | null
}

const SESSION_FIELDS = [
  "id",
  "status",
  "provider_id",
  "amount",
  "raw_amount",
  "currency_code",
  "payment_collection_id",
  "payment.id",
  "payment_collection.status",
  "payment_collection.amount",
  "payment_collection.raw_amount",
]

/** Reads a session by id with its live cart or order; `undefined` when it is gone. */
export async function readPayable(container: MedusaContainer, sessionId: string): Promise<ReadPayable | undefined> {
  const [session] = await queryRows<SessionRow>(container, "payment_session", SESSION_FIELDS, { id: sessionId })
  if (!session) return undefined
  const collection = { payment_collection_id: session.payment_collection_id }
  const base = {
    session,
    sum: moneyOf(session, session.currency_code),
    paid: Boolean(session.payment),
  }
  type CartLink = { cart_id: string }
  const [cartLink] = await queryRows<CartLink>(container, "cart_payment_collection", ["cart_id"], collection)
  if (cartLink) {
    const fields = ["id", "total", "completed_at", ...PAYER_FIELDS]
    const [cart] = await queryRows<CartRow>(container, "cart", fields, { id: cartLink.cart_id })
    if (!cart) return undefined
    return {
      ...base,
      due: medusaMoney(cart.total, cart.currency_code),
      payer: cart,
      cartId: cart.id,
      orderCanceled: false,
      paid: base.paid || Boolean(cart.completed_at),
    }
  }

  // A collection without a cart belongs to an order: an order edit or a payment link.
  type OrderLink = { order_id: string }
  const [orderLink] = await queryRows<OrderLink>(container, "order_payment_collection", ["order_id"], collection)
  if (!orderLink) return undefined
  type OrderRow = Payable & { id: string; status: string }
  const fields = ["id", "status", ...PAYER_FIELDS]
  const [order] = await queryRows<OrderRow>(container, "order", fields, { id: orderLink.order_id })
  if (!order) return undefined
  const asked = session.payment_collection
  const due = moneyOf(asked, session.currency_code)
  return {
    ...base,
    due: base.paid ? due : await owedAtMost(container, order.id, session.id, due),
    payer: order,
    cartId: undefined,
    orderCanceled: order.status === "canceled" || asked.status === "canceled",
  }
}

/** A collection may ask for more than its order owes by now: an edit was confirmed while a capture ran. */
async function owedAtMost(
  container: MedusaContainer,
  orderId: string,
  sessionId: string,
  asked: Money,
): Promise<Money> {
  const order = await readEditedOrder(container, orderId, sessionId)
  const need = order && stillNeeded(order)
  return need !== undefined && need < asked.amount ? { ...asked, amount: need } : asked
}
