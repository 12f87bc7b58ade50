/** One payment of an order, as the order's card shows it. Types only, as in `admin-api.ts`, through which they are reached. */
import type { Refusal } from "../../refusals/refusal"
import type { AssistDiscrepancy } from "../discrepancies/discrepancy-api"
import type { AssistReceipt } from "../receipts/receipt-api"
import type { CodeText, Texts } from "../texts/code-text"

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

/** `GET /admin/assist/orders/:id` (id of Medusa's order): repairs on read, then shows. */
export interface AssistOrderAnswer {
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
  readonly provider_id: string
  readonly merchant_id: string
  readonly status: Status
  /** Assist's word, e.g. `Delayed`. */
  readonly orderstate: string
  readonly currency: string
  /** What the shopper paid or was to pay. */
  readonly amount: string
  /** Currency of the sums below: Assist counts in another one than `currency` when it converted the payment. */
  readonly sums_currency: string
  /** What was asked for: `true`: a hold. What came of it is `taken_at_once`. */
  readonly hold_asked: boolean
  /** Assist took the money with the payment itself, without a hold, whatever was asked for. */
  readonly taken_at_once: boolean
  /** The payment was canceled at Assist before it was first seen: `taken_at_once` is what was asked for, not what is known. */
  readonly stage_assumed: boolean
  /** What can still be captured; `0.00` after the one charge Assist allows. */
  readonly held: string
  readonly charged: string
  /** Given back after a charge. */
  readonly returned: string
  /** The part of the hold that was not charged and went back to the customer. */
  readonly released: string
  /** The part of the hold that was not charged, cannot be charged any more, and is still blocked on the customer's card. */
  readonly blocked: string
  /** False: it was charged in Assist's cabinet, where the rest may have been released. True as long as nothing is blocked. */
  readonly blocked_certain: boolean
  /** Between when and when the bank lets go of what is blocked, as far as Assist's documents say; null: nothing is, or unknown. */
  readonly blocked_until: { readonly earliest: string; readonly latest: string } | null
  /** After a partial capture through Medusa the rest of the hold is released at once (option `autoDeposit`). */
  readonly auto_deposit: boolean
  readonly refundable: string
  /** Said before the first shipment with `captureOn`: a part shipped alone lets go of the rest. From `captureWarning`. */
  readonly capture_warning?: Texts | null
  /** Only the whole can be captured, and refunded: Assist converted the currency, or points paid a part. */
  readonly whole_only: boolean
  readonly test_mode: boolean
  readonly billnumber: string | null
  /** The merchant's cabinet at Assist; empty when the provider's entry is gone from medusa-config. */
  readonly cabinet_url: string
  readonly card: string | null
  readonly card_type: string | null
  readonly bank: string | null
  readonly approval_code: string | null
  readonly three_ds: CodeText | null
  readonly held_at: string | null
  readonly hold_until: string | null
  readonly read_at: string | null
  /** Set when Assist could not be asked just now: what is shown is what was last seen. */
  readonly stale: string | null
  /** The same by its code, for a page in another language. */
  readonly stale_refusal: Refusal | null
  /** What Assist reports of the payer that is not so in Medusa's order; empty too when Assist could not be asked. */
  readonly payer_differs: readonly PayerField[]
  /** Of the payment, its captures and its refunds, oldest first; empty in a shop without receipts. */
  readonly receipts: readonly AssistReceipt[]
  readonly timeline: readonly TimelineEntry[]
  readonly discrepancies: readonly AssistDiscrepancy[]
}

/** Newest first: what the shop asked for, what Assist did, and what Assist wrote. */
export interface TimelineEntry {
  readonly at: string
  readonly source: "shop" | "assist" | "notification"
  readonly kind: "payment" | "charge" | "release" | "refund" | "notification" | "other"
  readonly amount: string | null
  readonly currency: string | null
  /** Of the shop's calls: what became of it. `pending`: not known yet. */
  readonly outcome: "done" | "declined" | "not_sent" | "unknown" | "pending" | null
  readonly billnumber: string | null
  /** The response code of an operation, or the state a notification named, with its meaning. */
  readonly code: CodeText | null
  readonly detail: string | null
}
