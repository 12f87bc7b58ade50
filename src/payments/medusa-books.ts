import type { MinorUnits, Money } from "../gateway"

/** What Medusa has booked for one order number. */
export interface MedusaBooks {
  /** The sum due: of the payment if there is one, else of the session. `undefined`: both are gone. */
  readonly due: Money | undefined
  readonly session: { readonly usable: boolean } | undefined
  readonly payment: BookedPayment | undefined
  /** The payment was canceled by an edit of a living order, which asks for its money in another collection now. */
  readonly replacedByEdit?: boolean
  /** The cart the session pays for, if any. */
  readonly cart: { readonly id: string } | undefined
  /** The order placed from that cart, or the one whose payment collection this is, if any. */
  readonly order: { readonly id: string; readonly canceled: boolean } | undefined
  /** Another session of the same payment collection has a live payment. */
  readonly paidOtherwise: boolean
}

export interface BookedPayment {
  readonly id: string
  readonly captured: MinorUnits
  readonly refunded: MinorUnits
  readonly canceled: boolean
  /** The billnumber the payment is tied to, from its own data. */
  readonly billNumber?: string
  /** Core has closed the payment as captured in full: it makes no further capture row (contract 2.1). */
  readonly capturedInFull?: boolean
  /** Rows of Medusa's that the order has no transaction for. Absent: none. */
  readonly captureRows?: UnbookedRows
  readonly refundRows?: UnbookedRows
  /**
   * What the order's transactions count as refunded beyond the refund rows: core writes them on order cancel though
   * the refund failed (contract trap 3).
   */
  readonly refundedOnPaper?: MinorUnits
  /**
   * Minor units by which the transactions the order has of this payment exceed captures less refunds; below zero they
   * lack something. Absent: none.
   */
  readonly transactionsAhead?: number
  /**
   * Order transactions of rows that are gone, and second ones of rows that are there: of two captures at the same moment
   * the successful one writes transactions for both; core then deletes the row of the refused one (contract 2.1). Absent:
   * none.
   */
  readonly superfluous?: readonly string[]
  /** That transaction is so young that the cancellation which wrote it may still be running. */
  readonly paperIsYoung?: boolean
}

/** Core writes a capture or refund row before the provider call and the transaction after it. */
export interface UnbookedRows {
  /** So young that the call may still be running. */
  readonly young: MinorUnits
  /** So old that whoever wrote them is gone (contract 2.1, "Crash"). */
  readonly stray: readonly { readonly id: string; readonly amount: MinorUnits }[]
}
