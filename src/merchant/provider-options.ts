import type { GatewayProviderOptions } from "./gateway-options"
import type { ReceiptOptions } from "./receipt-options"
import type { WalletOptions } from "./wallet-options"

/** Where the browser goes after Assist, and how it gets there. */
export interface AssistReturnUrls {
  /** After a payment that became an order. Placeholders: `{order_id}`, `{cart_id}`, `{session_id}`. */
  success: string
  /**
   * After a refusal. `reason` (a stable word such as `insufficient_funds`) and `session_id` are appended as query parameters
   * unless the address holds their placeholders (`{reason}`, ...). `{cart_id}` is given only where it is asked for: whoever
   * has it can read and change the cart.
   */
  failure: string
  /** While the bank has not answered yet; same parameters as `failure`. Default: the failure address. */
  pending?: string
}

/**
 * Options of one provider entry (one Assist merchant) in `medusa-config`. This is the only place a merchant is
 * configured: routes, jobs and the admin read it from here.
 */
export interface AssistProviderOptions extends GatewayProviderOptions {
  /** Address of the Assist server, issued by Assist support, e.g. `https://payments.paysec.by`. */
  serverUrl: string
  /** `Merchant_ID` at Assist: digits, as a string. */
  merchantId: string
  /** Login of the web services (seed 003: 8 to 20 Latin letters, digits, `_`). */
  login: string
  /** Password of the web services (seed 003: 8 to 20 Latin letters and digits). */
  password: string
  /** Secret word of the check value, of at least 6 characters; `[current, previous]` while it is being changed. */
  secretWord: string | [string, string]
  /** Where browsers and Assist reach this Medusa, e.g. `https://api.shop.by`. `https`, unless it is a private address. */
  backendUrl: string
  returnUrls: AssistReturnUrls
  /** `false` (default): two stages, `Delay=1`, the owner captures. `true`: one stage, the money is taken at once. */
  capture?: boolean
  /** `true`: payments that Assist marks `testmode=1` are accepted as money. Never in a live shop. Default `false`. */
  testMode?: boolean
  /** Language of Assist's payment page. `auto` (default) follows the shopper's browser. */
  language?: "auto" | "RU" | "EN"
  /**
   * How the request check value joins its fields. Newer documents say `;` (default, `delimited`), older ones no
   * delimiter (`joined`); Assist support tells which your merchant uses (protocol 8.1).
   */
  requestCheckValue?: "delimited" | "joined"
  /**
   * Format asked of Assist's web services. Default `xml`: amounts are exact strings there (protocol 8.2). Whatever comes
   * instead is read all the same: a SOAP or JSON request is answered in its own format (protocol 2.1).
   */
  replyFormat?: "xml" | "json" | "soap"
  /** Verify the check value of replies that carry one. Default `true`. */
  verifyReplies?: boolean
  /** Which cancel service to call; both take the same parameters (protocol 5). Default `cancel`. */
  cancelService?: "cancel" | "wscancel"
  /**
   * `true` (default): a partial capture asks Assist to release the rest of the hold at once (`AutoDeposit=1`, seed 003).
   * `false`: the rest stays blocked until the bank drops it, 5 to 14 days after the payment (protocol 4).
   */
  autoDeposit?: boolean
  /**
   * Who captures a hold. `manual` (default): the owner. `fulfillment`, `shipment`: the plugin, when goods are packed or
   * handed over (docs/capture-on-fulfillment.md). Assist charges a payment once: when the first of several shipments
   * is captured, the rest of the hold goes back to the customer. Two stages only.
   */
  captureOn?: "manual" | "fulfillment" | "shipment"
  /** Days a hold can be captured after payment (seed 003: 4). Default `4`. */
  holdDays?: number
  /**
   * How a shopper gets to Assist. `form` (default, seed 003): the browser posts the order to `order.cfm`, so the shopper can
   * read and change what it carries; the check value covers number, sum, currency and customer. `request`: this server asks
   * `payrequest.cfm` (protocol 3.2), and nothing but a link passes the browser. With receipts `request` is the default: the
   * check value does not cover the lines.
   */
  openOrder?: "form" | "request"
  /**
   * Stands before every order number at Assist, so that several shops of one merchant can be told apart: up to 32 letters,
   * digits, `.`, `_` and `-`. Payments that were opened before it was changed keep their number. Default: none.
   */
  orderNumberPrefix?: string
  /**
   * What happens once to a hold that ends within `holdExpiryLead` hours: `notify` (default) raises the discrepancy
   * `hold_expiring`, `capture` takes the whole sum, `release` lets it go (`void`
   * is its former name). The event `assist.hold_expiring` is sent with each.
   */
  holdExpiry?: "notify" | "capture" | "release" | "void"
  /** Hours before the end of a hold at which `holdExpiry` applies. Default `24`; for shorter holds half of the hold. */
  holdExpiryLead?: number
  /** Network limits in milliseconds. Defaults: connect 5000, headers 20000, body 20000, total 30000. */
  timeouts?: { connect?: number; headers?: number; body?: number; total?: number }
  /**
   * Seconds after which an operation with an unknown outcome that Assist still does not show counts as not
   * carried out. Until then a repeat is refused. Default `120`.
   */
  settleAfter?: number
  /**
   * Minutes after which an orphaned payment goes back: money that is held or taken while Medusa keeps failing to place its order.
   * What can never become an order goes back at once; after ten minutes the owner is told. 10 to 1440, default `60`.
   */
  orphanedPaymentTimeout?: number
  /**
   * Seconds between two questions to Assist about everything that happened to the merchant's payments (`resultbydate`, one call
   * however many there are). What is done in the cabinet is booked that much later at most, and a minute, when no notification
   * tells of it. 60 to 3600, default `120`; of several entries with one merchant the shortest counts.
   */
  inStepEvery?: number
  /**
   * Language of what the plugin writes for the owner where it cannot know the reader's: the bell of Medusa's admin. Default `en`.
   */
  ownerLanguage?: "en" | "ru" | "be"
  /**
   * Fiscal receipts (54-FZ): Assist makes one of the lines of each payment, capture and refund (docs/receipts.md). `false`: none
   * is made (`GenerateReceipt=0`). Default: nothing is said about receipts, and Assist does as its cabinet is set.
   */
  receipt?: ReceiptOptions | false
  /**
   * Days after which stored data is deleted by the background job. `notifications`: messages of Assist, since they came last;
   * never those of a payment that is not settled or has an open discrepancy. Default `{ notifications: 180 }`, at most 3650.
   */
  retention?: { notifications?: number }
  /** Wallets on the shop's own pages and in its apps (docs/wallets.md). Default: none. */
  wallets?: WalletOptions
}
