import type { GatewayProviderOptions } from "./gateway-options"
import type { ReceiptOptions } from "./receipt-options"
import type { WalletOptions } from "./wallet-options"

/** Where the browser goes after Assist, and how it gets there. */
export interface AssistReturnUrls {
  /** After a payment that became an order. Placeholders: `{order_id}`, `{cart_id}`, `{session_id}`. */
  success: string
  /**
   * After a refusal. `reason` (a stable word such as `insufficient_funds`) and `session_id` are appended as query parameters
   * unless the address holds their placeholders (`{reason}`, `{session_id}`). `{cart_id}` is given only where it is asked for:
   * whoever has it can read and change the cart.
   */
  failure: string
  /**
   * While the bank has not answered yet. The same parameters as `failure`.
   * @defaultValue the address of `failure`
   */
  pending?: string
}

/** Network limits of one call to Assist. */
export interface AssistTimeouts {
  /**
   * Until there is a connection.
   * @unit milliseconds
   * @defaultValue `5000`
   */
  connect?: number
  /**
   * From the request to the head of the answer.
   * @unit milliseconds
   * @defaultValue `20000`
   */
  headers?: number
  /**
   * Between two pieces of the answer.
   * @unit milliseconds
   * @defaultValue `20000`
   */
  body?: number
  /**
   * For the whole call. At most `35000`, because the lease of an order ends after two minutes.
   * @unit milliseconds
   * @defaultValue `30000`
   */
  total?: number
}

/** How long stored data is kept. */
export interface AssistRetention {
  /**
   * How long a message of Assist is kept after it came last. Messages of a payment that is not settled, or that has an open
   * discrepancy, are kept longer. 1 to 3650 (docs/privacy.md).
   * @unit days
   * @defaultValue `180`
   */
  notifications?: number
}

/**
 * Options of one provider entry (one Assist merchant) in `medusa-config`. This is the only place a merchant is
 * configured: routes, jobs and the admin read it from here.
 */
