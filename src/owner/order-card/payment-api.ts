/** One payment of an order, as the order's card shows it. Types only, as in `admin-api.ts`, through which they are reached. */
import type { Refusal } from "../../refusals/refusal"
import type { AssistDiscrepancy } from "../discrepancies/discrepancy-api"
import type { AssistReceipt } from "../receipts/receipt-api"
import type { CodeText, Texts } from "../texts/code-text"

/**
 * State of a payment, over all attempts of its order number.
 *
 * - `none`: Assist knows no such order. `in_process`: the shopper is paying.
 * - `declined`, `timeout`: the attempt was refused, or ended without a payment.
 * - `held`: money is reserved on the customer's card.
 * - `charged`, `partly_charged`: Assist took it, in whole or in part.
 * - `partly_returned`, `returned`: it went back after a charge.
 * - `released`: the hold ended without a charge.
 * - `unclear`: what Assist reports contradicts itself or is unknown to this version. It is never acted on.
 */
export type Status =
  | "none"
  | "in_process"
  | "declined"
  | "timeout"
  | "held"
  | "charged"
  | "partly_charged"
  | "partly_returned"
  | "released"
  | "returned"
  | "unclear"

/** Answer of `GET /admin/assist/orders/:id`. */
export interface AssistOrderAnswer {
  /** One for each payment of the order that was made, or tried, at Assist. Empty: there is none. */
  readonly payments: readonly AssistPayment[]
}

/** What of a payer is compared. */
export type PayerField = "email" | "name"

/** One payment of an order that was made, or tried, at Assist. */
export interface AssistPayment {
  /** OrderNumber at Assist. */
  readonly order_number: string
  /** Medusa's payment, absent while none was made. */
  readonly payment_id: string | null
  /** Provider of the payment in Medusa, such as `pp_assist_main`. */
  readonly provider_id: string
  /** Merchant number at Assist. */
  readonly merchant_id: string
  /** State of the payment, in the plugin's words. */
  readonly status: Status
  /** State of the order in Assist's words, such as `Delayed`. */
  readonly orderstate: string
  /** Currency of `amount`, ISO 4217. */
  readonly currency: string
  /** What the shopper paid or was to pay, in major units with two decimals: `100.00`. */
  readonly amount: string
  /** Currency of the sums below: Assist counts in another one than `currency` when it converted the payment. */
  readonly sums_currency: string
  /** What was asked for. `true`: a hold. What came of it is `taken_at_once`. */
  readonly hold_asked: boolean
  /** Assist took the money with the payment itself, without a hold, whatever was asked for. */
  readonly taken_at_once: boolean
  /** The payment was canceled at Assist before it was first seen: `taken_at_once` is what was asked for, not what is known. */
  readonly stage_assumed: boolean
  /** What can still be captured, in `sums_currency`; `0.00` after the one charge Assist allows. */
  readonly held: string
  /** What Assist took, in `sums_currency`. */
  readonly charged: string
  /** What was given back after a charge. */
  readonly returned: string
  /** The part of the hold that was not charged and is free for the customer again. */
  readonly released: string
  /** The part of the hold that was not charged, cannot be charged any more, and is still blocked on the customer's card. */
  readonly blocked: string
  /** `false`: it was charged in Assist's cabinet, where the rest may have been released. `true` as long as nothing is blocked. */
  readonly blocked_certain: boolean
  /** Between when and when the bank lets go of what is blocked, as far as Assist's documents say; `null`: nothing is, or unknown. */
  readonly blocked_until: {
    /** The first day, ISO 8601. */
    readonly earliest: string
    /** The last day, ISO 8601. */
    readonly latest: string
  } | null
  /** After a partial capture through Medusa the rest of the hold is released at once (option `autoDeposit`). */
  readonly auto_deposit: boolean
  /** What can still be refunded, in `sums_currency`. */
  readonly refundable: string
  /** Said before the first shipment with the option `captureOn`: a part that is shipped alone lets go of the rest. */
  readonly capture_warning?: Texts | null
  /** Only the whole can be captured, and refunded: Assist converted the currency, or points paid a part. */
  readonly whole_only: boolean
  /** Assist marks the payment as a test. */
  readonly test_mode: boolean
  /** Assist's number of the payment; `null` before anybody paid. */
  readonly billnumber: string | null
  /** The merchant's cabinet at Assist; empty when the provider's entry is gone from medusa-config. */
  readonly cabinet_url: string
  /** First six and last four digits of the card. */
  readonly card: string | null
  /** Payment system of the card, such as `VISA`. */
  readonly card_type: string | null
  /** Bank that issued the card. */
  readonly bank: string | null
  /** Approval code of the bank. */
  readonly approval_code: string | null
  /** Outcome of 3-D Secure. */
  readonly three_ds: CodeText | null
  /** When the shopper paid, ISO 8601. */
  readonly held_at: string | null
  /** When the hold ends, ISO 8601. It cannot be captured after that. */
  readonly hold_until: string | null
  /** When Assist was last asked, ISO 8601. */
  readonly read_at: string | null
  /** Set when Assist could not be asked just now, with the reason in English: what is shown is what was last seen. */
  readonly stale: string | null
  /** The same as a code with parameters, for a page in another language. */
  readonly stale_refusal: Refusal | null
  /**
   * What Assist reports of the payer that is not so in Medusa's order. The values themselves are not in the answer. Empty too when
   * Assist could not be asked.
   */
  readonly payer_differs: readonly PayerField[]
  /** What was sent for the receipts of the payment, its captures and its refunds, oldest first. Empty in a shop without receipts. */
  readonly receipts: readonly AssistReceipt[]
  /** What happened to the payment, newest first. */
  readonly timeline: readonly TimelineEntry[]
  /** Its discrepancies, open and closed, newest first. */
  readonly discrepancies: readonly AssistDiscrepancy[]
}

/** One thing that the shop asked for, that Assist did, or that Assist wrote. */
export interface TimelineEntry {
  /** When, ISO 8601. */
  readonly at: string
  /** `shop`: a call of this shop. `assist`: an operation that Assist lists. `notification`: a message of Assist. */
  readonly source: "shop" | "assist" | "notification"
  /** What it was. */
  readonly kind: "payment" | "charge" | "release" | "refund" | "notification" | "other"
  /** The sum, in major units with two decimals; `null`: the whole, or none. */
  readonly amount: string | null
  /** Currency of `amount`, ISO 4217. */
  readonly currency: string | null
  /** Of the shop's calls: what became of it. `pending`: not known yet. */
  readonly outcome: "done" | "declined" | "not_sent" | "unknown" | "pending" | null
  /** Assist's number of the operation. */
  readonly billnumber: string | null
  /** The response code of an operation, or the state a notification named, with its meaning. */
  readonly code: CodeText | null
  /** Further words, in English or as Assist wrote them. */
  readonly detail: string | null
}
