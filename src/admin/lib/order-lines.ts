import type { ChoosableLine, WishedLine } from "../../owner/admin-api"
import { type Minor, numberToMinor, toMinor } from "./minor-units"

/** What the order page hands to a widget, as far as it is used here. */
export interface ShownOrder {
  readonly id: string
  readonly display_id?: number | null
  readonly items?: readonly {
    readonly id: string
    readonly title?: string | null
    readonly product_title?: string | null
    readonly variant_title?: string | null
    readonly quantity: number
    readonly total?: number | null
  }[]
  readonly shipping_methods?: readonly {
    readonly id: string
    readonly name?: string | null
    readonly total?: number | null
  }[]
  readonly payment_collections?: readonly {
    readonly captured_amount?: number | null
    readonly refunded_amount?: number | null
    readonly payments?: readonly { readonly id: string; readonly provider_id: string }[]
    readonly payment_sessions?: readonly { readonly provider_id: string }[]
  }[]
}

/** Something of the order that can be ticked. */
export interface OrderLine {
  readonly id: string
  readonly kind: "item" | "shipping"
  readonly name: string
  readonly quantity: number
  /** Of the whole line, with taxes and discounts. */
  readonly total: Minor
}

export function linesOf(order: ShownOrder): OrderLine[] {
  const items = (order.items ?? []).map((item): OrderLine => {
    const name = [item.product_title ?? item.title, item.variant_title].filter(Boolean).join(", ")
    return { id: item.id, kind: "item", name, quantity: item.quantity, total: numberToMinor(item.total) }
  })
  const shipping = (order.shipping_methods ?? []).map(
    (method): OrderLine => ({
      id: method.id,
      kind: "shipping",
      name: method.name ?? "",
      quantity: 1,
      total: numberToMinor(method.total),
    }),
  )
  return [...items, ...shipping].filter(({ total, quantity }) => total > 0 && quantity > 0)
}

/** What is left of the lines of a receipt, to be ticked instead of the order's own: in the measure of the order's lines. */
export function linesOfReceipt(left: readonly ChoosableLine[]): OrderLine[] {
  return left.map(({ line, name, quantity, amount }) => ({
    id: String(line),
    kind: "item",
    name,
    quantity: Number(quantity),
    total: toMinor(amount),
  }))
}

/** The ticked lines as the API takes them. */
export function wishedLines(left: readonly ChoosableLine[], ticked: Ticked): Required<WishedLine>[] {
  return left.flatMap(({ line }) => {
    const pieces = ticked[String(line)] ?? 0
    return pieces > 0 ? [{ line, quantity: String(pieces) }] : []
  })
}

/** What a return or claim names, ticked. */
export function tickedOf(lines: readonly Required<WishedLine>[]): Ticked {
  return Object.fromEntries(lines.map(({ line, quantity }) => [String(line), Number(quantity)]))
}

/** The price of some pieces of a line: its share of the total, half-up, and all of it for all pieces. */
export function priceOf(line: OrderLine, pieces: number): Minor {
  return Math.floor((line.total * pieces * 2 + line.quantity) / (2 * line.quantity))
}

/** How many pieces of which line were ticked, by the line's id. */
export type Ticked = Readonly<Record<string, number>>

export function priceOfTicked(lines: readonly OrderLine[], ticked: Ticked): Minor {
  return lines.reduce((sum, line) => sum + priceOf(line, Math.min(ticked[line.id] ?? 0, line.quantity)), 0)
}
