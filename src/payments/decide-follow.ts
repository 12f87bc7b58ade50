import { decideAuthorize } from "./decide-authorize"
import type { Discrepancy } from "./discrepancy"
import { findings, type Refusal } from "./findings"
import { followPayment } from "./follow-payment"
import type { FollowStep } from "./follow-step"
import type { MedusaBooks } from "./medusa-books"
import type { OrderView } from "./order-view"
import { UNPLACED_CAUSES, type UnplacedCause } from "./unplaced"

/**
 * The next step that brings Medusa in line with what Assist holds, without calling Assist for what it already
 * did (contract 3.5). Applied again and again until it answers `nothing`, so each step need not foresee the next.
 */
export function decideFollow(view: OrderView, books: MedusaBooks, acceptTestMode: boolean): FollowStep {
  const { payment } = books
  if (payment) {
    // Rows of a capture that never came to Assist go first: nobody looks at a payment again whose hold has moved.
    const movable = view.paid?.status === "held" && !view.paid.moving && payment.captured === 0
    if (books.replacedByEdit && movable) return { do: "rehome_hold" }
    const step = followPayment(view, payment, books)
    return step.do === "nothing" || step.do === "report" ? (paidTwice(view, books) ?? step) : step
  }
  if (!view.paid) return { do: "nothing", why: "not_paid" }
  if (!books.due || !books.session) return giveBack(view, because("session_gone"))
  if (!books.session.usable) return giveBack(view, because(books.paidOtherwise ? "paid_otherwise" : "session_closed"))
  const verdict = decideAuthorize(view, books.due, acceptTestMode)
  switch (verdict.decision) {
    case "pending":
    case "declined":
    case "canceled":
      return { do: "nothing", why: verdict.decision === "canceled" ? "given_back" : "not_paid" }
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
  if (books.order?.canceled) return giveBack(view, because("order_canceled"))
  if (books.paidOtherwise) return giveBack(view, because("paid_otherwise"))
  if (books.order) return attachToOrder(view, books)
  if (books.cart) return { do: "complete_cart", cartId: books.cart.id }
  return { do: "authorize_session" }
}

/** A payment link is paid against the order as it is now, not as it was when the page was opened. */
function attachToOrder(view: OrderView, { orderAsks }: MedusaBooks): FollowStep {
  switch (orderAsks) {
    case "nothing":
      return giveBack(view, because("nothing_owed"))
    case "other_sum":
      // What is taken already cannot be moved: it is booked as it is, and the difference is asked for or refunded.
      if (view.paid?.moving) return { do: "nothing", why: "operation_moving" }
      return view.paid?.status === "held" ? { do: "rehome_hold" } : { do: "authorize_session", fit: true }
    case "same":
    case undefined:
      return { do: "authorize_session" }
  }
}

const because = (cause: UnplacedCause): Refusal => ({ reason: UNPLACED_CAUSES[cause], cause })

function giveBack({ paid }: OrderView, refusal: Refusal): FollowStep {
  if (!paid) return { do: "nothing", why: "not_paid" }
  if (paid.moving) return { do: "nothing", why: "operation_moving" }
  switch (paid.status) {
    case "released":
    case "returned":
      return { do: "nothing", why: "given_back" }
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
  if (second.moving) return { do: "nothing", why: "operation_moving" }
  const ours = payment.billNumber === undefined || payment.billNumber === paid.billNumber
  const plain = second.status === "held" || second.status === "charged"
  if (ours && plain && second.billNumber !== paid.billNumber)
    return { do: "release_extra", billNumber: second.billNumber }
  return report(findings.paidTwice(paid, second))
}

function report(discrepancy: Discrepancy): FollowStep {
  return { do: "report", reason: discrepancy.detail, discrepancy }
}
