import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, type PaymentSessionStatus } from "@medusajs/framework/utils"
import type { Money } from "../gateway"
import { toMoney } from "../providers/assist/amounts"
import type { Payable } from "./payer"

/** A payment session with what it pays for, as it stands right now. */
export interface ReadPayable {
  readonly session: { readonly id: string; readonly status: PaymentSessionStatus; readonly provider_id: string }
  /** The session's sum. */
  readonly sum: Money
  /** What the cart (or the order) costs now. */
  readonly due: Money
  readonly payer: Payable
  readonly cartId: string | undefined
  readonly orderCanceled: boolean
  /** The session has a payment, or its cart is an order already. */
  readonly paid: boolean
}

const PAYER_FIELDS = [
  "email",
  "billing_address.*",
  "shipping_address.*",
  "currency_code",
  "customer.id",
  "customer.has_account",
]

interface CartRow extends Payable {
  id: string
  currency_code: string
  total: BigNumberInput
  completed_at: string | null
}

/** Reads a session by id with its live cart or order; `undefined` when it is gone. */
export async function readPayable(container: MedusaContainer, sessionId: string): Promise<ReadPayable | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: sessions } = await query.graph({
    entity: "payment_session",
    fields: [
      "id",
      "status",
      "provider_id",
      "amount",
      "raw_amount",
      "currency_code",
      "payment_collection_id",
      "payment.id",
      "payment_collection.amount",
      "payment_collection.raw_amount",
    ],
    filters: { id: sessionId },
  })
  const [session] = sessions
  if (!session) return undefined
  const collection = { payment_collection_id: session.payment_collection_id }
  const sum = toMoney(session.raw_amount ?? session.amount, session.currency_code)
  const base = {
    session: session as ReadPayable["session"],
    sum,
    paid: Boolean(session.payment),
  }

  const { data: cartLinks } = await query.graph({
    entity: "cart_payment_collection",
    fields: ["cart_id"],
    filters: collection,
  })
  const cartId = cartLinks[0]?.cart_id as string | undefined
  if (cartId) {
    const { data } = await query.graph({
      entity: "cart",
      fields: ["id", "total", "completed_at", ...PAYER_FIELDS],
      filters: { id: cartId },
    })
    const cart = data[0] as unknown as CartRow | undefined
    if (!cart) return undefined
    return {
      ...base,
      due: toMoney(cart.total, cart.currency_code),
      payer: cart,
      cartId,
      orderCanceled: false,
      paid: base.paid || Boolean(cart.completed_at),
    }
  }

  // A collection without a cart belongs to an order: an order edit or a payment link.
  const { data: orderLinks } = await query.graph({
    entity: "order_payment_collection",
    fields: ["order_id"],
    filters: collection,
  })
  const orderId = orderLinks[0]?.order_id as string | undefined
  if (!orderId) return undefined
  const { data: orders } = await query.graph({
    entity: "order",
    fields: ["id", "status", ...PAYER_FIELDS],
    filters: { id: orderId },
  })
  const order = orders[0] as unknown as (Payable & { status: string }) | undefined
  if (!order) return undefined
  const wanted = session.payment_collection as unknown as { amount: BigNumberInput; raw_amount?: BigNumberInput }
  return {
    ...base,
    due: toMoney(wanted.raw_amount ?? wanted.amount, session.currency_code),
    payer: order,
    cartId: undefined,
    orderCanceled: order.status === "canceled",
  }
}
