import { clockNow } from "../clock.ts"
import type { Handler } from "../http/router.ts"
import { findOrder } from "../orders/find-orders.ts"
import { documentAddress, fiscalDocument } from "../orders/fiscal-document.ts"
import { heldUntil } from "../orders/hold.ts"
import { type Ledger, ledgerOf } from "../orders/ledger.ts"
import { tookAtOnce } from "../orders/operation-draft.ts"
import { type Html, html } from "../pages/html.ts"
import { moneyText } from "../pages/money-text.ts"
import { pageAddress } from "../pages/page-address.ts"
import { OPERATION_STATE_TEXTS, OPERATION_TYPE_TEXTS, ORDER_STATE_TEXTS, stateTone } from "../pages/state-texts.ts"
import { extendedBillnumber } from "../protocol/billnumber.ts"
import { assistDate } from "../protocol/dates.ts"
import type { Language } from "../protocol/language.ts"
import { formatAmount } from "../protocol/money.ts"
import { responseTexts } from "../protocol/response-codes.ts"
import type { OperationRow, OrderRow } from "../store/rows.ts"
import { cabinetLanguage, cabinetPage } from "./cabinet-page.ts"
import { notificationTable } from "./notification-table.ts"
import { CABINET_TEXTS } from "./texts.ts"

/** GET /cabinet/orders/:billnumber */
export const orderPage: Handler = async (sandbox, request, path) => {
  const language = cabinetLanguage(request)
  const text = CABINET_TEXTS[language]
  const found = await sandbox.store.work(async (unit) => {
    const order = await findOrder(unit, path["billnumber"] ?? "", clockNow())
    if (!order) return null
    const merchant = await unit.merchant(order.merchantId)
    const until = merchant && heldUntil(order, merchant.settings)
    return { order, until, notifications: await unit.notificationsOfOrder(order.billnumber) }
  })
  if (!found) {
    return cabinetPage(request, {
      title: text.order,
      section: "orders",
      content: html`<p>${text.none}</p>`,
      status: 404,
    })
  }
  const { order, until, notifications } = found
  const content = html`
<h1>${text.order} ${order.orderNumber} <span class="badge ${stateTone(order.state)}">${ORDER_STATE_TEXTS[order.state][language]}</span></h1>
<section class="card">${facts(order, language)}${money(order, ledgerOf(order.operations), language)}${until && stillHeld(order, until, language)}</section>
${actions(order, ledgerOf(order.operations), language)}
<section class="card"><h2>${text.operations}</h2>${operations(order, language)}</section>
<section class="card"><h2>${text.notifications}</h2>
${notifications.length === 0 ? html`<p class="soft">${text.none}</p>` : notificationTable(notifications, language, request.path)}
</section>`
  return cabinetPage(request, { title: `${text.order} ${order.orderNumber}`, section: "orders", content })
}

function facts(order: OrderRow, language: Language): Html {
  const text = CABINET_TEXTS[language]
  const { lastname, firstname, middlename, email } = order.customer
  const payer = [lastname, firstname, middlename, email].filter(Boolean).join(" ")
  const converted = order.operationAmount !== order.amount || order.operationCurrency !== order.currency
  return html`<dl class="facts left">
<dt>${text.amount}</dt><dd>${moneyText(order.amount, order.currency, language)}${converted && ` → ${moneyText(order.operationAmount, order.operationCurrency, language)}`}</dd>
<dt>${text.billnumber}</dt><dd><code>${order.billnumber}</code></dd>
<dt>${text.merchant}</dt><dd>${order.merchantId}</dd>
<dt>${text.mechanism}</dt><dd>${order.delay ? text.twoStage : text.oneStage}${order.delay && tookAtOnce(order) && `, ${text.takenAtOnce}`}${order.testMode && `, ${text.testMode}`}</dd>
<dt>${text.date}</dt><dd>${assistDate(new Date(order.createdAt))}</dd>
${order.comment && html`<dt>${text.comment}</dt><dd>${order.comment}</dd>`}
${payer && html`<dt>${text.payer}</dt><dd>${payer}</dd>`}
${
  order.state === "In Process" &&
  html`<dt>${text.expires}</dt><dd>${assistDate(new Date(order.expiresAt))}</dd>
<dt>${text.payPage}</dt><dd><a href="${pageAddress("pay", order)}">/pay/pay.cfm</a></dd>`
}
</dl>`
}

