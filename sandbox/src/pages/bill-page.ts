import { assistDate } from "../protocol/dates.ts"
import type { Language } from "../protocol/language.ts"
import type { BillRow, MerchantRow } from "../store/rows.ts"
import { html } from "./html.ts"
import { layout } from "./layout.ts"
import { moneyText } from "./money-text.ts"
import { PAYMENT_TEXTS } from "./payment-texts.ts"

/** Why a bill cannot be paid any more, by the text that says so. */
export type BillClosed = "billExpired" | "billRevoked"

/** A bill its payer may accept, or one that is closed. */
export function billPage(bill: BillRow, merchant: MerchantRow, closed: BillClosed | null, language: Language): string {
  const text = PAYMENT_TEXTS[language]
  const content = html`
<section class="card">
<h1>${text.bill} ${bill.number}</h1>
<p class="sum">${moneyText(bill.amount, bill.currency, language)}</p>
<dl class="facts">
<dt>${text.shop}</dt><dd>${merchant.settings.merchantName}</dd>
${bill.comment && html`<dt>${text.comment}</dt><dd>${bill.comment}</dd>`}
<dt>${text.payUntil}</dt><dd>${assistDate(new Date(bill.payUntil))}</dd>
</dl>
${
  closed
    ? html`<p class="note bad" role="alert">${text[closed]}</p>`
    : html`<form method="post" action="/bill/paybill.cfm" style="margin-top:1.25rem">
<input type="hidden" name="ID" value="${bill.hash}"><button class="wide">${text.acceptBill}</button></form>`
}
</section>`
  const languageLink = `/bill/paybill.cfm?ID=${bill.hash}&lang={lang}`
  return layout({ title: `${text.bill} ${bill.number}`, language, content, languageLink, narrow: true })
}
