/** Merchants and their connection test in the plugin's admin API. Types only, as in `admin-api.ts`, through which they are reached. */
import type { Texts } from "../texts/code-text"

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
