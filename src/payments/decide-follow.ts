import { type MinorUnits, type Money, minorUnits } from "../gateway"
import { decideAuthorize, describe } from "./decide-authorize"
import type { OrderView } from "./order-view"

/** What Medusa has booked for one order number. */
export interface MedusaBooks {
  /** The sum due: of the payment if there is one, else of the session. `undefined`: both are gone. */
  readonly due: Money | undefined
  readonly session: { readonly usable: boolean } | undefined
  readonly payment:
    | {
        readonly id: string
        readonly captured: MinorUnits
        readonly refunded: MinorUnits
        readonly canceled: boolean
      }
    | undefined
  /** The cart the session pays for, if any. */
  readonly cart: { readonly id: string } | undefined
  /** The order placed from that cart, or the one whose payment collection this is, if any. */
  readonly order: { readonly id: string; readonly canceled: boolean } | undefined
  /** Another session of the same payment collection has a live payment. */
  readonly paidOtherwise: boolean
}

/** One change of Medusa's books, or of Assist's ledger, that makes the two agree. */
export type FollowStep =
  | { readonly do: "complete_cart"; readonly cartId: string }
  | { readonly do: "authorize_session" }
  | { readonly do: "record_capture"; readonly paymentId: string; readonly amount: MinorUnits }
  | { readonly do: "record_refund"; readonly paymentId: string; readonly amount: MinorUnits }
  | { readonly do: "record_void"; readonly paymentId: string }
  /** Give back money that can never become a payment. */
  | { readonly do: "release"; readonly reason: string }
  /** A person has to look; nothing is changed. */
  | { readonly do: "report"; readonly reason: string }
  | { readonly do: "nothing"; readonly why: string }

/**
 * The next step that brings Medusa in line with what Assist holds, without calling Assist for what it already
 * did (contract 3.5). Applied again and again until it answers `nothing`, so each step need not foresee the next.
 */
export function decideFollow(view: OrderView, books: MedusaBooks, acceptTestMode: boolean): FollowStep {
  const { payment } = books
  if (payment) {
    const step = followPayment(view, payment)
    return step.do === "nothing" ? (paidTwice(view) ?? step) : step
  }
  if (!view.paid) return { do: "nothing", why: view.status }
  if (!books.due || !books.session)
    return giveBack(view, "The payment session is gone: the cart was changed or abandoned.")
  if (!books.session.usable) return giveBack(view, "The payment session was closed before the payment arrived.")
  const verdict = decideAuthorize(view, books.due, acceptTestMode)
  switch (verdict.decision) {
    case "pending":
    case "declined":
    case "canceled":
      return { do: "nothing", why: verdict.decision }
    case "refused":
      return verdict.release ? giveBack(view, verdict.reason) : { do: "report", reason: verdict.reason }
    case "authorized":
    case "captured":
      return attach(view, books)
  }
}

function attach(view: OrderView, books: MedusaBooks): FollowStep {
  if (books.order?.canceled) return giveBack(view, "The order was canceled before the payment arrived.")
  if (books.paidOtherwise) return giveBack(view, "The order was already paid in another way.")
  if (books.order) return { do: "authorize_session" }
  if (books.cart) return { do: "complete_cart", cartId: books.cart.id }
  return { do: "authorize_session" }
}

function giveBack(view: OrderView, reason: string): FollowStep {
  const { paid } = view
  if (!paid) return { do: "nothing", why: "nothing held" }
  if (paid.moving) return { do: "nothing", why: "moving" }
  switch (paid.status) {
    case "released":
    case "returned":
      return { do: "nothing", why: paid.status }
    case "unclear":
      return { do: "report", reason: `${reason} Assist's report on payment ${paid.billNumber} cannot be read.` }
    case "held":
    case "charged":
    case "partly_charged":
    case "partly_returned":
      return { do: "release", reason }
  }
}

function followPayment(view: OrderView, payment: NonNullable<MedusaBooks["payment"]>): FollowStep {
  const { paid } = view
  if (!paid)
    return {
      do: "report",
      reason: `Medusa has a payment that Assist does not show (state: ${view.last?.stateText || "no such order"}).`,
    }
  if (paid.moving) return { do: "nothing", why: "moving" }
  if (paid.status === "unclear")
    return { do: "report", reason: `Assist's report on payment ${paid.billNumber} cannot be read.` }
  if (paid.status === "released") return followRelease(payment)
  if (paid.status === "held" && payment.canceled)
    return {
      do: "report",
      reason: `Medusa has canceled payment ${paid.billNumber}, while Assist still holds its money.`,
    }
  // From here on sums are compared, and these are not in Medusa's currency or leave the points out.
  if (paid.converted || paid.severalPayments)
    return { do: "nothing", why: paid.converted ? "converted" : "several payments" }
  if (paid.charged > payment.captured && payment.canceled)
    // Given up in Medusa and paid back in full: both sides ended at nothing.
    return paid.charged === paid.returned
      ? { do: "nothing", why: "canceled" }
      : { do: "report", reason: `Medusa has canceled payment ${paid.billNumber}, while Assist has captured it.` }
  if (paid.charged > payment.captured)
    return { do: "record_capture", paymentId: payment.id, amount: minorUnits(paid.charged - payment.captured) }
  if (paid.charged < payment.captured)
    return {
      do: "report",
      reason: `Medusa has booked a capture of payment ${paid.billNumber} that Assist does not show.`,
    }
  if (paid.returned > payment.refunded)
    return { do: "record_refund", paymentId: payment.id, amount: minorUnits(paid.returned - payment.refunded) }
  if (paid.returned < payment.refunded)
    return {
      do: "report",
      reason: `Medusa has booked a refund of payment ${paid.billNumber} that Assist does not show.`,
    }
  return { do: "nothing", why: "equal" }
}

function paidTwice({ paid, extra }: OrderView): FollowStep | undefined {
  const [second] = extra
  if (!paid || !second) return undefined
  return {
    do: "report",
    reason: `The customer paid more than once: beside payment ${paid.billNumber} Assist holds ${describe(second.order)} in payment ${second.billNumber}. Return it in Assist's cabinet.`,
  }
}

function followRelease(payment: NonNullable<MedusaBooks["payment"]>): FollowStep {
  if (payment.canceled) return { do: "nothing", why: "released" }
  if (payment.captured > 0)
    return { do: "report", reason: "Medusa has booked a capture, while the hold was released at Assist." }
  return { do: "record_void", paymentId: payment.id }
}
