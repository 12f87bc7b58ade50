import type { ClientContext } from "../client-context"
import { hasSoap } from "../http/encode-body"
import type { ReplyFormat } from "../options"
import type { RequestCheck } from "./check-request"

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

/** The encoding the merchant wishes, where the service takes it. */
export function requestEncoding(
  { options }: ClientContext,
  check: RequestCheck,
  service: Parameters<typeof hasSoap>[0],
) {
  if (options.requestFormat === "soap" && !hasSoap(service)) {
    check.refuse("requestFormat", `"soap" is not known for ${service}; use form or json`)
  }
  return options.requestFormat
}
