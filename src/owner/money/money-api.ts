/** What moves money in the plugin's admin API, and its answer. Types only, as in `admin-api.ts`, through which they are reached. */
import type { AssistPayment } from "../order-card/payment-api"
import type { WishedLine } from "../receipts/receipt-api"
import type { Texts } from "../texts/code-text"

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
