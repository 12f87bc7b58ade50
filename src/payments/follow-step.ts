import type { MinorUnits } from "../gateway"
import type { Discrepancy } from "./discrepancy"
import type { TransactionMend } from "./medusa-books"
import type { NothingWhy } from "./nothing-to-do"

/** One change of Medusa's books, or of Assist's ledger, that makes the two agree. */
export type FollowStep =
  | { readonly do: "complete_cart"; readonly cartId: string }
  /** `fit`: the order asks for another sum than was taken; the collection is made to ask for what was. */
  | { readonly do: "authorize_session"; readonly fit?: true }
  | { readonly do: "record_capture"; readonly paymentId: string; readonly amount: MinorUnits }
  | { readonly do: "record_refund"; readonly paymentId: string; readonly amount: MinorUnits }
  | { readonly do: "record_release"; readonly paymentId: string }
  /** An order edit canceled the payment and the hold was kept: make it pay for the edited order. */
  | { readonly do: "rehome_hold" }
  /** Give back money that can never become a payment. */
  | { readonly do: "release"; readonly reason: string; readonly discrepancy: Discrepancy }
  /** Give back a further payment under the same number: the one that is Medusa's stays. */
  | { readonly do: "release_extra"; readonly billNumber: string }
  /** Repeat the release core asked for when the order was canceled, and then hid the failure of (contract trap 3). */
  | { readonly do: "cancel_payment"; readonly paymentId: string }
  /** Return what was captured before the order was canceled and did not go back then (contract trap 3). */
  | { readonly do: "make_refund"; readonly paymentId: string; readonly amount: MinorUnits }
  /**
   * Return at Assist what refund rows of a canceled order say: a crash kept them from it, and core then canceled the order
   * without returning that sum once more (contract 2.7).
   */
  | { readonly do: "refund_booked"; readonly paymentId: string }
  /** Take rows away that a crash left and that stand for no money, or for money that is then booked properly. */
  | { readonly do: "remove_captures"; readonly paymentId: string; readonly ids: readonly string[] }
  | { readonly do: "remove_refunds"; readonly paymentId: string; readonly ids: readonly string[] }
  /** Write the order transaction of captures that are right but were never told to the order. */
  | { readonly do: "book_captures"; readonly paymentId: string }
  /**
   * Write the order transaction that makes a canceled order's transactions come to what its payment says. Core writes
   * none on a canceled order any more, and what it wrote while canceling may stand on rows a crash had left.
   */
  | {
      readonly do: "correct_transactions"
      readonly paymentId: string
      readonly reference: "capture" | "refund"
      readonly amount: MinorUnits
    }
  /**
   * Put order transactions right that core wrote for a capture or refund it then undid, wrote twice, or wrote with the sum of
   * another one made at the same moment (contract 2.1 and 2.3).
   */
  | ({ readonly do: "mend_transactions"; readonly paymentId: string } & TransactionMend)
  /** A person has to look; nothing is changed. */
  | { readonly do: "report"; readonly reason: string; readonly discrepancy: Discrepancy }
  | { readonly do: "nothing"; readonly why: NothingWhy }

/** Steps that move or unbook money: not while it is unknown what an earlier call did. */
export const NEEDS_SETTLED: ReadonlySet<FollowStep["do"]> = new Set([
  "rehome_hold",
  "release",
  "release_extra",
  "cancel_payment",
  "make_refund",
  "refund_booked",
  "remove_captures",
  "remove_refunds",
])

/** Steps that change what a Medusa order asks for beside its holds: of several payments of one order, one at a time. */
export const CHANGES_ORDER: ReadonlySet<FollowStep["do"]> = new Set(["authorize_session", "rehome_hold"])
