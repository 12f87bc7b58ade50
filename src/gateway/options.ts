import type { WireEntry } from "./http/wire-entry"
import type { AssistSignatureOptions } from "./signature/assist-signature"
import type { RequestSignatureOptions } from "./signature/request-signer"

/** Milliseconds. `total` covers one call with all its attempts. */
export interface Timeouts {
  readonly connect: number
  readonly headers: number
  readonly body: number
  readonly total: number
}

/** When Assist counts as out of order, and for how long nothing is sent then. */
export interface CircuitOptions {
  /** Calls that failed one after the other: no answer, or HTTP 5xx without codes. */
  readonly failures: number
  /** Milliseconds until one call may try again. */
  readonly coolDown: number
}

/** Formats in which Assist answers (`Format`, protocol 2.1). */
export type ReplyFormat = "xml" | "json" | "csv" | "soap"
/** Encodings in which Assist takes requests (protocol 2). */
export type RequestFormat = "form" | "json" | "soap"

/** One merchant at Assist, and how to talk to it. */
export interface AssistClientOptions {
  /** `https://<server>` as issued by Assist; a path before `/pay/order.cfm` is allowed. */
  readonly serverUrl: string
  readonly merchantId: string
  readonly login: string
  readonly password: string
  /** The current secret word first, then previous ones that are still accepted (rotation). */
  readonly secretWords: readonly [string, ...string[]]
  /**
   * Asked for with `Format`, which is always sent: the defaults differ by service and by version of the documents
   * (protocol 2.1). Default `xml`: there the amounts of check values are exact strings (protocol 8.2). Whatever comes
   * instead is read all the same.
   */
  readonly replyFormat?: ReplyFormat
  /**
   * How web services are asked (protocol 2). Default `form`, the encoding with the best evidence. `soap` is sent where its
   * element is known (charge, wscancel, orderresult, orderstate, tokenpay), and a form to the others.
   */
  readonly requestFormat?: RequestFormat
  /** How X of a request's check value is joined; a per-merchant switch at Assist (protocol 8.1). Default `delimited`. */
  readonly requestCheckValue?: "delimited" | "joined"
  /**
   * What X of a bill's check value holds: every place of the document's table (default), or `no_returns`, as the one public
   * client of createbill joins it: without places for `URL_RETURN*` and FORMAT (protocol 9.4, 16).
   */
  readonly billCheckValue?: "table" | "no_returns"
  /** The merchant's RSA key: orders then carry `Signature` beside the check value (protocol 8.1, seed 004). */
  readonly requestSignature?: RequestSignatureOptions
  /** Assist's public key, for merchants whose results are signed (sign type PGP, protocol 8.3). */
  readonly assistSignature?: AssistSignatureOptions
  /** Default true: a reply that carries a check value must carry a right one. */
  readonly verifyReplies?: boolean
  /** Which of the two cancel services is called (protocol 5). Default `cancel`. */
  readonly cancelService?: "cancel" | "wscancel"
  /**
   * Where the list of a customer's stored cards is asked for: its address is in no document that was found (protocol 9.5).
   * Default `/pay/oneclick/v1/get_tokens.cfm`, beside the one that removes a card.
   */
  readonly storedCardsPath?: string
  /** Language of Assist's texts in replies. Default `RU`. */
  readonly language?: "RU" | "EN"
  /**
   * What becomes of free text (names, comments, phones) that Assist would change silently (protocol 12): `mend`
   * (default) strips and cuts it, so that a payment does not fail over an apostrophe; `refuse` throws and names the
   * field. What names something, such as an order number, is refused always.
   */
  readonly freeText?: "mend" | "refuse"
  readonly timeouts?: Partial<Timeouts>
  /** Default: ten failures in a row stop the calls for five seconds. `false` never stops them. */
  readonly circuit?: Partial<CircuitOptions> | false
  /** Default 2 MiB. */
  readonly maxReplyBytes?: number
  /** Of a report of many operations (`resultbydate`), which is read as it arrives. Default 16 MiB. */
  readonly maxReportBytes?: number
  /** Connections to Assist kept at most. Default 8. */
  readonly connections?: number
  /** Told about every exchange, scrubbed. What it throws is ignored: a log must not change what becomes of money. */
  readonly onWire?: (entry: WireEntry) => void
}

/** Checked, with every default filled in. */
export interface ResolvedOptions
  extends Required<
    Omit<AssistClientOptions, "serverUrl" | "timeouts" | "circuit" | "onWire" | "requestSignature" | "assistSignature">
  > {
  readonly origin: string
  /** Without a trailing slash. */
  readonly basePath: string
  readonly timeouts: Timeouts
  readonly circuit: CircuitOptions | undefined
  readonly requestSignature: RequestSignatureOptions | undefined
  readonly assistSignature: AssistSignatureOptions | undefined
  readonly onWire: ((entry: WireEntry) => void) | undefined
}
