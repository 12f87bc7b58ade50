import type { CodeText } from "../gateway"
import type { RefusalFormats } from "./fill"

/** How the server writes a refusal: sums as `30.10 BYN`, moments as ISO 8601, whatever the language. */
export function serverFormats(language: keyof CodeText): RefusalFormats {
  return {
    sum: ({ amount, currency }) => (currency === null ? amount : `${amount} ${currency}`),
    moment: (iso) => iso,
    words: (texts) => texts[language],
  }
}
