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

/** Body of `POST /admin/assist/payments/:id/receipt`. */
export interface ReceiptPreviewRequest {
  /** As of a capture or refund. */
  readonly amount?: string
  /** As of a capture or refund. */
  readonly lines?: readonly WishedLine[]
  /** What the receipt would be for. */
  readonly move: "capture" | "refund"
}

/** Answer of `POST /admin/assist/payments/:id/receipt`. */
export interface ReceiptPreview {
  /** What would be moved, in major units with two decimals; `null` when it would be refused. */
  readonly amount: string | null
  /** Currency of every sum in the answer, ISO 4217. */
  readonly currency: string
  /** What can be chosen: lines of which something is left. Empty when no lines go with this payment. */
  readonly lines: readonly ChoosableLine[]
  /** The receipt that would be made; `null` when it would be refused. */
  readonly receipt: PreviewedReceipt | null
  /** Why it would be refused; `null`: it would not. */
  readonly refusal: {
    /** Why, and the mend, in English. */
    readonly text: string
    /** The line it is about. */
    readonly line_id: string | null
    /** The same as a code with parameters. */
    readonly refusal: Refusal
  } | null
  /** Of a refund: what returns and claims of the order name, newest first. */
  readonly suggested: readonly SuggestedLines[]
}

/** What is left of a line of the order. */
export interface ChoosableLine extends Required<WishedLine> {
  /** Name of the line on the receipt. */
  readonly name: string
  /** What is left of its sum, in major units with two decimals. */
  readonly amount: string
}

/** Lines that a return or a claim of the order names, as far as something of them is left. */
export interface SuggestedLines {
  /** Where they come from. */
  readonly from: "return" | "claim"
  /** Medusa's id of it. */
  readonly id: string
  /** Its number, as people see it. */
  readonly display_id: number | null
  /** The lines, each with its quantity. */
  readonly lines: readonly Required<WishedLine>[]
}

/** A receipt that would be made. */
export interface PreviewedReceipt {
  /**
   * `sent`: these lines would be sent. `of_payment`: none would, for the payment's receipt stands. `all_left`: none would, for
   * Assist returns every line that is left by itself. `none`: no lines are known.
   */
  readonly is: "sent" | "of_payment" | "all_left" | "none"
  /** Its lines, as far as they are known. */
  readonly lines: readonly AssistReceiptLine[]
}

/** One line of a fiscal receipt: quantity times price is the amount. */
export interface AssistReceiptLine {
  /** Its number on the receipt. */
  readonly number: number
  /** Medusa's line item or shipping method, of the cart or of the order. */
  readonly line_id: string | null
  /** What is printed. */
  readonly name: string
  /** SKU or product code. */
  readonly product: string | null
  /** A decimal with up to three places. */
  readonly quantity: string
  /** Of one piece, in major units with two decimals. */
  readonly price: string
  /** Quantity times price. */
  readonly amount: string
  /** Tax code. Not sent with a refund: Assist has the one of the payment. */
  readonly tax: CodeText | null
  /** `FPMode`: prepayment, full payment and the like. Not sent with a refund either. */
  readonly payment_mode: CodeText | null
  /** Marking code of the piece (GS1). */
  readonly marking_code: string | null
}

/** What was said of a receipt with one operation. */
export interface AssistReceipt {
  /** What it is the receipt of. */
  readonly of: "payment" | "capture" | "refund"
  /** When, ISO 8601. */
  readonly at: string | null
  /** The sum of the operation, in major units with two decimals. */
  readonly amount: string | null
  /** Currency of `amount`, ISO 4217. */
  readonly currency: string | null
  /** The operation's number at Assist, by which its fiscal document is asked for; `null` when Assist could not be asked. */
  readonly billnumber: string | null
  /** `shop`: these lines were sent. `assist`: what Assist reports of an operation of its cabinet. */
  readonly from: "shop" | "assist"
  /** Empty: none went with it, and Assist makes the receipt of the lines it has. */
  readonly lines: readonly AssistReceiptLine[]
}

/** Answer of `GET /admin/assist/payments/:id/fiscal-document`. */
export interface FiscalDocument {
  /** The operation that was asked about. */
  readonly billnumber: string
  /** `made`: it is there. `waiting`: the cash register has not made it yet. `none`: Assist has none for this operation. */
  readonly status: "made" | "waiting" | "none"
  /** Number of the document. */
  readonly document_number: string | null
  /** Number of the fiscal drive of the cash register. */
  readonly drive_number: string | null
  /** Fiscal sign of the document. */
  readonly sign: string | null
  /** The document's page, where Assist gives one. */
  readonly url: string | null
}
