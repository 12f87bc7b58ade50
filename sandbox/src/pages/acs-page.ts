import type { Language } from "../protocol/language.ts"
import type { MerchantRow, OrderRow } from "../store/rows.ts"
import { html } from "./html.ts"
import { layout } from "./layout.ts"
import { moneyText } from "./money-text.ts"
import { pageAddress } from "./page-address.ts"
import { PAYMENT_TEXTS } from "./payment-texts.ts"

/** The bank's page of the 3-D Secure step. */
export function acsPage(order: OrderRow, merchant: MerchantRow, maskedNumber: string, language: Language): string {
  const text = PAYMENT_TEXTS[language]
  const content = html`
<section class="card">
<p class="soft"><small>${text.acsBank}</small></p>
<h1>${text.acsTitle}</h1>
<dl class="facts">
<dt>${text.shop}</dt><dd>${merchant.settings.merchantName}</dd>
<dt>${text.order}</dt><dd>${order.orderNumber}</dd>
<dt>${text.amount}</dt><dd>${moneyText(order.operationAmount, order.operationCurrency, language)}</dd>
<dt>${text.meannumber}</dt><dd>${maskedNumber}</dd>
</dl>
<form method="post" action="/pay/acs.cfm" autocomplete="off" style="margin-top:1.25rem">
<input type="hidden" name="CFSID" value="${order.cfsid}"><input type="hidden" name="lang" value="${language}">
<p>${text.acsText}</p>
<label>${text.acsCode}
<input class="number" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="8" autofocus required></label>
<p class="note hold">${text.acsHint}</p>
<button class="wide">${text.confirm}</button>
</form>
</section>`
  const languageLink = pageAddress("acs", order, "{lang}")
  return layout({ title: text.acsTitle, language, content, languageLink, narrow: true })
}
