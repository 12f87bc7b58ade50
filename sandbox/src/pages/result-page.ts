import type { Language } from "../protocol/language.ts"
import type { OrderState } from "../protocol/order-states.ts"
import { responseTexts } from "../protocol/response-codes.ts"
import type { MerchantRow, OrderRow } from "../store/rows.ts"
import { html } from "./html.ts"
import { layout } from "./layout.ts"
import { moneyText } from "./money-text.ts"
import { pageAddress } from "./page-address.ts"
import { PAYMENT_TEXTS } from "./payment-texts.ts"
import { ORDER_STATE_TEXTS } from "./state-texts.ts"

const HEADLINE: Record<OrderState, keyof (typeof PAYMENT_TEXTS)["RU"]> = {
  "In Process": "waiting",
  Delayed: "held",
  Approved: "paid",
  PartialDelayed: "paid",
  Canceled: "canceled",
  PartialCanceled: "paid",
  Declined: "failed",
  Timeout: "timedOut",
}

/** What a shopper sees when the shop gave no return address, or comes back to a finished payment page. */
export function resultPage(order: OrderRow, merchant: MerchantRow, language: Language, backUrl: string | null): string {
  const text = PAYMENT_TEXTS[language]
  const last = order.operations.findLast((operation) => operation.type === 100)
  const reason = last?.state === "Failure" ? responseTexts(last.responseCode, language).customermessage : ""
  const paid = ["Delayed", "Approved", "PartialDelayed", "PartialCanceled"].includes(order.state)
  const waits = order.state === "In Process"
  const content = html`
<section class="card outcome">
<div class="mark ${paid ? "good" : waits ? "wait" : "bad"}" aria-hidden="true">${paid ? "✓" : waits ? "…" : "✕"}</div>
<h1>${text[HEADLINE[order.state]]}</h1>
<dl class="facts">
<dt>${text.shop}</dt><dd>${merchant.settings.merchantName}</dd>
<dt>${text.order}</dt><dd>${order.orderNumber}</dd>
<dt>${text.amount}</dt><dd>${moneyText(order.amount, order.currency, language)}</dd>
<dt>${text.state}</dt><dd>${ORDER_STATE_TEXTS[order.state][language]}</dd>
${reason && html`<dt>${text.reason}</dt><dd>${reason}</dd>`}
${last?.card && html`<dt>${text.meannumber}</dt><dd>${last.card.meanTypeName} ${last.card.maskedNumber}</dd>`}
<dt>${text.billnumber}</dt><dd>${order.billnumber}</dd>
</dl>
${backUrl && html`<a class="button" href="${backUrl}">${text.back}</a>`}
</section>`
  return layout({
    title: text[HEADLINE[order.state]],
    language,
    content,
    languageLink: pageAddress("result", order, "{lang}"),
    narrow: true,
    ...(waits ? { refreshSeconds: 3 } : {}),
  })
}
