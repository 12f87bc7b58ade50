/** What the plugin's store API takes and answers. Types only. Nothing here shows anything to anybody but the shopper. */
import type { DeclineReason } from "../payments/decline-reason"
import type { WalletData } from "./wallets/wallet-data"

/** What became of a payment, as far as the shopper may know. */
export interface ShownPayment {
  /** Medusa's payment session, `payses_…`. */
  readonly id: string
  /**
   * `paid`: there is an order, and it has its money. `pending`: not known yet. `declined`: the same session may be paid again.
   * `canceled`: a new session is needed. `requires_action`: the browser has to go to `continue_url`.
   */
  readonly status: "paid" | "pending" | "declined" | "canceled" | "requires_action"
  /** Medusa's order, with `paid`. */
  readonly order_id: string | null
  /** Medusa's cart, while there is one. */
  readonly cart_id: string | null
  /** Why it was declined or canceled, as a stable word for programs. */
  readonly reason: DeclineReason | null
  /** The same for the shopper to read, in the language of `Accept-Language` (English, Russian or Belarusian). */
  readonly message: string | null
  /** With `requires_action`: where the shopper goes on, for example to enter CVC on Assist's page. */
  readonly continue_url: string | null
}

/** Answer of `GET /store/assist/payment-sessions/:id`, and of a payment by token. */
export interface PaymentSessionAnswer {
  /** What became of the payment. */
  readonly payment_session: ShownPayment
}

/** Body of `POST /store/assist/payment-sessions/:id/token`. Anything else in it is refused. */
export interface PayByTokenRequest {
  /** The wallet that made the token; or a card that the customer has stored. */
  readonly type: "google_pay" | "apple_pay" | "samsung_pay" | "mir_pay" | "stored_card"
  /** Of a wallet: what it gave, as its JSON text or its object. It is neither stored nor logged. */
  readonly token?: string | object
  /** Of a stored card: its id from `GET /store/assist/payment-methods`. */
  readonly payment_method_id?: string
}

/** Answer of `GET /store/assist/payment-sessions/:id/wallets`. */
export interface WalletsAnswer {
  /** By wallet. Empty when the session cannot be paid, or the shop takes no tokens. */
  readonly wallets: WalletData
}

/** Body of `POST /store/assist/payment-sessions/:id/apple-pay-session`. */
export interface ApplePaySessionRequest {
  /** `validationURL` of the event `onvalidatemerchant`, as Apple's sheet gave it. Only Apple's own hosts are asked. */
  readonly validation_url: string
}

/** A stored card of the customer who is logged in (docs/stored-cards.md). */
export interface PaymentMethod {
  /** The card here; it pays nothing by itself. */
  readonly id: string
  /** Provider whose sessions the card can pay, such as `pp_assist_main`. */
  readonly provider_id: string
  /** Payment system of the card, such as `VISA`. */
  readonly brand: string
  /** Last four digits of its number. */
  readonly last4: string
  /** `MM/YYYY`. */
  readonly expires: string
  /** Bank that issued it. */
  readonly bank: string
  /** The bank asks for CVC on Assist's page: the payment will answer `requires_action`. */
  readonly needs_cvc: boolean
}

/** Answer of `GET /store/assist/payment-methods`. */
export interface PaymentMethodList {
  /** The cards that can pay, as Assist has them at this moment. Empty without the option `customerNumber`. */
  readonly payment_methods: readonly PaymentMethod[]
}

/** Answer of `DELETE /store/assist/payment-methods/:id`. */
export interface RemovedPaymentMethod {
  /** The card that was removed. */
  readonly id: string
  /** Always `payment_method`. */
  readonly object: "payment_method"
  /** Always `true`. */
  readonly deleted: true
}
