import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { formatAmount, type MinorUnits, minorUnits, parseAmount } from "../../gateway"
import { type AmountRow, moneyOf, refundAmount, sumOf } from "../../medusa/amounts"
import { MADE_AT_ASSIST } from "../../medusa/marks"
import { ledgerOf } from "../../operations/context"
import { saying } from "../../refusals/saying"
import type { MoveMoneyAnswer } from "../admin-api"
import { lookAtAssist } from "../order-card/look"
import { refundable } from "../order-card/refundable"
import { chosenLines, withChosenLines } from "../receipts/chosen-lines"
import { say } from "../texts/say"
import { decideRefundWish, type RefundWishVerdict } from "./decide-refund-wish"
import type { MoveMoneyRequest } from "./money-api"
import { answer, findTarget, lastSeen, notAllowed, type Target, wrongField } from "./target"

/** Nobody means two equal refunds within this time. */
const TWIN_SECONDS = 2

/** What stood when the request came: what tells a twin of it from an earlier refund. */
interface Arrival {
  readonly refundIds: ReadonlySet<string>
  /** By the database's clock, as are the operations. */
  readonly at: Date
}

/**
 * Returns captured money through core's workflow, whose provider hook moves it; also after a partial capture, which
 * core's own admin does not offer. On an order core would refuse (canceled, or none) the payment module books it: the
 * workflow gives the money back there too, and then answers with an error (contract 2.3).
 */
export async function refundPayment(
  container: MedusaContainer,
  paymentId: string,
  input: MoveMoneyRequest,
  actor: string,
): Promise<MoveMoneyAnswer> {
  const first = await findTarget(container, paymentId)
  const arrival = await arrive(container, first)
  const { view } = await lookAtAssist(container, first.order.order_number)
  const { moved, amount, booked } = await ledgerOf(container).withLease(
    "follow",
    first.order.order_number,
    async () => {
      const target = await findTarget(container, paymentId)
      const choose = () => chosenLines(container, target, view, "refund", input)
      const early = input.amount === undefined ? await choose() : undefined
      const wished = early ? { ...input, amount: formatAmount(early.amount) } : input
      const facts = { ...factsOf(target, wished), twin: await hasTwin(container, target, wished, arrival) }
      const verdict = decideRefundWish(facts)
      if (verdict.do === "refuse") throw refusal(target, verdict.why, wished)
      if (verdict.do === "already") return { moved: false, amount: facts.amount, booked: "order" as const }
      const { amount } = verdict
      const move = () => refund(container, target, amount, input, actor)
      return {
        moved: true,
        amount,
        booked: await withChosenLines(container, target, "refund", early ?? (await choose()), move),
      }
    },
  )
  const target = await findTarget(container, paymentId)
  return await answer(container, target, moved, () => done(target, moved, amount, booked))
}

async function arrive(container: MedusaContainer, { payment }: Target): Promise<Arrival> {
  const { rows } = await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw("select now() as at")
  return { refundIds: new Set(payment.refunds?.map(({ id }) => id)), at: new Date(rows[0].at) }
}

async function hasTwin(
  container: MedusaContainer,
  { payment, order }: Target,
  input: MoveMoneyRequest,
  arrival: Arrival,
): Promise<boolean> {
  const wanted = parseAmount(input.amount)
  if (wanted === undefined) return false
  const equal = (row: AmountRow) => moneyOf(row, payment.currency_code).amount === wanted
  // What was made in the cabinet and is only booked now is no click of anybody here.
  const clicked = payment.refunds?.filter(
    ({ id, metadata }) => !arrival.refundIds.has(id) && !metadata?.[MADE_AT_ASSIST],
  )
  if (clicked?.some(equal)) return true
  const since = arrival.at.getTime() - TWIN_SECONDS * 1000
  const operations = await ledgerOf(container).operations(order.order_number)
  return operations.some(
    ({ kind, outcome, amount, settled_at }) =>
      kind === "refund" &&
      outcome === "done" &&
      // The whole of a charge goes back without a sum.
      (amount === null ? sumOf(payment.captures, payment.currency_code) : parseAmount(amount)) === wanted &&
      (settled_at?.getTime() ?? 0) >= since,
  )
}

