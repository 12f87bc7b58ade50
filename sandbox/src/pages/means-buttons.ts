import type { PageMeans } from "../payment/page-means.ts"
import type { Language } from "../protocol/language.ts"
import type { OrderRow } from "../store/rows.ts"
import { type Html, html } from "./html.ts"
import { PAYMENT_TEXTS } from "./payment-texts.ts"

const LABELS: Record<PageMeans["name"], string> = { sbp: "СБП", google_pay: "Google Pay", apple_pay: "Apple Pay" }

/** The means beside cards. They are simulations and say so: a click pays, and the money is taken at once. */
export function meansButtons(order: OrderRow, means: readonly PageMeans[], language: Language): Html | false {
  if (means.length === 0) return false
  const text = PAYMENT_TEXTS[language]
  return html`<section class="card wide-card">
<h2>${text.otherMeans}</h2>
<form method="post" action="/pay/pay.cfm" id="other-means" class="row">
<input type="hidden" name="CFSID" value="${order.cfsid}"><input type="hidden" name="lang" value="${language}">
<input type="hidden" name="action" value="means">
${means.map(({ name }) => html`<button class="quiet means ${name}" name="means" value="${name}">${LABELS[name]}</button>`)}
</form>
<p class="soft" style="margin:.75rem 0 0"><small>${text.simulation}${order.delay && ` ${text.neverHeld}`}</small></p>
</section>`
}
