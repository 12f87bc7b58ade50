import type { MedusaContainer } from "@medusajs/framework/types"
import { formatAmount, type MinorUnits, parseAmount } from "../../gateway"
import { medusaMoney, sumOf } from "../../medusa/amounts"
import { captureInMedusa } from "../../medusa/capture-in-medusa"
import { ledgerOf } from "../../operations/context"
import type { MoveMoneyAnswer } from "../admin-api"
import { assistTables } from "../assist-tables"
import { lookAtAssist } from "../order-card/look"
import { say } from "../texts/texts"
import { type CaptureWishVerdict, decideCaptureWish } from "./decide-capture-wish"
import type { MoveMoneyInput } from "./move-money-body"
import { answer, findTarget, lastSeen, notAllowed, type Target, wrongField } from "./target"

/**
 * Captures a hold through core's workflow, whose provider hook moves the money. One owner's wish at a time per order, so
 * that a second click finds the first one done instead of a rival capture row.
 */
export async function capturePayment(
  container: MedusaContainer,
  paymentId: string,
  input: MoveMoneyInput,
  actor: string,
): Promise<MoveMoneyAnswer> {
  const { order } = await findTarget(container, paymentId)
  await lookAtAssist(container, order.order_number) // what the cabinet did is booked first
  return await ledgerOf(container)
    .withLease("follow", order.order_number, async () => {
      const target = await findTarget(container, paymentId)
      const verdict = decideCaptureWish(factsOf(target, input))
      if (verdict.do === "refuse") throw refusal(target, verdict.why, input)
      if (verdict.do === "capture") await capture(container, target, verdict.amount, input.note, actor)
      return { moved: verdict.do === "capture" }
    })
    .then(async ({ moved }) => {
      const target = await findTarget(container, paymentId)
      return await answer(container, target, moved, done(target, moved))
    })
}

function factsOf({ payment, order }: Target, { amount, left }: MoveMoneyInput) {
  return {
    authorized: medusaMoney(payment.raw_amount ?? payment.amount, payment.currency_code).amount,
    captured: sumOf(payment.captures, payment.currency_code),
    chargedAtAssist: lastSeen(order, "charged"),
    heldAtAssist: lastSeen(order, "held"),
    canceled: Boolean(payment.canceled_at),
    amount: parseAmount(amount),
    left: parseAmount(left),
  }
}

async function capture(
  container: MedusaContainer,
  { payment, order }: Target,
  amount: MinorUnits | undefined,
  note: string | undefined,
  actor: string,
): Promise<void> {
  await captureInMedusa(container, { paymentId: payment.id, amount: amount, by: actor })
  if (note) await noteOnOperation(container, order.order_number, note)
}

/** Core's capture rows have no note; it stands with our own record of the call. */
async function noteOnOperation(container: MedusaContainer, orderNumber: string, note: string): Promise<void> {
  const tables = assistTables(container)
  const [operation] = await tables.listAssistOperations(
    { order_number: orderNumber, kind: "charge" },
    { take: 1, order: { created_at: "DESC" } },
  )
  if (operation)
    await tables.updateAssistOperations({ id: operation.id, detail: `${operation.detail ?? ""} (${note})` })
}

function refusal(target: Target, why: Extract<CaptureWishVerdict, { do: "refuse" }>["why"], input: MoveMoneyInput) {
  const { payment } = target
  const currency = payment.currency_code.toUpperCase()
  const facts = factsOf(target, input)
  const sum = (minor: MinorUnits) => `${formatAmount(minor)} ${currency}`
  switch (why) {
    case "canceled":
      return notAllowed("The payment was canceled and its hold released; nothing is left to capture.")
    case "too_much":
      return wrongField(
        "amount",
        `${input.amount} ${currency} is more than the ${sum(facts.authorized)} that are held.`,
      )
    case "hold_changed":
      return wrongField(
        "left",
        `the page showed ${input.left} ${currency}, Assist holds ${sum(facts.heldAtAssist)} now. Nothing was captured; look at the payment and try again.`,
      )
    case "one_capture":
      return wrongField(
        "amount",
        `Assist allows one capture per payment, and ${sum(facts.captured)} is already captured. The rest of the hold cannot be captured any more: it goes back to the customer. To take more, ask the customer for a new payment.`,
      )
    case "not_at_assist":
      return notAllowed(
        `Medusa has booked ${sum(facts.captured)} as captured, Assist shows no charge. Nothing was captured now; see the warning on this payment.`,
      )
  }
}

function done({ payment, order }: Target, moved: boolean) {
  const currency = payment.currency_code.toUpperCase()
  const captured = sumOf(payment.captures, payment.currency_code)
  const rest = medusaMoney(payment.raw_amount ?? payment.amount, payment.currency_code).amount - captured
  const sum = `${formatAmount(captured)} ${currency}`
  const left = rest > 0 ? `${formatAmount(rest as MinorUnits)} ${currency}` : undefined
  const number = order.billnumber ?? order.order_number
  return moved
    ? say(
        `${sum} captured (payment ${number}).${left ? ` The remaining ${left} of the hold goes back to the customer.` : ""}`,
        `Списано ${sum} (платёж ${number}).${left ? ` Остаток блокировки ${left} вернётся покупателю.` : ""}`,
        `Спісана ${sum} (плацёж ${number}).${left ? ` Астатак блакіроўкі ${left} вернецца пакупніку.` : ""}`,
      )
    : say(
        `${sum} is already captured (payment ${number}). Nothing was captured a second time.`,
        `Уже списано ${sum} (платёж ${number}). Второй раз ничего не списано.`,
        `Ужо спісана ${sum} (плацёж ${number}). Другі раз нічога не спісана.`,
      )
}
