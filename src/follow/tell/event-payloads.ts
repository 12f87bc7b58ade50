import type { DiscrepancyCode } from "../../payments/discrepancy"
import type { UnplacedCause } from "../../payments/unplaced"

/** What every event names: the order number at Assist, and what it belongs to in Medusa as far as that is known. */
export interface EventSubject {
  /** OrderNumber at Assist, such as `7K2M9-QT4XW`. */
  readonly order_number: string
  /** Provider of the payment in Medusa, such as `pp_assist_main`. */
  readonly provider_id: string
  /** Medusa's payment; `null` while there is none. */
  readonly payment_id: string | null
  /** Medusa's order; `null` while there is none. */
  readonly order_id: string | null
  /** Medusa's cart; `null` when there is none, or it is gone. */
  readonly cart_id: string | null
}

/** Money that came, was taken or went back. */
export interface MoneyMoved {
  /** Assist's number of the payment. */
  readonly billnumber: string
  /** What this event adds, in major units with two decimals: `30.10`. Two refunds are two events, each with its own sum. */
  readonly amount: string
  /** ISO 4217, the one in which Assist counts the payment. */
  readonly currency: string
}

/** A refusal on Assist's page, or no payment in time. */
export interface PaymentDeclined {
  /** Assist's number of the attempt. */
  readonly billnumber: string
  /** Assist's response code, such as `AS102`; `timeout` when nobody paid in time. */
  readonly response_code: string
}

/** A second payment that went back. */
export interface ExtraPaymentReleased {
  /** Assist's number of the payment that went back. */
  readonly billnumber: string
}

/** Money that could become no order. */
export interface PaidWithoutOrder {
  /** `amount_differs`: another sum or currency was paid than was due. `order_not_placed`: anything else. */
  readonly code: DiscrepancyCode
  /** What happened, in English. */
  readonly reason: string
  /** Assist's number of the payment. */
  readonly billnumber?: string
  /** What was paid, in major units with two decimals. */
  readonly amount?: string
  /** Currency of `amount`. */
  readonly currency?: string
  /** With `order_not_placed`: why no order could come of it. */
  readonly cause?: UnplacedCause
  /** With `amount_differs`: what was due, in major units with two decimals. */
  readonly due?: string
  /** Currency of `due`. */
  readonly due_currency?: string
}

/** A hold that will end. */
export interface HoldExpiring {
  /** Assist's number of the payment. */
  readonly billnumber: string | null
  /** What is held, in major units with two decimals. */
  readonly amount: string
  /** Currency of `amount`. */
  readonly currency: string
  /** When the hold ends: a `Date`, ISO 8601 text behind a bus that sends JSON. */
  readonly hold_until: Date | string | null
  /** The option `holdExpiry`: what the plugin does about it. */
  readonly policy: "notify" | "capture" | "release"
}

/** The first payment of an agreement arrived. */
export interface AgreementBegun {
  /** The agreement, `asagr_…`. */
  readonly agreement_id: string
}

/** A later payment of an agreement was refused. */
export interface AgreementPaymentDeclined {
  /** The agreement, `asagr_…`. */
  readonly agreement_id: string
  /** Medusa's payment session that could not be paid. */
  readonly payment_session_id: string
  /** Assist's response code; empty when Assist refused without asking the bank. */
  readonly response_code: string
  /** How many payments in a row were refused. */
  readonly declines: number
  /** ISO 8601: when to try again. `null`: a person should look, for example because the card has expired. */
  readonly retry_at: string | null
}

/** An agreement that ended before its last day. */
export interface AgreementCanceled {
  /** The agreement, `asagr_…`. */
  readonly agreement_id: string
  /** `customer`, or the id of the admin user. */
  readonly canceled_by: string
}

/** Something that a person has to see. */
export interface DiscrepancyOpened {
  /** The discrepancy, `asdis_…`. */
  readonly id: string
  /** What kind it is. */
  readonly code: DiscrepancyCode
  /** What happened, in English, with sums and numbers. */
  readonly detail: string
  /** Values for the text of the code, such as `amount`, `currency`, `billnumber`. */
  readonly params: Readonly<Record<string, string>>
}

/** A discrepancy that is over. */
export interface DiscrepancyClosed {
  /** The discrepancy, `asdis_…`. */
  readonly id: string
  /** What kind it is. */
  readonly code: DiscrepancyCode
  /** `resolved`: it is no longer so. `accepted`: a person says it is in order. */
  readonly status: "open" | "resolved" | "accepted"
  /** The admin user who closed it; `null`: the plugin. */
  readonly closed_by: string | null
}

/** The events of the plugin, each with what it tells besides its {@link EventSubject}. */
export interface AssistEventFields {
  /**
   * Money arrived: a hold, or a payment that was taken at once. In the second case `assist.payment_captured` comes with it.
   */
  "assist.payment_held": MoneyMoved
  /** Assist charged, in whole or in part, through Medusa or in its cabinet. */
  "assist.payment_captured": MoneyMoved
  /** Assist returned money that was charged or taken at once, in whole or in part. */
  "assist.payment_refunded": MoneyMoved
  /** A hold ended without a charge. */
  "assist.payment_released": MoneyMoved
  /** An attempt to pay was refused, or timed out. */
  "assist.payment_declined": PaymentDeclined
  /** A second payment under one order number was given back. */
  "assist.extra_payment_released": ExtraPaymentReleased
  /** Money arrived of which no order could come, and was given back. */
  "assist.paid_without_order": PaidWithoutOrder
  /** A hold ends soon and is not captured. Sent once for each hold, `holdExpiryLead` hours before its end. */
  "assist.hold_expiring": HoldExpiring
  /** The first payment of an agreement on recurring payments arrived (docs/subscriptions.md). */
  "assist.agreement_begun": AgreementBegun
  /** A later payment under an agreement was refused. */
  "assist.agreement_payment_declined": AgreementPaymentDeclined
  /** The customer or the owner canceled an agreement. */
  "assist.agreement_canceled": AgreementCanceled
  /** The plugin found something that a person has to see. Finding it again is not told again. */
  "assist.discrepancy_opened": DiscrepancyOpened
  /** A discrepancy went away, was repaired, or was accepted. */
  "assist.discrepancy_closed": DiscrepancyClosed
}
