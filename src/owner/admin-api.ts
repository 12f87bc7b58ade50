/**
 * What the plugin's admin API answers: shared by its routes, its admin pages and whoever scripts against it. Types
 * only, so that the browser's bundle takes nothing from the server. Sums are decimal strings with two decimals, times
 * are ISO 8601. Every route needs an admin user, as core's own payment routes do.
 */
import type { DiscrepancyAction, DiscrepancyCode } from "../payments/discrepancy"
import type { Refusal } from "../refusals/refusal"
import type { AssistReceipt, WishedLine } from "./receipts/receipt-api"
import type { CodeText, Texts } from "./texts/code-text"

export type * from "./overview/overview-api"
export type * from "./receipts/receipt-api"
export type { CodeText, Refusal, Texts }

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

/** `POST /admin/assist/payments/:id/capture`, `/refund`. Without `amount` and `lines`: all that is left. */
export interface MoveMoneyRequest {
  readonly amount?: string
  /**
   * Lines of the receipt. Each with a quantity: the sum follows from them. None with one: `amount` is spread over them.
   * Without lines a sum is spread over what is left of all.
   */
  readonly lines?: readonly WishedLine[]
  readonly note?: string
  /**
   * What the page showed as left when the button was pressed: `held` for a capture, `refundable` for a refund. When it is
   * no longer so, another tab or a second click was faster: nothing is moved and the answer says what stands.
   */
  readonly left?: string
}

/** Answer of capture, refund, release, `POST /admin/assist/orders/:id/check` and of a repair: what stands afterwards. */
export interface MoveMoneyAnswer {
  /** In words, for the owner. */
  readonly message: Texts
  /** `false`: the wished state stood already (a second click, another tab, the cabinet), no money was moved by this call. */
  readonly moved: boolean
  readonly payments: readonly AssistPayment[]
}

export interface AssistDiscrepancy {
  readonly id: string
  readonly order_number: string
  /** Medusa's order, when there is one, to link to. */
  readonly order_id: string | null
  readonly display_id: number | null
  readonly code: DiscrepancyCode
  /** Values for the text of the code. */
  readonly params: Readonly<Record<string, string>>
  /** In English. */
  readonly detail: string
  readonly status: "open" | "resolved" | "accepted"
  /** First the suggested one; empty when it is closed. */
  readonly actions: readonly DiscrepancyAction[]
  readonly created_at: string
  readonly closed_at: string | null
  readonly note: string | null
}

export interface Page {
  readonly count: number
  readonly offset: number
  readonly limit: number
}

/**
 * `GET /admin/assist/orders?q=7k2m9qt4xw&limit=&offset=`: orders by the beginning of their number at Assist, or of Assist's own
 * number (billnumber). Asks nobody: what was last seen.
 */
export interface OrderList extends Page {
  readonly orders: readonly {
    readonly provider_id: string
    readonly order_number: string
    /** Medusa's order, absent while none was placed. */
    readonly order_id: string | null
    readonly display_id: number | null
    readonly status: Status
    readonly amount: string
    readonly currency: string
    readonly billnumber: string | null
    readonly opened_at: string
  }[]
}

/** `GET /admin/assist/discrepancies?status=&code=&order_number=&limit=&offset=` */
export interface DiscrepancyList extends Page {
  readonly discrepancies: readonly AssistDiscrepancy[]
}

/** `POST /admin/assist/discrepancies/:id` */
export interface ResolveDiscrepancyRequest {
  readonly action: DiscrepancyAction
  readonly note?: string
}

/** `GET /admin/assist/notifications?verdict=&order_number=&q=&limit=&offset=`, and `/:id` for one. */
export interface NotificationList extends Page {
  readonly notifications: readonly AssistNotificationView[]
  /** Messages about orders this shop never opened: counted, not kept. */
  readonly unopened: { readonly count: number; readonly last_received_at: string | null }
}

export interface AssistNotificationView {
  readonly id: string
  readonly merchant_id: string
  readonly order_number: string
  readonly order_id: string | null
  readonly display_id: number | null
  readonly billnumber: string
  readonly operationtype: CodeText
  readonly orderstate: CodeText
  readonly verdict: "stored" | "applied" | "ignored" | "failed"
  readonly detail: string | null
  /** How often the same bytes came. */
  readonly received: number
  readonly created_at: string
  readonly last_received_at: string
  /** Scrubbed of secrets and personal data. */
  readonly fields: Readonly<Record<string, string>>
}

/** `POST /admin/assist/notifications/:id/replay`: asks Assist and follows it again, as when the message came. */
export interface ReplayAnswer {
  readonly notification: AssistNotificationView
}

/** `GET /admin/assist/holds?within_hours=72&limit=&offset=` */
export interface HoldList extends Page {
  readonly holds: readonly {
    readonly provider_id: string
    readonly order_number: string
    readonly order_id: string | null
    readonly display_id: number | null
    readonly amount: string
    readonly currency: string
    readonly billnumber: string | null
    readonly hold_until: string
  }[]
}

