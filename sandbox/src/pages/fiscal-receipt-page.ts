import { documentAddress, documentLines, type FiscalDocument, taxNumber } from "../orders/fiscal-document.ts"
import { extendedBillnumber } from "../protocol/billnumber.ts"
import { assistDate } from "../protocol/dates.ts"
import type { Language } from "../protocol/language.ts"
import type { ReceiptLine } from "../protocol/receipt.ts"
import { taxSums } from "../protocol/receipt-taxes.ts"
import type { MerchantRow, OrderRow } from "../store/rows.ts"
import { type Html, html } from "./html.ts"
import { layout } from "./layout.ts"
import { moneyText } from "./money-text.ts"
import { MODE_TEXTS, RECEIPT_TEXTS, TAX_TEXTS, TAXATION_TEXTS } from "./receipt-texts.ts"

/** A fiscal document as its page shows it, in the shape of a cash register's slip. */
export function fiscalReceiptPage(
  order: OrderRow,
  merchant: MerchantRow,
  document: FiscalDocument,
  language: Language,
): string {
  const text = RECEIPT_TEXTS[language]
  const { operation, kind } = document
  const lines = documentLines(order, operation, merchant)
  const money = (amount: string) => moneyText(amount, operation.currency, language)
  const taxation = TAXATION_TEXTS[order.extra?.receiptTerms?.taxationSystem ?? "0"]?.[language]
  const content = html`
<section class="card receipt">
<p class="receipt-shop"><b>${merchant.settings.merchantName}</b><br>${text.taxNumber} ${taxNumber(merchant.merchantId)}</p>
<h1>${text.receipt}<br><span class="badge ${kind === "sell" ? "good" : "back"}">${text[kind]}</span></h1>
<ol class="receipt-lines">${lines.map((line) => receiptLine(line, money, language))}</ol>
<dl class="facts receipt-total"><dt>${text.total}</dt><dd>${money(operation.amount)}</dd></dl>
<dl class="facts">
<dt>${text.cashless}</dt><dd>${money(operation.amount)}</dd>
${taxSums(lines).map(
  ({ tax, amount, sum }) =>
    html`<dt>${text.taxes} ${TAX_TEXTS[tax]?.[language] ?? tax}</dt><dd>${money(sum ?? amount)}</dd>`,
)}
</dl>
<hr>
<dl class="facts receipt-numbers">
<dt>${text.date}</dt><dd>${assistDate(new Date(operation.at))}</dd>
<dt>${text.shift}</dt><dd>${document.shift}</dd>
<dt>${text.inShift}</dt><dd>${document.number}</dd>
<dt>${text.taxation}</dt><dd>${taxation}</dd>
<dt>${text.order}</dt><dd>${order.orderNumber}</dd>
<dt>${text.operation}</dt><dd>${extendedBillnumber(order.billnumber, operation.n)}</dd>
<dt>${text.register}</dt><dd>${document.register}</dd>
<dt>${text.drive}</dt><dd>${document.drive}</dd>
<dt>${text.number}</dt><dd>${document.number}</dd>
<dt>${text.sign}</dt><dd>${document.sign}</dd>
</dl>
<p class="note" style="margin:1.25rem 0 0"><small>${text.notReal}</small></p>
</section>`
  const languageLink = `${documentAddress(document)}&lang={lang}`
  return layout({ title: `${text.receipt} ${document.number}`, language, content, languageLink, narrow: true })
}

/** What stands in place of a receipt that does not exist. */
export function noReceiptPage(language: Language): string {
  const text = RECEIPT_TEXTS[language]
  const content = html`<section class="card outcome"><div class="mark bad" aria-hidden="true">?</div><h1>${text.none}</h1></section>`
  return layout({ title: text.none, language, content, narrow: true })
}

function receiptLine(line: ReceiptLine, money: (amount: string) => string, language: Language): Html {
  const quantity = (line.quantity / 1000).toLocaleString(language === "RU" ? "ru" : "en", { maximumFractionDigits: 3 })
  return html`<li><span>${line.name}</span>
<span class="receipt-sum"><span>${quantity} × ${money(line.price)}</span><b>${money(line.amount)}</b></span>
<small>${TAX_TEXTS[line.tax]?.[language] ?? line.tax}, ${MODE_TEXTS[line.fpmode]?.[language]}</small></li>`
}
