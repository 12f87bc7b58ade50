import type { AssistService } from "../assist-error"
import type { ClientContext } from "../client-context"
import { type BodyEncoding, hasSoap } from "../http/encode-body"
import type { ReplyFormat } from "../options"

/** Values of `Format` (protocol 2.1). */
const FORMATS: Readonly<Record<ReplyFormat, string>> = { csv: "1", xml: "3", soap: "4", json: "5" }

/**
 * Who asks, and how the answer shall look. Format is always sent: its default differs by service (protocol 2.1).
 * @param allowed what the service can answer with, the best first; another wish falls back to that
 */
export function credentialFields(
  { options }: ClientContext,
  allowed: readonly [ReplyFormat, ...ReplyFormat[]] = ["xml", "json", "csv", "soap"],
): Record<string, string> {
  return {
    Merchant_ID: options.merchantId,
    Login: options.login,
    Password: options.password,
    Language: options.language,
    Format: FORMATS[allowed.includes(options.replyFormat) ? options.replyFormat : allowed[0]],
  }
}

/** The encoding the merchant wishes, or a form where the service takes no SOAP that is known. */
export function requestEncoding({ options }: ClientContext, service: AssistService): BodyEncoding {
  return options.requestFormat === "soap" && !hasSoap(service) ? "form" : options.requestFormat
}
