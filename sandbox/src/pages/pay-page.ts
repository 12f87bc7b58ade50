import type { OfferedMeans } from "../payment/page-means.ts"
import { TEST_CARDS } from "../payment/test-cards.ts"
import type { Language } from "../protocol/language.ts"
import type { MerchantRow, OrderRow, StoredCardRow } from "../store/rows.ts"
import { type Html, html } from "./html.ts"
import { layout } from "./layout.ts"
import { meansButtons } from "./means-buttons.ts"
import { moneyText } from "./money-text.ts"
import { payPageScript } from "./pay-page-script.ts"
import { PAYMENT_TEXTS } from "./payment-texts.ts"

/** What the payment page shows besides the order. */
export interface PayPageState {
  language: Language
  /** A sentence about what is wrong. */
  problem?: string
  /** What the shopper typed; never the CVC. */
  typed?: { number: string; expiry: string; holder: string }
  now: Date
  offered: OfferedMeans
  /** The customer's saved cards; undefined when the shop named no customer. */
  savedCards?: readonly StoredCardRow[]
}

/** The payment page. It works without scripts: then a test card pays at once instead of filling in the form. */
export function payPage(order: OrderRow, merchant: MerchantRow, state: PayPageState): string {
  const { language, offered } = state
  const text = PAYMENT_TEXTS[language]
  const secondsLeft = Math.max(0, Math.ceil((new Date(order.expiresAt).getTime() - state.now.getTime()) / 1000))
  const sum = moneyText(order.amount, order.currency, language)
  const isHeld = order.delay && !merchant.settings.takesAtOnce
  const content = html`
<div class="pay">
<section class="card">
<h1>${offered.cards ? text.card : text.title}</h1>
${state.problem && html`<p class="note bad" role="alert">${state.problem}</p>`}
${offered.cards && cardForm(order, state, sum)}
${offered.cards && isHeld && html`<p class="soft" style="margin:.75rem 0 0"><small>${text.twoStage}</small></p>`}
<form method="post" action="/pay/pay.cfm" id="leave-form" class="row" style="margin-top:1rem">
<input type="hidden" name="CFSID" value="${order.cfsid}"><input type="hidden" name="lang" value="${language}">
<button class="quiet small" name="action" value="cancel">${text.cancel}</button>
<button class="quiet small" name="action" value="timeout">${text.timeout}</button>
</form>
</section>
<section class="card summary">
<p class="sum">${sum}</p>
<dl class="facts">
<dt>${text.shop}</dt><dd>${merchant.settings.merchantName}</dd>
<dt>${text.order}</dt><dd>${order.orderNumber}</dd>
${order.comment && html`<dt>${text.comment}</dt><dd>${order.comment}</dd>`}
${payerOf(order) && html`<dt>${text.payer}</dt><dd>${payerOf(order)}</dd>`}
<dt>${text.billnumber}</dt><dd>${order.billnumber}</dd>
</dl>
<div class="timer"><span>${text.timer}</span><b id="left">${clock(secondsLeft)}</b></div>
${order.testMode && html`<p class="note hold" style="margin:1rem 0 0">${text.testMode}</p>`}
</section>
${meansButtons(order, offered.others, language)}
${offered.cards && savedCards(order, state)}
${offered.cards && testCards(order, language)}
</div>`
  return layout({
    title: `${text.title} ${order.orderNumber}`,
    language,
    content,
    languageLink: `/pay/pay.cfm?CFSID=${order.cfsid}&lang={lang}`,
    script: payPageScript(secondsLeft, (state.now.getUTCFullYear() + 3) % 100),
  })
}

function cardForm(order: OrderRow, { language, typed, savedCards }: PayPageState, sum: string): Html {
  const text = PAYMENT_TEXTS[language]
  return html`<form method="post" action="/pay/pay.cfm" id="card-form" autocomplete="off" novalidate>
<input type="hidden" name="CFSID" value="${order.cfsid}"><input type="hidden" name="lang" value="${language}">
<label>${text.number}
<input class="number" name="Cardnumber" inputmode="numeric" autocomplete="off" maxlength="23" placeholder="0000 0000 0000 0000" value="${typed?.number}" required></label>
<div class="two">
<label>${text.expiry}
<input name="Expiry" inputmode="numeric" autocomplete="off" maxlength="7" placeholder="${text.expiryHint}" value="${typed?.expiry}" required></label>
<label>${text.cvc}
<input name="Cvc2" type="password" inputmode="numeric" autocomplete="off" maxlength="4" placeholder="•••" title="${text.cvcHint}" required></label>
</div>
<label>${text.holder}
<input name="Cardholder" autocomplete="off" maxlength="70" placeholder="IVAN IVANOV" value="${typed?.holder}" required></label>
${savedCards && html`<label class="check"><input type="checkbox" name="savecard" value="1">${text.saveCard}</label>`}
<button class="wide" name="action" value="pay">${text.pay} ${sum}</button>
</form>`
}

function testCards(order: OrderRow, language: Language): Html {
  const text = PAYMENT_TEXTS[language]
  return html`<section class="card wide-card">
<h2>${text.testCards}</h2>
<p><small class="js-hint" hidden>${text.testCardsHint}</small><small class="plain-hint">${text.testCardsPlain}</small></p>
<form method="post" action="/pay/pay.cfm" id="test-cards">
<input type="hidden" name="CFSID" value="${order.cfsid}"><input type="hidden" name="lang" value="${language}">
<input type="hidden" name="action" value="testcard">
<ul class="cards">
${TEST_CARDS.map((card) => html`<li><button name="testcard" value="${card.name}" data-number="${card.number}"><span>${card.title[language]}</span><code>${spaced(card.number)}</code></button></li>`)}
</ul>
</form>
</section>`
}

/** A click pays: the code of a saved card "will usually not be requested" (protocol 9.5). */
function savedCards(order: OrderRow, { savedCards = [], language }: PayPageState): Html | false {
  if (savedCards.length === 0) return false
  return html`<section class="card wide-card">
<h2>${PAYMENT_TEXTS[language].savedCards}</h2>
<form method="post" action="/pay/pay.cfm" id="saved-cards">
<input type="hidden" name="CFSID" value="${order.cfsid}"><input type="hidden" name="lang" value="${language}">
<input type="hidden" name="action" value="storedcard">
<ul class="cards">
${savedCards.map(({ token, card }) => html`<li><button name="storedcard" value="${token}"><span>${card.meanTypeName}, ${card.expiry}</span><code>${card.maskedNumber}</code></button></li>`)}
</ul>
</form>
</section>`
}

function payerOf(order: OrderRow): string {
  const { lastname, firstname, middlename, email } = order.customer
  const name = [lastname, firstname, middlename].filter(Boolean).join(" ")
  return [name, email].filter(Boolean).join(", ")
}

const spaced = (number: string) => number.replace(/(\d{4})(?=\d)/g, "$1 ")

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
