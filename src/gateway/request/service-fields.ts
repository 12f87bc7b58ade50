import type { ResolvedOptions } from "../options"

/** Who asks, and how the answer shall look. Format is always sent: its default differs by service (protocol 2.1). */
export function credentialFields(options: ResolvedOptions): Record<string, string> {
  return {
    Merchant_ID: options.merchantId,
    Login: options.login,
    Password: options.password,
    Language: options.language,
    Format: options.replyFormat === "xml" ? "3" : "5",
  }
}
