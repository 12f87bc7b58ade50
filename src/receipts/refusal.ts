import { formatAmount, type MinorUnits } from "../gateway"
import type { RefusedSum } from "../refusals/holes"
import type { Said } from "../refusals/saying"

/** Why there is no receipt. Closed: a switch over it is complete. */
export type RefusalCode =
  /** A number or an id of the order cannot be read: a defect of whoever filled the sale in. */
  | "unreadable"
  /** The lines and credits do not make the sum that is to be paid. */
  | "does_not_add_up"
  /** A receipt of nothing. */
  | "nothing_to_pay"
  /** A price, quantity or sum beyond what Assist takes. */
  | "beyond_limits"
  /** Neither a name nor a product code is left to print. */
  | "no_name"
  /** Metadata or an option holds a code that cannot be one of Assist's. */
  | "wrong_code"
  /** As many marking codes are needed as there are pieces. */
  | "marking_codes"
  /** A part is paid with an advance, and the line says "full payment": Assist's lines cannot tell the two apart. */
  | "advance_in_full_payment"
  /** The line is not on the receipt this operation belongs to. */
  | "unknown_line"
  /** More than is left of a line, or of the receipt. */
  | "more_than_left"
  /** Nothing is left, or nothing was chosen. */
  | "nothing_left"
  /** An earlier operation is not told by lines, or returned what was not sold: what is left is not known. */
  | "unclear_history"
  /** No quantity of three decimals and price of two make the sum exactly. */
  | "no_exact_lines"

/** What a receipt cannot say. For the owner: names the line, says what is wrong and how to mend it. */
export interface ReceiptRefusal extends Said {
  readonly code: RefusalCode
  /** Medusa's id of the line it is about, where it is about one. */
  readonly lineId?: string
}

/** An answer, or the reason why there is none. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: ReceiptRefusal }

export const answer = <T>(value: T): Answer<T> => ({ ok: true, value })

export function refuse(code: RefusalCode, said: Said, lineId?: string): { ok: false; refusal: ReceiptRefusal } {
  return { ok: false, refusal: { code, ...said, ...(lineId === undefined ? {} : { lineId }) } }
}

/** Every answer, or the first refusal. */
export function allOrFirst<T>(answers: readonly Answer<T>[]): Answer<T[]> {
  const values: T[] = []
  for (const one of answers) {
    if (!one.ok) return one
    values.push(one.value)
  }
  return answer(values)
}

/** A sum of receipt lines, which name no currency. */
export function lineSum(amount: number): RefusedSum {
  return { amount: formatAmount(amount as MinorUnits), currency: null }
}
