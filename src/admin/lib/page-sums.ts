import type { Formats } from "./formats"

const SUM = /(?<![\d.,])(\d+\.\d\d) ([A-Z]{3})(?![A-Z])/g
const DAY = /(?<![\d-])\d{4}-\d\d-\d\d(?![\dT-])/g

/**
 * A text that came from the server, with its sums and days as the page writes them. The server writes every sum of its texts as
 * `30.10 BYN` and every day as `2026-01-31`, in all languages: it does not know how the reader's browser writes them.
 */
export function withPageSums(text: string, { money, date }: Pick<Formats, "money" | "date">): string {
  return text
    .replace(SUM, (_, amount: string, currency: string) => money(amount, currency))
    .replace(DAY, (day) => date(day))
}
