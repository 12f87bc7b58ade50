/** What moves money in the plugin's admin API, and its answer. Types only, as in `admin-api.ts`, through which they are reached. */
import type { AssistPayment } from "../order-card/payment-api"
import type { WishedLine } from "../receipts/receipt-api"
import type { Texts } from "../texts/code-text"

/** Body of `POST /admin/assist/payments/:id/capture` and `/refund`. Without `amount` and `lines`: all that is left. */
export interface MoveMoneyRequest {
  /**
   * The sum, in major units as text with a decimal point, `30.10`, in the payment's currency. With `lines` that have quantities it
   * must be the sum of these lines.
   */
  readonly amount?: string
  /**
   * Lines of the receipt, 1 to 1000, where receipts are on. Each with a quantity: the sum follows from them. None with a quantity:
   * `amount` is spread over what is left of them. Without `lines` a sum is spread over what is left of all lines.
   */
  readonly lines?: readonly WishedLine[]
  /** Why, for the order's card and Medusa's books, up to 500 characters. */
  readonly note?: string
  /**
   * What you saw as left when you decided: `held` for a capture, `refundable` for a refund. When it is no longer so, another
   * tab or a second click was faster: nothing is moved and the answer says what stands.
   */
  readonly left?: string
}

/** Answer of capture, refund, release, `POST /admin/assist/orders/:id/check` and of a repair: what stands afterwards. */
export interface MoveMoneyAnswer {
  /** What happened, in words for the owner. */
  readonly message: Texts
  /** `false`: the wished state stood already (a second click, another tab, the cabinet), no money was moved by this call. */
  readonly moved: boolean
  /** Every payment of the order, as it stands now. */
  readonly payments: readonly AssistPayment[]
}
