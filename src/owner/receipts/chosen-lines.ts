import type { MedusaContainer } from "@medusajs/framework/types"
import { formatAmount, type MinorUnits, parseAmount } from "../../gateway"
import { ledgerOf, orderContext } from "../../operations/context"
import { type LinesToChoose, linesToChoose } from "../../operations/lines-to-choose"
import { wholeOnly } from "../../payments/in-order-money"
import type { OrderView } from "../../payments/order-view"
import { chooseLines, type LinesWish } from "../../receipts/choose-lines"
import type { MoveMoneyInput } from "../money/move-money-body"
import { notAllowed, type Target, wrongField } from "../money/target"

type Kind = "charge" | "refund"
type Wished = Pick<MoveMoneyInput, "amount" | "lines">

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
  if (!view)
    throw notAllowed("Assist could not be asked just now, so what is left of each line is not known. Nothing was sent.")
  const attempt = view.paid
  if (!attempt) throw notAllowed("Assist holds no money for this payment, so no line of it can be chosen.")
  if (wholeOnly(attempt))
    throw wrongField(
      "lines",
      "Assist counts this payment in other sums than the order (it converted the currency, or points paid a part), so only the whole of it can be moved: leave lines and amount out.",
    )
  const context = orderContext(container, order.provider_id)
  return sumOfChosen(await linesToChoose(context, order, view, attempt, kind), wish, wished.amount)
}

/** The wish of a request; undefined when it names no lines. */
export function linesWish({ amount, lines }: Wished): LinesWish | undefined {
  if (!lines) return undefined
  const named = lines.flatMap(({ line, quantity }) => (quantity === undefined ? [] : [{ line, quantity }]))
  if (named.length === lines.length) return { by: "lines", lines: named }
  if (named.length > 0)
    throw wrongField("lines", "some have a quantity and some have none: give each line a quantity, or none of them.")
  const sum = parseAmount(amount)
  if (sum === undefined)
    throw wrongField("lines", "give each line a quantity, or an amount that is spread over these lines.")
  return { by: "sum", sum, among: lines.map(({ line }) => line) }
}

/** @param amount what the request says they come to, where it does */
export function sumOfChosen(choice: LinesToChoose | undefined, wish: LinesWish, amount?: string): ChosenLines {
  if (!choice)
    throw wrongField(
      "lines",
      "no receipt lines go with this payment (it was made without them, or the option receipt is not set): leave lines out and name an amount.",
    )
  const chosen = chooseLines(choice.base, choice.earlier, wish)
  if (!chosen.ok) throw wrongField("lines", chosen.refusal.reason)
  if (amount !== undefined && parseAmount(amount) !== chosen.value.amount)
    throw wrongField(
      "amount",
      `the chosen lines come to ${formatAmount(chosen.value.amount)}, not to ${amount}: leave amount out, or choose other lines.`,
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
