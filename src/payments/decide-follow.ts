import type { MinorUnits } from "../gateway"
import { decideAuthorize } from "./decide-authorize"
import type { Discrepancy } from "./discrepancy"
import { findings, type Refusal } from "./findings"
import { followPayment } from "./follow-payment"
import type { MedusaBooks } from "./medusa-books"
import type { OrderView } from "./order-view"

export type { BookedPayment, MedusaBooks, UnbookedRows } from "./medusa-books"

/** One change of Medusa's books, or of Assist's ledger, that makes the two agree. */
export type FollowStep =
  | { readonly do: "complete_cart"; readonly cartId: string }
  | { readonly do: "authorize_session" }
  | { readonly do: "record_capture"; readonly paymentId: string; readonly amount: MinorUnits }
  | { readonly do: "record_refund"; readonly paymentId: string; readonly amount: MinorUnits }
  | { readonly do: "record_void"; readonly paymentId: string }
  /** An order edit canceled the payment and the hold was kept: make it pay for the edited order. */
  | { readonly do: "move_hold" }
  /** Give back money that can never become a payment. */
  | { readonly do: "release"; readonly reason: string; readonly discrepancy: Discrepancy }
  /** Give back a further payment under the same number: the one that is Medusa's stays. */
  | { readonly do: "release_extra"; readonly billNumber: string }
  /** Repeat the release core asked for when the order was canceled, and then hid the failure of (contract trap 3). */
  | { readonly do: "cancel_payment"; readonly paymentId: string }
  /** Make the refund core booked when the order was canceled though it had failed (contract trap 3). */
  | { readonly do: "make_refund"; readonly paymentId: string; readonly amount: MinorUnits }
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
  /** Take order transactions away that core wrote for a capture or refund it then undid, or wrote twice. */
  | { readonly do: "remove_transactions"; readonly ids: readonly string[] }
  /** A person has to look; nothing is changed. */
  | { readonly do: "report"; readonly reason: string; readonly discrepancy: Discrepancy }
  | { readonly do: "nothing"; readonly why: string }

/**
 * The next step that brings Medusa in line with what Assist holds, without calling Assist for what it already
 * did (contract 3.5). Applied again and again until it answers `nothing`, so each step need not foresee the next.
 */
export function decideFollow(view: OrderView, books: MedusaBooks, acceptTestMode: boolean): FollowStep {
  const { payment } = books
  if (payment) {
    if (books.replacedByEdit && view.paid?.status === "held" && !view.paid.moving) return { do: "move_hold" }
    const step = followPayment(view, payment, books)
    return step.do === "nothing" || step.do === "report" ? (paidTwice(view, books) ?? step) : step
  }
  if (!view.paid) return { do: "nothing", why: view.status }
  if (!books.due || !books.session)
    return giveBack(view, { reason: "The payment session is gone: the cart was changed or abandoned." })
  if (!books.session.usable)
    return giveBack(view, { reason: "The payment session was closed before the payment arrived." })
  const verdict = decideAuthorize(view, books.due, acceptTestMode)
  switch (verdict.decision) {
    case "pending":
    case "declined":
    case "canceled":
      return { do: "nothing", why: verdict.decision }
    case "refused":
      if (verdict.release) return giveBack(view, { reason: verdict.reason, due: books.due })
      return report(
        view.paid.status === "unclear"
          ? findings.stateUnclear(view.paid, verdict.reason)
          : findings.testPayment(view.paid, verdict.reason),
      )
    case "authorized":
    case "captured":
      return attach(view, books)
  }
}

function attach(view: OrderView, books: MedusaBooks): FollowStep {
  if (books.order?.canceled) return giveBack(view, { reason: "The order was canceled before the payment arrived." })
  if (books.paidOtherwise) return giveBack(view, { reason: "The order was already paid in another way." })
  if (books.order) return { do: "authorize_session" }
  if (books.cart) return { do: "complete_cart", cartId: books.cart.id }
  return { do: "authorize_session" }
}

function giveBack({ paid }: OrderView, refusal: Refusal): FollowStep {
  if (!paid) return { do: "nothing", why: "nothing held" }
  if (paid.moving) return { do: "nothing", why: "moving" }
  switch (paid.status) {
    case "released":
    case "returned":
      return { do: "nothing", why: paid.status }
    case "unclear":
      return report(
        findings.stateUnclear(paid, `${refusal.reason} Assist's report on payment ${paid.billNumber} cannot be read.`),
      )
    case "held":
    case "charged":
    case "partly_charged":
    case "partly_returned":
      return { do: "release", reason: refusal.reason, discrepancy: findings.notPlaced(paid, refusal) }
  }
}

/**
 * The customer must not have paid twice until somebody looks: a further payment is given back at once when it is plain
 * (a hold or a charge that nothing was done with yet) and is certainly not the one Medusa is tied to.
 */
function paidTwice({ paid, extra }: OrderView, { payment }: MedusaBooks): FollowStep | undefined {
  const [second] = extra
  if (!paid || !payment || !second) return undefined
  if (second.moving) return { do: "nothing", why: "moving" }
  const ours = payment.billNumber === undefined || payment.billNumber === paid.billNumber
  const plain = second.status === "held" || second.status === "charged"
  if (ours && plain && second.billNumber !== paid.billNumber)
    return { do: "release_extra", billNumber: second.billNumber }
  return report(findings.paidTwice(paid, second))
}

function report(discrepancy: Discrepancy): FollowStep {
  return { do: "report", reason: discrepancy.detail, discrepancy }
}
