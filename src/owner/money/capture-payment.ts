import type { MedusaContainer } from "@medusajs/framework/types"
import { formatAmount, type MinorUnits, parseAmount } from "../../gateway"
import { moneyOf, sumOf } from "../../medusa/amounts"
import { captureInMedusa } from "../../medusa/capture-in-medusa"
import { ledgerOf } from "../../operations/context"
import { saying } from "../../refusals/saying"
import type { AssistPayment, MoveMoneyAnswer, Texts } from "../admin-api"
import { assistTables } from "../assist-tables"
import { lookAtAssist } from "../order-card/look"
import { chosenLines, withChosenLines } from "../receipts/chosen-lines"
import { say } from "../texts/say"
import { type CaptureWishVerdict, decideCaptureWish } from "./decide-capture-wish"
import type { MoveMoneyRequest } from "./money-api"
import { answer, findTarget, lastSeen, notAllowed, type Target, wrongField } from "./target"

/**
 * Captures a hold through core's workflow, whose provider hook moves the money. One owner's wish at a time per order, so
 * that a second click finds the first one done instead of a rival capture row.
 */
export async function capturePayment(
  container: MedusaContainer,
  paymentId: string,
  input: MoveMoneyRequest,
  actor: string,
): Promise<MoveMoneyAnswer> {
  const { order } = await findTarget(container, paymentId)
  const { view } = await lookAtAssist(container, order.order_number) // what the cabinet did is booked first
  return await ledgerOf(container)
    .withLease("follow", order.order_number, async () => {
      const target = await findTarget(container, paymentId)
      const choose = () => chosenLines(container, target, view, "charge", input)
      const early = input.amount === undefined ? await choose() : undefined
      const wished = early ? { ...input, amount: formatAmount(early.amount) } : input
      const verdict = decideCaptureWish(factsOf(target, wished))
      if (verdict.do === "refuse") throw refusal(target, verdict.why, wished)
      if (verdict.do === "capture")
        await withChosenLines(container, target, "charge", early ?? (await choose()), () =>
          capture(container, target, verdict.amount, input.note, actor),
        )
      return { moved: verdict.do === "capture" }
    })
    .then(async ({ moved }) => {
      const target = await findTarget(container, paymentId)
      return await answer(container, target, moved, (shown) => done(target, moved, shown))
    })
}

function factsOf({ payment, order }: Target, { amount, left }: MoveMoneyRequest) {
  return {
    authorized: moneyOf(payment, payment.currency_code).amount,
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

function refusal(target: Target, why: Extract<CaptureWishVerdict, { do: "refuse" }>["why"], input: MoveMoneyRequest) {
  const { payment } = target
  const currency = payment.currency_code.toUpperCase()
  const facts = factsOf(target, input)
  const sum = (minor: MinorUnits) => ({ amount: formatAmount(minor), currency })
  const written = (amount: string | undefined) => ({ amount: amount ?? "", currency })
  switch (why) {
    case "canceled":
      return notAllowed(saying("wish_capture_canceled"))
    case "too_much":
      return wrongField(
        "amount",
        saying("wish_capture_too_much", { asked: written(input.amount), held: sum(facts.authorized) }),
      )
    case "hold_changed":
      return wrongField(
        "left",
        saying("wish_capture_hold_changed", { shown: written(input.left), held: sum(facts.heldAtAssist) }),
      )
    case "one_capture":
      return wrongField("amount", saying("wish_capture_once", { captured: sum(facts.captured) }))
    case "not_at_assist":
      return notAllowed(saying("wish_capture_not_at_assist", { captured: sum(facts.captured) }))
  }
}

function done({ payment, order }: Target, moved: boolean, shown: AssistPayment | undefined): Texts {
  const currency = payment.currency_code.toUpperCase()
  const sum = `${formatAmount(sumOf(payment.captures, payment.currency_code))} ${currency}`
  const number = order.billnumber ?? order.order_number
  const rest = ofTheRest(shown)
  return moved
    ? say(
        `${sum} captured (payment ${number}).${rest.en}`,
        `Списано ${sum} (платёж ${number}).${rest.ru}`,
        `Спісана ${sum} (плацёж ${number}).${rest.be}`,
      )
    : say(
        `${sum} is already captured (payment ${number}). Nothing was captured a second time.`,
        `Уже списано ${sum} (платёж ${number}). Второй раз ничего не списано.`,
        `Ужо спісана ${sum} (плацёж ${number}). Другі раз нічога не спісана.`,
      )
}

/** What became of the rest of the hold: released at once, or blocked until the bank drops it (option `autoDeposit`). */
function ofTheRest(shown: AssistPayment | undefined): Texts {
  if (!shown || shown.stale !== null) return say("", "", "")
  const { released, blocked, blocked_until, sums_currency: currency } = shown
  if (Number(released) > 0)
    return say(
      ` The remaining ${released} ${currency} of the hold is released to the customer at once.`,
      ` Остаток блокировки ${released} ${currency} сразу освобождён для покупателя.`,
      ` Астатак блакіроўкі ${released} ${currency} адразу вызвалены для пакупніка.`,
    )
  if (Number(blocked) === 0) return say("", "", "")
  const [from, to] = [blocked_until?.earliest, blocked_until?.latest].map((date) => date?.slice(0, 10))
  const when =
    from && to
      ? say(`, about ${from} to ${to}`, `, примерно с ${from} по ${to}`, `, прыкладна з ${from} па ${to}`)
      : say("", "", "")
  return say(
    ` The remaining ${blocked} ${currency} of the hold cannot be captured any more and stays blocked on the customer's card until the bank lets go of it${when.en}.`,
    ` Остаток ${blocked} ${currency} списать больше нельзя, он останется заблокированным на карте покупателя, пока его не освободит банк${when.ru}.`,
    ` Астатак ${blocked} ${currency} спісаць больш нельга, ён застанецца заблакіраваным на картцы пакупніка, пакуль яго не вызваліць банк${when.be}.`,
  )
}
