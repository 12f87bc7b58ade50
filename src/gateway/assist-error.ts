import type { ServiceCodes } from "./model"
import { excerpt, scrubText } from "./scrub"

/** Which of Assist's services, or which side of the conversation, an error or a wire entry is about. */
export type AssistService =
  | "order"
  | "payrequest"
  | "tokenpay"
  | "charge"
  | "cancel"
  | "wscancel"
  | "rp"
  | "orderresult"
  | "orderstate"
  | "resultbydate"
  | "createbill"
  | "fiscalreceipt"
  | "storedcards"
  | "forgetcard"
  | "token"
  | "cancelbynumber"
  | "notification"

/**
 * - `configuration`: an option or a request parameter is wrong; nothing was sent (or Assist's address redirects)
 * - `malformed`: what came cannot be read
 * - `refused`: Assist answered with codes that are not success
 * - `unreachable`, `timeout`: the network, or an HTTP error status without codes
 * - `integrity`: what came contradicts what was asked, or its check value is wrong
 * - `rate_limited`: second code 3, requests come too often
 * - `too_large`: the reply is beyond the size cap
 * - `aborted`: the caller's signal
 * - `circuit_open`: Assist failed to answer several times in a row; nothing was sent
 */
export type AssistErrorKind =
  | "configuration"
  | "malformed"
  | "refused"
  | "unreachable"
  | "timeout"
  | "integrity"
  | "rate_limited"
  | "too_large"
  | "aborted"
  | "circuit_open"

/** What an error of the client knows besides its message. */
export interface AssistErrorDetails {
  readonly service?: AssistService
  readonly codes?: ServiceCodes
  readonly responseCode?: string
  /** The reply or body as text; scrubbed and cut by the constructor. */
  readonly raw?: string
  readonly cause?: unknown
}

/** The one error of this room. The message is for the shop's owner and holds no secret and nothing personal. */
export class AssistError extends Error {
  override readonly name = "AssistError"
  readonly kind: AssistErrorKind
  readonly service: AssistService | undefined
  readonly codes: ServiceCodes | undefined
  readonly responseCode: string | undefined
  /** Scrubbed, at most 2,000 characters. */
  readonly raw: string | undefined

  constructor(kind: AssistErrorKind, message: string, details: AssistErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.kind = kind
    this.service = details.service
    this.codes = details.codes
    this.responseCode = details.responseCode
    // Scrubbed here too, whatever the caller did before: this is the last door before logs.
    this.raw = details.raw === undefined ? undefined : excerpt(scrubText(details.raw))
  }
}