function money(order: OrderRow, ledger: Ledger, language: Language): Html {
  const text = CABINET_TEXTS[language]
  const entry = (name: keyof Ledger) =>
    html`<div>${text[name]}<b>${moneyText(formatAmount(ledger[name]), order.operationCurrency, language)}</b></div>`
  return html`<div class="money">${entry("held")}${entry("charged")}${entry("returned")}${entry("released")}</div>`
}

/** How much is still blocked, and when the bank drops it by itself. */
function stillHeld(order: OrderRow, until: Date, language: Language): Html {
  const text = CABINET_TEXTS[language]
  const { held, charged } = ledgerOf(order.operations)
  const sum = moneyText(formatAmount(held), order.operationCurrency, language)
  return html`<p class="note hold" style="margin:1rem 0 0">${text.stillHeld}: ${sum}. ${text.heldUntil} ${assistDate(until)} (GMT).${charged > 0n && ` ${text.restOfCharge}`}</p>`
}

function actions(order: OrderRow, ledger: Ledger, language: Language): Html {
  const text = CABINET_TEXTS[language]
  const address = `/cabinet/orders/${order.billnumber}`
  const rest = ledger.charged - ledger.returned
  const amount = (value: bigint) =>
    html`<label>${text.amount}, ${order.operationCurrency}<input name="amount" inputmode="decimal" placeholder="${formatAmount(value)}"></label>`
  const forms = [
    order.state === "Delayed" &&
      html`<form class="card" method="post" action="${address}/charge"><h2>${text.chargeTitle}</h2><p><small class="soft">${text.chargeHint}</small></p>
${amount(ledger.held)}<label class="check"><input type="checkbox" name="autodeposit" value="1">${text.autoDeposit}</label><button>${text.charge}</button></form>`,
    (order.state === "Delayed" || (order.state !== "Canceled" && (rest > 0n || ledger.held > 0n))) &&
      html`<form class="card" method="post" action="${address}/cancel"><h2>${text.cancelTitle}</h2><p><small class="soft">${ledger.charged > 0n && ledger.held > 0n ? text.cancelRestHint : text.cancelHint}</small></p>
${amount(rest > 0n ? rest : ledger.held)}<button class="danger">${text.cancel}</button></form>`,
    ledger.held > 0n &&
      html`<form class="card" method="post" action="${address}/expire"><h2>${text.expireTitle}</h2><p><small class="soft">${text.expireHint}</small></p>
<button class="quiet">${text.expire}</button></form>`,
  ].filter((form) => form !== false)
  if (forms.length === 0) return html`<p class="soft">${text.nothingToDo}</p>`
  return html`<div class="grid" style="margin-bottom:1.25rem">${forms}</div>`
}

function operations(order: OrderRow, language: Language): Html {
  const text = CABINET_TEXTS[language]
  if (order.operations.length === 0) return html`<p class="soft">${text.none}</p>`
  return html`<div class="scroll"><table>
<thead><tr><th>${text.operation}</th><th>${text.operationState}</th><th class="sum-cell">${text.amount}</th><th>${text.code}</th><th>${text.card}</th><th>${text.date}</th></tr></thead>
<tbody>${order.operations.map(
    (one) => html`<tr>
<td>${OPERATION_TYPE_TEXTS[one.type][language]}<br><code class="soft">${extendedBillnumber(order.billnumber, one.n)}</code></td>
<td><span class="badge ${stateTone(one.state)}">${OPERATION_STATE_TEXTS[one.state][language]}</span></td>
<td class="sum-cell">${moneyText(one.amount, one.currency, language)}</td>
<td><code>${one.responseCode}</code><br><small>${responseTexts(one.responseCode, language).message}</small>${receiptLink(order, one, language)}</td>
<td>${one.card && html`${one.card.meanTypeName}<br><code>${one.card.maskedNumber}</code>`}</td>
<td>${assistDate(new Date(one.at))}</td>
</tr>`,
  )}</tbody></table></div>`
}

/** The fiscal document of an operation, once there is one. */
function receiptLink(order: OrderRow, operation: OperationRow, language: Language): Html | false {
  const document = fiscalDocument(order, operation)
  if (document?.status !== "Success") return false
  return html`<br><a href="${documentAddress(document)}&lang=${language}">${CABINET_TEXTS[language].receipt}</a>`
}
