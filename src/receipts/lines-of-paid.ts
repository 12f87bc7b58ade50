import { type MinorUnits, minorUnits, type ReceiptItem } from "../gateway"
import { saying } from "../refusals/saying"
import { itemText } from "./item-text"
import type { LineCodes } from "./line-codes"
import { lineTexts } from "./line-texts"
import { formatQuantity, PIECE } from "./quantity"
import type { ReceiptLine } from "./receipt-line"
import type { ReceiptSettings } from "./receipt-settings"
import { type Answer, answer, refuse } from "./refusal"
import type { SaleLine } from "./sale"
import { type LinePart, splitAmount } from "./split-amount"

/** A line with what falls on it. */
export interface PaidLine {
  readonly line: SaleLine
  /** Thousandths. */
  readonly quantity: number
  readonly amount: number
}

/** The receipt lines of one order line. Their ids are given when all of them are known. */
export function linesOfPaid(paid: PaidLine, codes: LineCodes, settings: ReceiptSettings): Answer<ReceiptLine[]> {
  const { line, amount, quantity } = paid
  const parts = splitAmount(amount, quantity)
  if (!parts) return refuse("beyond_limits", saying("receipt_price_beyond", { name: line.name }), line.id)
  const { name, product } = lineTexts(line, settings)
  if (name === "" && product === "") return refuse("no_name", saying("receipt_no_name", { id: line.id }), line.id)
  const { gs1codes, ...common } = codes
  if (gs1codes.length <= 1) {
    const [gs1code] = gs1codes
    return answer(
      parts.map((part) =>
        receiptLine(line.id, part, { ...texts(name, product, part), ...common, ...(gs1code && { gs1code }) }),
      ),
    )
  }
  const single = parts.flatMap(singlePieces)
  if (single.length !== gs1codes.length || quantity !== single.length * PIECE)
    return refuse(
      "marking_codes",
      saying("receipt_marking_codes", { name: line.name, codes: gs1codes.length, quantity: formatQuantity(quantity) }),
      line.id,
    )
  return answer(
    single.map((part, index) =>
      receiptLine(line.id, part, { ...texts(name, product, part), ...common, gs1code: gs1codes[index] }),
    ),
  )
}

/** Pieces that carry a marking code each are lines of their own. */
function singlePieces({ quantity, price, lineQuantity }: LinePart): LinePart[] {
  if (quantity !== lineQuantity) return []
  return Array.from({ length: quantity / PIECE }, () => ({
    quantity: PIECE,
    price,
    amount: price,
    lineQuantity: PIECE,
  }))
}

/** Several pieces, or a part of one, that are sold as one piece tell their quantity in the name. */
function texts(
  name: string,
  product: string,
  { quantity, lineQuantity }: LinePart,
): Pick<ReceiptItem, "product" | "name"> {
  const told = quantity === lineQuantity ? "" : `, ${formatQuantity(lineQuantity)}`
  const shown = told === "" ? name : `${itemText(name || product, 250 - told.length)}${told}`
  return { ...(product === "" ? {} : { product }), ...(shown === "" ? {} : { name: shown }) }
}

function receiptLine(
  lineId: string,
  part: LinePart,
  item: Omit<ReceiptItem, "id" | "price" | "quantity" | "amount">,
): ReceiptLine {
  return {
    lineId,
    lineQuantity: formatQuantity(part.lineQuantity),
    item: {
      id: 0,
      ...item,
      price: part.price as MinorUnits,
      quantity: formatQuantity(part.quantity),
      amount: minorUnits(part.amount),
    },
  }
}
