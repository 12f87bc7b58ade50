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
  readonly order:
    | {
        readonly id: string
        readonly canceled: boolean
        /** The summary core keeps of the order says another sum than its transactions. */
        readonly summaryWrong?: boolean
      }
    | undefined
  /**
   * What the order asks for by now, before its payment is there: the sum of the session, another one, or nothing. Absent: the
   * session pays for a cart, or is a payment already.
   */
  readonly orderAsks?: "same" | "other_sum" | "nothing" | undefined
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
  /** What was captured before its order was canceled, and so is to go back: core asked for it once (contract 2.7). */
  readonly owedBack?: MinorUnits
  /**
   * What a canceled order's transactions count as refunded beyond the refund rows. For writing transactions alone: they are
   * derived, and no money moves by them (design rule 15).
   */
  readonly refundedOnPaper?: MinorUnits
  /**
   * Minor units by which the transactions the order has of this payment exceed captures less refunds; below zero they
   * lack something. Absent: none.
   */
  readonly transactionsAhead?: number
  /** What core wrote wrong among the order's transactions, row by row. Absent: nothing. */
  readonly wrongTransactions?: TransactionMend
  /**
   * Seconds until whoever wrote the youngest row without a transaction, or the transaction of a cancellation, has certainly
   * ended. Absent: nobody is at it.
   */
  readonly busySeconds?: number
}

/** Order transactions to take away, and to write in their stead. */
export interface TransactionMend {
  readonly remove: readonly string[]
  readonly add: readonly {
    readonly reference: "capture" | "refund"
    /** The capture's or refund's. */
    readonly referenceId: string
    /** Exact decimal string in Medusa's major units; refunds are negative. */
    readonly amount: string
  }[]
}

/** Core writes a capture or refund row before the provider call and the transaction after it. */
export interface UnbookedRows {
  /** So young that the call may still be running. */
  readonly young: MinorUnits
  /** So old that whoever wrote them is gone (contract 2.1, "Crash"). */
  readonly stray: readonly { readonly id: string; readonly amount: MinorUnits }[]
}