/** `GET /admin/assist/merchants`: the provider entries of medusa-config. Nothing secret. */
export interface MerchantList {
  readonly merchants: readonly AssistMerchant[]
}

export interface AssistMerchant {
  readonly provider_id: string
  readonly merchant_id: string
  readonly server_url: string
  readonly notification_url: string
  /** `pay` at Assist: two stages (hold, then capture) or one. */
  readonly stages: 1 | 2
  readonly capture_on: "manual" | "fulfillment" | "shipment"
  readonly hold_days: number
  readonly hold_expiry: "notify" | "capture" | "release"
  readonly test_mode: boolean
  /** Two secret words are accepted at the moment: Assist's cabinet is to be switched to the new one, then the old removed. */
  readonly rotating_secret: boolean
  readonly login_hint: string
  readonly regions: readonly { readonly id: string; readonly name: string; readonly currency: string }[]
  readonly last_notification: { readonly at: string; readonly verdict: string; readonly detail: string | null } | null
  /** Until when every operation at Assist has been seen; null: Assist has not been asked yet, or has not answered. */
  readonly last_in_step: string | null
  readonly counts: { readonly held: number; readonly discrepancies: number; readonly unsettled: number }
  /** What to set in Assist's cabinet, in the cabinet's own words. */
  readonly cabinet_settings: readonly { readonly name: string; readonly value: string; readonly why: Texts }[]
  /** The wallets of the option `wallets`, and what each still lacks; as in the connection test. */
  readonly wallets: ConnectionCheck["checks"]
}

/** `POST /admin/assist/merchants/:provider_id/check`: asks Assist; the same as the `doctor` command. */
export interface ConnectionCheck {
  readonly checks: readonly {
    readonly name:
      | "server"
      | "credentials"
      | "secret_word"
      | "clock"
      | "two_stages"
      | "notification_url"
      | "test_mode"
      | "open_order"
      | "receipt_taxes"
      | "receipts"
      | "google_pay"
      | "apple_pay"
      | "samsung_pay"
      | "mir_pay"
    readonly result: "ok" | "warning" | "failed" | "unknown"
    readonly message: Texts
  }[]
}

/**
 * `GET /admin/assist/reconciliation?provider_id=&date=2026-01-31[&utc_offset=+03:00][&limit=&offset=&as_of=][&format=csv]
 * [&lang=ru]`: one day against `resultbydate`. Assist counts its days in GMT; `utc_offset` moves the day to the shop's own.
 */
export interface Reconciliation extends Page {
  readonly provider_id: string
  readonly date: string
  readonly utc_offset: string
  readonly totals: readonly {
    readonly currency: string
    readonly assist_charged: string
    readonly medusa_captured: string
    readonly assist_returned: string
    readonly medusa_refunded: string
  }[]
  /** When Assist was asked: with it as a parameter, other pages and the CSV show the same comparison, for ten minutes. */
  readonly as_of: string
  /** Of all rows, those that are not equal. They come first. */
  readonly differing: number
  readonly rows: readonly ReconciliationRow[]
}

export interface ReconciliationRow {
  readonly order_number: string
  readonly billnumber: string
  readonly order_id: string | null
  readonly display_id: number | null
  readonly orderstate: string
  readonly currency: string
  readonly held: string
  readonly charged: string
  readonly captured: string
  readonly returned: string
  readonly refunded: string
  /** `equal`, what differs, or that only one side knows it. */
  readonly verdict: "equal" | "differs" | "only_assist" | "only_medusa"
}

/** An agreement on recurring payments (docs/subscriptions.md). Sums are decimal strings. */
export interface Agreement {
  readonly id: string
  readonly provider_id: string
  /** Null: a guest agreed, or the person was erased. */
  readonly customer_id: string | null
  /** Of the first payment; null until it is paid. */
  readonly billnumber: string | null
  readonly status: "proposed" | "active" | "ended" | "canceled"
  readonly currency: string
  readonly min_amount: string
  readonly max_amount: string
  readonly period_days: number
  /** The last day, `YYYY-MM-DD`. */
  readonly until: string
  readonly last_charged_at: string | null
  /** From when the next payment may be taken. */
  readonly chargeable_from: string | null
  /** Refusals since it was paid last, and when to try again. */
  readonly declines: number
  readonly retry_at: string | null
  readonly canceled_at: string | null
  readonly created_at: string
  /** Newest first; `orderstate` in Assist's words, as last seen. */
  readonly payments: readonly {
    readonly order_number: string
    readonly amount: string
    readonly currency: string
    readonly orderstate: string
    readonly opened_at: string
  }[]
}

/** `GET /admin/assist/agreements[?status=&limit=&offset=]`, newest first. */
export interface AgreementList extends Page {
  readonly agreements: readonly Agreement[]
}
