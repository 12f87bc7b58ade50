import type { Language } from "../protocol/language.ts"
import type { MerchantRow, OrderRow } from "../store/rows.ts"
import { html } from "./html.ts"
import { layout } from "./layout.ts"
import { moneyText } from "./money-text.ts"
import { pageAddress } from "./page-address.ts"
import { PAYMENT_TEXTS } from "./payment-texts.ts"

/** Where `continueurl` leads: the CVC of a card that came without a token (seed 004). */
export function cvcPage(order: OrderRow, merchant: MerchantRow, language: Language, problem?: string): string {
  const text = PAYMENT_TEXTS[language]
  const card = order.operations.findLast((operation) => operation.type === 100)?.card
  const content = html`
<section class="card">
<h1>${text.cvcTitle}</h1>
${problem && html`<p class="note bad" role="alert">${problem}</p>`}
<dl class="facts">
<dt>${text.shop}</dt><dd>${merchant.settings.merchantName}</dd>
<dt>${text.order}</dt><dd>${order.orderNumber}</dd>
<dt>${text.amount}</dt><dd>${moneyText(order.operationAmount, order.operationCurrency, language)}</dd>
<dt>${text.meannumber}</dt><dd>${card?.meanTypeName} ${card?.maskedNumber}</dd>
</dl>
<form method="post" action="/pay/pay.cfm" autocomplete="off" style="margin-top:1.25rem">
<input type="hidden" name="CFSID" value="${order.cfsid}"><input type="hidden" name="lang" value="${language}">
<label>${text.cvc}
<input name="Cvc2" type="password" inputmode="numeric" autocomplete="off" maxlength="4" placeholder="•••" title="${text.cvcHint}" autofocus required></label>
<button class="wide" name="action" value="cvc">${text.confirm}</button>
</form>
</section>`
  const languageLink = pageAddress("pay", order, "{lang}")
  return layout({ title: text.cvcTitle, language, content, languageLink, narrow: true })
}