export interface AssistProviderOptions extends GatewayProviderOptions {
  /**
   * Address of the Assist server, issued by Assist's support, such as `https://payments.paysec.by`. It must begin with `https`,
   * except on this machine or a private network.
   * @category Merchant
   */
  serverUrl: string
  /**
   * `Merchant_ID` at Assist: digits, as a string.
   * @category Merchant
   */
  merchantId: string
  /**
   * Login of the web services: 8 to 20 Latin letters, digits and `_` (seed 003).
   * @category Merchant
   */
  login: string
  /**
   * Password of the web services: 8 to 20 Latin letters and digits (seed 003).
   * @category Merchant
   */
  password: string
  /**
   * Secret word of the check value, as it is set in Assist's cabinet. It has at least 6 characters, better 20 random ones.
   * Write `[current, previous]` while you change it: both are accepted then, and no message is lost.
   * @category Merchant
   */
  secretWord: string | [string, string]
  /**
   * Where browsers and Assist reach this Medusa, such as `https://api.shop.by`. It must begin with `https`, except on this
   * machine or a private network.
   * @category Merchant
   */
  backendUrl: string
  /**
   * Where the shopper goes after Assist's page.
   * @category Merchant
   */
  returnUrls: AssistReturnUrls
  /**
   * Whether Assist takes the money at once. `false`: two stages, Assist holds it (`Delay=1`) and the owner captures it. `true`:
   * one stage.
   * @category Holds and captures
   * @defaultValue `false`
   */
  capture?: boolean
  /**
   * `true`: payments that Assist marks with `testmode=1` count as money. Never in a live shop.
   * @category Merchant
   * @defaultValue `false`
   */
  testMode?: boolean
  /**
   * Language of Assist's payment page. `"auto"` follows the shopper's browser.
   * @category Payment page
   * @defaultValue `"auto"`
   */
  language?: "auto" | "RU" | "EN"
  /**
   * How the check value of a request joins its fields: with `;` between them (`"delimited"`, in newer documents), or with nothing
   * between them (`"joined"`, in older ones). Assist's support tells which your merchant uses (protocol 8.1).
   * @category Protocol
   * @defaultValue `"delimited"`
   */
  requestCheckValue?: "delimited" | "joined"
  /**
   * Format asked of Assist's web services. In `xml` amounts are exact strings (protocol 8.2). An answer in another format
   * is read all the same: Assist answers a SOAP or JSON request in its own format (protocol 2.1).
   * @category Protocol
   * @defaultValue `"xml"`
   */
  replyFormat?: "xml" | "json" | "soap"
  /**
   * `true`: the check value of an answer is compared where the answer carries one.
   * @category Protocol
   * @defaultValue `true`
   */
  verifyReplies?: boolean
  /**
   * Which of Assist's two cancel services is called. Both take the same parameters (protocol 5). Some merchants have only the
   * newer one, `"wscancel"`.
   * @category Protocol
   * @defaultValue `"cancel"`
   */
  cancelService?: "cancel" | "wscancel"
  /**
   * `true`: a partial capture asks Assist to release the rest of the hold at once (`AutoDeposit=1`, seed 003). `false`: the rest
   * stays blocked on the customer's card until the bank drops it, 5 to 14 days after the payment (protocol 4), and the order's
   * card says so. Set it to `false` when Assist refuses partial captures because of it.
   * @category Holds and captures
   * @defaultValue `true`
   */
  autoDeposit?: boolean
  /**
   * Who captures a hold. `"manual"`: the owner. `"fulfillment"` or `"shipment"`: the plugin, when goods are packed or handed over
   * (docs/capture-on-fulfillment.md). A failed capture never stops a shipment. Assist charges a payment once: when the
   * first of several shipments is captured, the rest of the hold goes back to the customer. Two stages only.
   * @category Holds and captures
   * @defaultValue `"manual"`
   */
  captureOn?: "manual" | "fulfillment" | "shipment"
  /**
   * How long a hold can be captured after the payment (seed 003), for the deadline that is shown. 0.01 to 30.
   * @category Holds and captures
   * @unit days
   * @defaultValue `4`
   */
  holdDays?: number
  /**
   * How a shopper gets to Assist. `"request"` (recommended): this server asks Assist for the payment page (`payrequest.cfm`,
   * protocol 3.2), and nothing but a link passes the browser. `"form"`: the browser posts the order to `order.cfm` (seed 003), so
   * the shopper can read and change what it carries. The check value then covers number, sum, currency and customer, but not
   * the lines of a receipt.
   * @category Payment page
   * @defaultValue `"form"`; `"request"` where the option `receipt` is set
   */
  openOrder?: "form" | "request"
  /**
   * Stands before every order number at Assist, such as `SHOP-`, so that several shops of one merchant can be told apart. Up to 32
   * letters, digits, `.`, `_` and `-`. Payments that were opened before you change it keep their number.
   * @category Payment page
   * @defaultValue `""`
   */
  orderNumberPrefix?: string
  /**
   * What happens once to a hold that ends within `holdExpiryLead` hours. `"notify"`: the discrepancy `hold_expiring` is opened.
   * `"capture"`: the whole sum is taken, but no more than the order owes. `"release"`: the money goes back (`"void"` is the
   * former name). The event `assist.hold_expiring` is sent with each.
   * @category Holds and captures
   * @defaultValue `"notify"`
   */
  holdExpiry?: "notify" | "capture" | "release" | "void"
  /**
   * How long before the end of a hold `holdExpiry` applies.
   * @category Holds and captures
   * @unit hours
   * @defaultValue `24`; for shorter holds half of the hold
   */
  holdExpiryLead?: number
  /**
   * Network limits of one call to Assist.
   * @category Protocol
   * @defaultValue each has its own
   */
  timeouts?: AssistTimeouts
  /**
   * When Assist does not show an operation with an unknown outcome after this time, the operation counts as not carried out. Until
   * then a repeat is refused. At least as long as `timeouts.total`.
   * @category Staying in step
   * @unit seconds
   * @defaultValue `120`
   */
  settleAfter?: number
  /**
   * When money is held or taken and Medusa keeps failing to place its order, the money goes back after this time. The owner is told
   * after ten minutes. Money of which no order can ever come goes back at once. 10 to 1440.
   * @category Staying in step
   * @unit minutes
   * @defaultValue `60`
   */
  orphanedPaymentTimeout?: number
  /**
   * Time between two questions to Assist about everything that happened to the merchant's payments (`resultbydate`, one call
   * however many payments there are). What is done in Assist's cabinet is booked within this time and a minute, also when no
   * notification tells of it. 60 to 3600. Of several entries with one merchant the shortest time counts.
   * @category Staying in step
   * @unit seconds
   * @defaultValue `120`
   */
  inStepEvery?: number
  /**
   * Language of what the plugin writes for the owner where it cannot know the reader's language: in the bell of Medusa's admin.
   * @category Shop
   * @defaultValue `"en"`
   */
  ownerLanguage?: "en" | "ru" | "be"
  /**
   * Fiscal receipts (54-FZ): Assist makes one of the lines of each payment, capture and refund (docs/receipts.md). `false`: Assist
   * makes none (`GenerateReceipt=0`). Without the option nothing is said about receipts, and Assist does as its cabinet is set.
   * @category Shop
   * @defaultValue none
   */
  receipt?: ReceiptOptions | false
  /**
   * After which time the background job deletes stored data (docs/privacy.md).
   * @category Shop
   * @defaultValue `{ "notifications": 180 }`
   */
  retention?: AssistRetention
  /**
   * Wallets whose tokens the shop takes on its own pages and in its apps. What to ask of Google, Apple and Assist:
   * docs/wallets.md.
   * @category Shop
   * @defaultValue none: no tokens are taken
   */
  wallets?: WalletOptions
}
