import type { DiscrepancyCode } from "../../payments/discrepancy"
import type { Texts } from "../admin-api"
import { causeText } from "../texts/cause-texts"
import { discrepancyMeanings, discrepancyTitles } from "../texts/discrepancy-texts"
import { say } from "../texts/say"

/** What Medusa's bell is to say about a discrepancy. */
export interface BellSubject {
  readonly code: DiscrepancyCode
  readonly params: Readonly<Record<string, string>>
  readonly orderNumber: string
  /** Medusa's order, where there is one. */
  readonly displayId: number | null
  /** The page where it can be mended. */
  readonly page: string
}

const ORDER = say("Order", "Заказ", "Заказ")
const PAYMENT = say("Payment", "Платёж", "Плацёж")

/**
 * Title and text of a message in the bell. The bell shows plain text and offers files for download, so the address of the page
 * stands in the text.
 */
export function bellText(
  { code, params, orderNumber, displayId, page }: BellSubject,
  language: keyof Texts,
): { title: string; description: string } {
  const { amount, currency } = params
  const which =
    displayId === null ? `${PAYMENT[language]} ${orderNumber}` : `${ORDER[language]} #${displayId} (${orderNumber})`
  const sum = amount && currency ? `${language === "en" ? amount : amount.replace(".", ",")} ${currency}` : undefined
  return {
    title: discrepancyTitles[language][code],
    description: [
      [which, sum].filter(Boolean).join(" · "),
      discrepancyMeanings[language][code],
      causeText(params, language),
      page,
    ]
      .filter(Boolean)
      .join("\n"),
  }
}
