import type { MedusaContainer } from "@medusajs/framework/types"
import { formatAmount, type MinorUnits, parseAmount } from "../../gateway"
import { ledgerOf, orderContext } from "../../operations/context"
import { type LinesToChoose, linesToChoose } from "../../operations/lines-to-choose"
import { wholeOnly } from "../../payments/in-order-money"
import type { OrderView } from "../../payments/order-view"
import { chooseLines, type LinesWish } from "../../receipts/choose-lines"
import { lineSum } from "../../receipts/refusal"
import { saying } from "../../refusals/saying"
import type { MoveMoneyRequest } from "../money/money-api"
import { notAllowed, type Target, wrongField } from "../money/target"

type Kind = "charge" | "refund"
type Wished = Pick<MoveMoneyRequest, "amount" | "lines">

/** What an owner chose of a payment's receipt, and what it comes to. */
export interface ChosenLines {
  readonly wish: LinesWish
  readonly amount: MinorUnits
}

/**
 * The lines a capture or refund names, measured against what is left of them.
 * @param view what Assist reports now; undefined when it could not be asked
 * @returns undefined for a request that names none
 * @throws MedusaError that names the line and the mend; nothing was sent then
 */
export async function chosenLines(
  container: MedusaContainer,
  { order }: Pick<Target, "order">,
  view: OrderView | undefined,
  kind: Kind,
  wished: Wished,
): Promise<ChosenLines | undefined> {
  const wish = linesWish(wished)
  if (!wish) return undefined
  if (!view) throw notAllowed(saying("lines_assist_away"))
  const attempt = view.paid
  if (!attempt) throw notAllowed(saying("lines_nothing_held"))
  const context = orderContext(container, order.provider_id)
  const chosen = sumOfChosen(await linesToChoose(context, order, view, attempt, kind), wish, wished.amount)
  // A part of the lines is a part of the order's sum, and nobody says what part of Assist's sum that would be.
  if (wholeOnly(attempt) && chosen.amount !== attempt.order.amount)
    throw wrongField("lines", saying("lines_whole_only"))
  return chosen
}

/** The wish of a request; undefined when it names no lines. */
export function linesWish({ amount, lines }: Wished): LinesWish | undefined {
  if (!lines) return undefined
  const named = lines.flatMap(({ line, quantity }) => (quantity === undefined ? [] : [{ line, quantity }]))
  if (named.length === lines.length) return { by: "lines", lines: named }
  if (named.length > 0) throw wrongField("lines", saying("lines_some_quantities"))
  const sum = parseAmount(amount)
  if (sum === undefined) throw wrongField("lines", saying("lines_no_quantity"))
  return { by: "sum", sum, among: lines.map(({ line }) => line) }
}

/** @param amount what the request says they come to, where it does */
export function sumOfChosen(choice: LinesToChoose | undefined, wish: LinesWish, amount?: string): ChosenLines {
  if (!choice) throw wrongField("lines", saying("lines_none_go"))
  const chosen = chooseLines(choice.base, choice.earlier, wish)
  if (!chosen.ok) throw wrongField("lines", chosen.refusal)
  if (amount !== undefined && parseAmount(amount) !== chosen.value.amount)
    throw wrongField(
      "amount",
      saying("lines_make_other_sum", {
        lines: lineSum(chosen.value.amount),
        asked: { amount, currency: null },
      }),
    )
  return { wish, amount: chosen.value.amount }
}

/**
 * Moves money with the lines that were chosen. Core tells the provider's hook no more than a row's id, so they wait for it in
 * the ledger. A choice that a process left there when it died is taken away.
 */
export async function withChosenLines<T>(
  container: MedusaContainer,
  { order }: Pick<Target, "order">,
  kind: Kind,
  chosen: ChosenLines | undefined,
  move: () => Promise<T>,
): Promise<T> {
  const ledger = ledgerOf(container)
  if (!chosen) {
    if (order.chosen_lines) await ledger.chooseLines(order.order_number, null)
    return await move()
  }
  const { wish, amount } = chosen
  await ledger.chooseLines(order.order_number, {
    kind,
    amount: formatAmount(amount),
    wish,
    at: new Date().toISOString(),
  })
  try {
    return await move()
  } finally {
    // Used or not, it was for this move alone. Where it cannot be taken away, it runs out by itself.
    await ledger.chooseLines(order.order_number, null).catch(() => undefined)
  }
}
