/** Fiscal receipts in the plugin's admin API. Types only, as in `admin-api.ts`, through which they are reached. */
import type { Refusal } from "../../refusals/refusal"
import type { CodeText } from "../texts/code-text"

/** A line that is chosen. */
export interface WishedLine {
  /** Medusa's id of the order's line or shipping method, or the number of the line on the receipt. */
  readonly line: string | number
  /** A decimal with up to three places, in the measure of the order's line. */
  readonly quantity?: string
}

/** `POST /admin/assist/payments/:id/receipt`: what a capture or refund would send. Moves no money. */
export interface ReceiptPreviewRequest {
  readonly amount?: string
  readonly lines?: readonly WishedLine[]
  readonly move: "capture" | "refund"
}

export interface ReceiptPreview {
  /** What would be moved; null when it would be refused. */
  readonly amount: string | null
  readonly currency: string
  /** What can be chosen: lines of which something is left. Empty when no lines go with this payment. */
  readonly lines: readonly ChoosableLine[]
  readonly receipt: PreviewedReceipt | null
  /** Why it would be refused, and the mend; it names the line it is about. `text` is the English one. */
  readonly refusal: { readonly text: string; readonly line_id: string | null; readonly refusal: Refusal } | null
  /** Of a refund: what returns and claims of the order name, newest first. */
  readonly suggested: readonly SuggestedLines[]
}

/** What is left of a line of the order. */
export interface ChoosableLine extends Required<WishedLine> {
  readonly name: string
  readonly amount: string
}

export interface SuggestedLines {
  readonly from: "return" | "claim"
  readonly id: string
  readonly display_id: number | null
  readonly lines: readonly Required<WishedLine>[]
}

export interface PreviewedReceipt {
  /**
   * `sent`: these lines would be sent. `of_payment`: none would, for the payment's receipt stands. `all_left`: none would, for
   * Assist returns every line that is left by itself. `none`: no lines are known.
   */
  readonly is: "sent" | "of_payment" | "all_left" | "none"
  readonly lines: readonly AssistReceiptLine[]
}

/** One line of a fiscal receipt: quantity times price is the amount. */
export interface AssistReceiptLine {
  /** Its number on the receipt. */
  readonly number: number
  /** Medusa's line item or shipping method, of the cart or of the order. */
  readonly line_id: string | null
  readonly name: string
  readonly product: string | null
  readonly quantity: string
  readonly price: string
  readonly amount: string
  /** Not sent with a refund: Assist has them of the payment. */
  readonly tax: CodeText | null
  readonly payment_mode: CodeText | null
  readonly marking_code: string | null
}

/** What was said of a receipt with one operation. */
export interface AssistReceipt {
  readonly of: "payment" | "capture" | "refund"
  readonly at: string | null
  readonly amount: string | null
  readonly currency: string | null
  /** The operation's number at Assist, by which its fiscal document is asked for; null when Assist could not be asked. */
  readonly billnumber: string | null
  /** `shop`: these lines were sent. `assist`: what Assist reports of an operation of its cabinet. */
  readonly from: "shop" | "assist"
  /** Empty: none went with it, and Assist makes the receipt of the lines it has. */
  readonly lines: readonly AssistReceiptLine[]
}

/** `GET /admin/assist/payments/:id/fiscal-document?billnumber=5112223334445556.2`: asks Assist. */
export interface FiscalDocument {
  readonly billnumber: string
  /** `waiting`: the cash register has not made it yet. `none`: Assist has none for this operation. */
  readonly status: "made" | "waiting" | "none"
  readonly document_number: string | null
  readonly drive_number: string | null
  readonly sign: string | null
  /** The document's page, where Assist gives one. */
  readonly url: string | null
}