function factsOf({ payment, order }: Target, input: MoveMoneyRequest) {
  const captured = sumOf(payment.captures, payment.currency_code)
  const refunded = sumOf(payment.refunds, payment.currency_code)
  return {
    captured,
    refunded,
    // Assist's sums are not Medusa's there; the provider's hook knows what can be returned.
    leftAtAssist: order.summary?.whole_only
      ? left(captured, refunded)
      : left(lastSeen(order, "charged"), lastSeen(order, "returned")),
    amount: parseAmount(input.amount),
    left: parseAmount(input.left),
    shown: refundable(order.summary, payment),
  }
}

function left(taken: MinorUnits, returned: MinorUnits): MinorUnits {
  return minorUnits(Math.max(0, taken - returned))
}

/** Returns where it was booked. */
async function refund(
  container: MedusaContainer,
  { payment, link }: Target,
  amount: MinorUnits,
  { note }: MoveMoneyRequest,
  actor: string,
): Promise<"order" | "payment"> {
  const sum = refundAmount(amount, payment)
  const canceled = link && (await isCanceled(container, link.order_id))
  if (!link || canceled) {
    await container
      .resolve(Modules.PAYMENT)
      .refundPayment({ payment_id: payment.id, amount: sum, created_by: actor, ...(note && { note }) })
    return "payment"
  }
  await refundPaymentWorkflow(container).run({
    input: { payment_id: payment.id, amount: sum, created_by: actor, ...(note && { note }) },
  })
  return "order"
}

async function isCanceled(container: MedusaContainer, orderId: string): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["status"], filters: { id: orderId } })
  return (data[0] as { status?: string } | undefined)?.status === "canceled"
}

function refusal(target: Target, why: Extract<RefundWishVerdict, { do: "refuse" }>["why"], input: MoveMoneyRequest) {
  const currency = target.payment.currency_code.toUpperCase()
  const { captured, refunded, leftAtAssist } = factsOf(target, input)
  const sum = (minor: MinorUnits) => ({ amount: formatAmount(minor), currency })
  const written = (amount: string | undefined) => ({ amount: amount ?? "", currency })
  const available = sum(minorUnits(Math.min(left(captured, refunded), leftAtAssist)))
  switch (why) {
    case "only_held":
      return notAllowed(saying("wish_refund_only_held"))
    case "nothing_left":
      return wrongField(
        "amount",
        saying("wish_refund_nothing_left", { refunded: sum(refunded), captured: sum(captured) }),
      )
    case "too_much":
      return wrongField("amount", saying("wish_refund_too_much", { asked: written(input.amount), left: available }))
    case "left_changed":
      return wrongField("left", saying("wish_refund_left_changed", { shown: written(input.left), left: available }))
  }
}

function done({ payment, order }: Target, moved: boolean, amount: MinorUnits | undefined, booked: "order" | "payment") {
  const currency = payment.currency_code.toUpperCase()
  const total = `${formatAmount(sumOf(payment.refunds, payment.currency_code))} ${currency}`
  const sum = amount === undefined ? total : `${formatAmount(amount)} ${currency}`
  const number = order.billnumber ?? order.order_number
  if (!moved)
    return say(
      `${sum} is already returned (payment ${number}, ${total} in all). Nothing was returned a second time.`,
      `Уже возвращено ${sum} (платёж ${number}, всего ${total}). Второй раз ничего не возвращено.`,
      `Ужо вернута ${sum} (плацёж ${number}, усяго ${total}). Другі раз нічога не вернута.`,
    )
  return booked === "order"
    ? say(
        `${sum} returned to the customer (payment ${number}).`,
        `Покупателю возвращено ${sum} (платёж ${number}).`,
        `Пакупніку вернута ${sum} (плацёж ${number}).`,
      )
    : say(
        `${sum} returned to the customer (payment ${number}). The order is canceled, so it is booked on the payment and not among the order's transactions.`,
        `Покупателю возвращено ${sum} (платёж ${number}). Заказ отменён, поэтому возврат записан у платежа, а не среди операций заказа.`,
        `Пакупніку вернута ${sum} (плацёж ${number}). Заказ адменены, таму вяртанне запісана ў плацяжы, а не сярод аперацый заказу.`,
      )
}
