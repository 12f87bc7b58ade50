import type { Money } from "../gateway"

/**
 * What is sold and what is to be paid for it: everything a receipt is made from, told without Medusa's types. Whoever reads
 * a cart or an order fills it in.
 */
export interface Sale {
  /** In the order the receipt shall have: goods, then shipping. */
  readonly lines: readonly SaleLine[]
  /** What makes the payment smaller than the lines. */
  readonly credits?: readonly SaleCredit[]
  /** What this payment or charge takes, in minor units. */
  readonly money: Money
}

export interface SaleLine {
  /** Medusa's id of the line item or shipping method. Unique within the sale. */
  readonly id: string
  /** A gift card that is sold is an advance (FPMode 3) unless its metadata says otherwise. */
  readonly kind: "goods" | "gift_card" | "shipping"
  /** Code of the goods, such as the SKU. */
  readonly product?: string | null
  readonly name: string
  /** A decimal such as `"2"` or `"0.5"`: three places at most (protocol 10). */
  readonly quantity: string
  /**
   * Medusa's `total` of the line in major units, as exact as Medusa has it: for the whole quantity, discounts taken off, taxes
   * added or included. Nothing else is needed to be exact: unit price, discounts and the tax mode are all in it. A negative
   * one (adjustments beyond the line) takes its excess off the other lines.
   */
  readonly total: string
  /** Sum of the line's tax rates in percent; absent for a line without tax lines. */
  readonly taxRate?: string | number
  /** Where `assist_tax`, `assist_fpmode`, `assist_subject` and `assist_gs1code` may stand; the first that has one wins. */
  readonly metadata?: readonly (Readonly<Record<string, unknown>> | null | undefined)[]
}

/**
 * What makes the payment smaller than its lines.
 *
 * - `discount`: a discount on the whole order that is in no line's total. It lowers the lines, and nothing else.
 * - `gift_card`, `store_credit`, `credit_line`, `earlier_payment`: the shop owes the customer this money already. For 54-FZ it
 *   is an advance that is now offset, not a discount: Medusa writes discounts as adjustments of the lines, and credit lines
 *   for what a customer has paid or was promised. See `payable-mode.ts` for what a receipt can say of it.
 */
export interface SaleCredit {
  readonly kind: "discount" | "gift_card" | "store_credit" | "credit_line" | "earlier_payment"
  /** Major units, exact, not negative. */
  readonly amount: string
}
