/**
 * `paid`: there is an order. `pending`: not known yet. `declined`: the same session may be paid again.
 * `canceled`: a new session is needed. `requires_action`: the browser must go to `continue_url`.
 */
export type PaymentStatus = "paid" | "pending" | "declined" | "canceled" | "requires_action"

/** What became of a payment, as `GET /store/assist/payment-sessions/:id` tells it. */
export type Payment = {
  readonly id: string
  /** Of the order that was placed. */
  readonly order_id: string | null
  readonly cart_id: string | null
  /** Why a payment was declined or canceled, as a stable word (`insufficient_funds`, …). */
  readonly reason: string | null
  /** The same for the shopper to read, in the shopper's language. */
  readonly message: string | null
} & (
  | { readonly status: Exclude<PaymentStatus, "requires_action">; readonly continue_url: null }
  | { readonly status: "requires_action"; readonly continue_url: string }
)

/** Body of `POST /store/assist/payment-sessions/:id/token`. */
export type PaymentToken =
  /** What the wallet gave, as its text or its object. */
  | { readonly type: "google_pay" | "apple_pay" | "samsung_pay" | "mir_pay"; readonly token: string | object }
  /** A card that the customer who is logged in has stored. */
  | { readonly type: "stored_card"; readonly payment_method_id: string }

interface Sum {
  /** Decimal string in major units, `12.30`. */
  readonly amount: string
  /** ISO 4217, `BYN`. */
  readonly currency: string
  /** ISO 3166-1 alpha-2, `BY`. */
  readonly country: string
}

export interface GooglePayData extends Sum {
  readonly gateway: string
  readonly gatewayMerchantId: string
  readonly merchantId?: string
  readonly allowedCardAuthMethods: readonly string[]
  readonly allowedCardNetworks: readonly string[]
}

export interface ApplePayData extends Sum {
  readonly merchantIdentifier: string
  readonly supportedNetworks: readonly string[]
  readonly merchantCapabilities: readonly string[]
}

/** The wallets that this payment may be paid with: `GET /store/assist/payment-sessions/:id/wallets`. */
export interface WalletData {
  readonly google_pay?: GooglePayData
  readonly apple_pay?: ApplePayData
  readonly samsung_pay?: object
  /** For mobile apps only: there is no Mir Pay in browsers. */
  readonly mir_pay?: object
}
