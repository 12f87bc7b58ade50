/** Merchants and their connection test in the plugin's admin API. Types only, as in `admin-api.ts`, through which they are reached. */
import type { Texts } from "../texts/code-text"

/** Answer of `GET /admin/assist/merchants`. Nothing secret. */
export interface MerchantList {
  /** The provider entries of medusa-config, in its order. */
  readonly merchants: readonly AssistMerchant[]
}

/** One provider entry of medusa-config. */
export interface AssistMerchant {
  /** Provider of the payments in Medusa, such as `pp_assist_main`. */
  readonly provider_id: string
  /** Merchant number at Assist. */
  readonly merchant_id: string
  /** Option `serverUrl`. */
  readonly server_url: string
  /** Address to set in Assist's cabinet for its messages. */
  readonly notification_url: string
  /** `2`: Assist holds the money and the owner captures it. `1`: Assist takes the money at once (option `capture`). */
  readonly stages: 1 | 2
  /** Option `captureOn`. */
  readonly capture_on: "manual" | "fulfillment" | "shipment"
  /** Option `holdDays`. */
  readonly hold_days: number
  /** Option `holdExpiry`. */
  readonly hold_expiry: "notify" | "capture" | "release"
  /** Option `testMode`. */
  readonly test_mode: boolean
  /** Two secret words are accepted at the moment: Assist's cabinet is to be switched to the new one, then the old removed. */
  readonly rotating_secret: boolean
  /** The first two characters of the login, to tell logins apart. */
  readonly login_hint: string
  /** Regions of Medusa in which this provider is offered. */
  readonly regions: readonly {
    /** The region, `reg_…`. */
    readonly id: string
    /** Its name. */
    readonly name: string
    /** Its currency, ISO 4217. */
    readonly currency: string
  }[]
  /** The last message of Assist; `null`: none came yet. */
  readonly last_notification: {
    /** When it came, ISO 8601. */
    readonly at: string
    /** What became of it: `stored`, `applied`, `ignored` or `failed`. */
    readonly verdict: string
    /** Why it failed or was ignored, in English. */
    readonly detail: string | null
  } | null
  /** Until when every operation at Assist has been seen, ISO 8601; `null`: Assist has not been asked yet, or has not answered. */
  readonly last_in_step: string | null
  /** How many need attention. */
  readonly counts: {
    /** Holds that are not captured. */
    readonly held: number
    /** Open discrepancies. */
    readonly discrepancies: number
    /** Operations whose outcome is not known yet. */
    readonly unsettled: number
  }
  /** What to set in Assist's cabinet, in the cabinet's own words. */
  readonly cabinet_settings: readonly {
    /** Name of the setting. */
    readonly name: string
    /** What to set it to. */
    readonly value: string
    /** Why. */
    readonly why: Texts
  }[]
  /** The wallets of the option `wallets`, and what each still lacks; lines as in the connection test. */
  readonly wallets: readonly CheckResult[]
}

/** Answer of `POST /admin/assist/merchants/:provider_id/check`. */
export interface ConnectionCheck {
  /** One line for each thing that was looked at. */
  readonly checks: readonly CheckResult[]
}

/** One line of the connection test. */
export interface CheckResult {
  /** What was looked at. */
  readonly name: CheckName
  /** `unknown`: it cannot be told yet, for example before the first payment. */
  readonly result: "ok" | "warning" | "failed" | "unknown"
  /** What was found, and what to do. */
  readonly message: Texts
}

/**
 * What the connection test looks at.
 *
 * - `server`: a plain GET to `serverUrl`.
 * - `credentials`: `resultbydate` of the last three hours. Refusals 7/…, 8/…, 19/…, 5/100 and 10/100 mean merchant, login or password.
 * - `secret_word`: the check value of an answer about an order of yours; `unknown` before the first order.
 * - `clock`: the `Date` of Assist's answer. More than a minute of difference is a warning, more than 15 minutes a failure.
 * - `two_stages`: a hold or a charge among the recent payments. A warning when one of the last 20 was taken at once though a hold was
 *   asked for; `unknown` before the first one.
 * - `notification_url`: https, a port Assist delivers to, not this machine's own name. It is asked once from here.
 * - `test_mode`: `testMode` under `NODE_ENV=production` fails; a test server without it is a warning.
 * - `open_order`: a warning with `openOrder: "form"`, which a shopper can read and change.
 * - `receipt_taxes`, `receipts`: only with the option `receipt`. Whether every tax rate of the shop has a code that Assist's documents
 *   name, and whether Assist has made a receipt.
 * - `google_pay`, `apple_pay`, `samsung_pay`, `mir_pay`: only the wallets of the option `wallets`. Google's `merchantId` (missing: a
 *   failure under `NODE_ENV=production`), the dates of Apple's certificate (a warning in its last 30 days). Assist is not asked.
 */
export type CheckName =
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
