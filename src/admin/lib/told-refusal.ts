import { be } from "../../refusals/be"
import { en } from "../../refusals/en"
import { tellRefusal } from "../../refusals/fill"
import type { Refusal } from "../../refusals/refusal"
import { ru } from "../../refusals/ru"
import type { Formats } from "./formats"
import type { Language } from "./language"

const TABLES = { en, ru, be }
const DECIMAL = /^-?\d+(\.\d+)?$/

/**
 * A refusal of the shop's in the reader's language, with sums and moments as the page writes them.
 * @param english what the API said: for a refusal without a code, or with one that this page does not know
 */
export function toldRefusal(
  refusal: Refusal | undefined,
  english: string,
  language: Language,
  { money, amount, dateTime }: Formats,
): string {
  const text =
    refusal &&
    tellRefusal(refusal, TABLES[language], {
      sum: (sum) =>
        !DECIMAL.test(sum.amount)
          ? sum.amount
          : sum.currency === null
            ? amount(sum.amount)
            : money(sum.amount, sum.currency),
      moment: dateTime,
      words: (words) => words[language],
    })
  return text ? text.charAt(0).toUpperCase() + text.slice(1) : english
}
