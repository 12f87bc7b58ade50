import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { type MinorUnits, minorUnits, parseAmount } from "../../gateway"
import { bookedPayments, type MedusaPayment } from "../../medusa/booked-payments"
import { type OrderLink, orderLinks } from "../../medusa/order-links"
import { orderNumberOf } from "../../medusa/order-number"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import { ledgerOf } from "../../operations/context"
import { Refused } from "../../refusals/refused"
import { type Said, saying } from "../../refusals/saying"
import type { AssistPayment, MoveMoneyAnswer, Texts } from "../admin-api"
import { lookAndShow, orderPayments } from "../order-card/order-payments"

/** The payment an owner's wish is about, as it stands now. */
export interface Target {
  readonly payment: MedusaPayment
  readonly order: LedgerOrder
  readonly link: OrderLink | undefined
}

/** @throws MedusaError: not_found for an unknown payment, not_allowed for one of another provider */
export async function findTarget(container: MedusaContainer, paymentId: string): Promise<Target> {
  const [payment] = await bookedPayments(container, { id: paymentId })
  if (!payment) throw new Refused(MedusaError.Types.NOT_FOUND, saying("no_payment", { payment: paymentId }))
  if (!/^pp_assist(_|$)/.test(payment.provider_id))
    throw notAllowed(saying("other_provider", { payment: paymentId, provider: payment.provider_id }))
  const orderNumber = orderNumberOf(payment.data ?? undefined)
  const order = await ledgerOf(container).find(orderNumber)
  if (!order)
    throw new Refused(
      MedusaError.Types.NOT_FOUND,
      saying("payment_never_sent", { payment: paymentId, number: orderNumber }),
    )
  const links = await orderLinks(container, [order])
  return { payment, order, link: links.get(order.order_number) }
}

/**
 * What stands after a wish was fulfilled, read at Assist once more.
 * @param words what to say, of the payment as it stands now
 */
export async function answer(
  container: MedusaContainer,
  { order, link }: Target,
  moved: boolean,
  words: (shown: AssistPayment | undefined) => Texts,
): Promise<MoveMoneyAnswer> {
  const payments: AssistPayment[] = link
    ? await orderPayments(container, link.order_id)
    : await lookAndShow(container, [order.order_number])
  const shown = payments.find(({ order_number }) => order_number === order.order_number)
  return { message: words(shown), moved, payments }
}

/** The sum Assist's ledger showed at the last read. */
export function lastSeen(order: LedgerOrder, what: "held" | "charged" | "returned"): MinorUnits {
  return parseAmount(order.summary?.[what]) ?? minorUnits(0)
}

export function notAllowed(said: Said): Refused {
  return new Refused(MedusaError.Types.NOT_ALLOWED, said)
}

/** A wrong value of the request; the text begins with the field's name. */
export function wrongField(field: "amount" | "left" | "lines", said: Said): Refused {
  return new Refused(MedusaError.Types.INVALID_DATA, said, undefined, field)
}
