import { clockNow } from "../clock.ts"
import type { Handler } from "../http/router.ts"
import { listedOrders } from "../orders/find-orders.ts"
import { type Html, html } from "../pages/html.ts"
import { moneyText } from "../pages/money-text.ts"
import { ORDER_STATE_TEXTS, stateTone } from "../pages/state-texts.ts"
import { assistDate } from "../protocol/dates.ts"
import type { Language } from "../protocol/language.ts"
import { ORDER_STATES } from "../protocol/order-states.ts"
import type { OrderRow } from "../store/rows.ts"
import { cabinetLanguage, cabinetPage } from "./cabinet-page.ts"
import { CABINET_TEXTS } from "./texts.ts"

const PAGE_SIZE = 20

/** GET /cabinet : orders, newest first. */
export const orderList: Handler = async (sandbox, request) => {
  const language = cabinetLanguage(request)
  const text = CABINET_TEXTS[language]
  const { query } = request
  const page = Math.max(1, Number.parseInt(query.get("page") ?? "1", 10) || 1)
  const [orderNumber, state, merchantId] = ["ordernumber", "state", "merchant"].map((name) =>
    (query.get(name) ?? "").trim(),
  )
  const { orders, total, merchants } = await sandbox.store.work(async (unit) => ({
    ...(await listedOrders(
      unit,
      { orderNumber, state, merchantId, skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE },
      clockNow(),
    )),
    merchants: await unit.merchants(),
  }))
  const content = html`
<h1>${text.orders}</h1>
<form class="card filter" method="get" action="/cabinet">
<label>${text.orderNumber}<input name="ordernumber" value="${orderNumber}"></label>
<label>${text.state}<select name="state"><option value="">${text.all}</option>
${ORDER_STATES.map((one) => html`<option value="${one}"${one === state && html` selected`}>${ORDER_STATE_TEXTS[one][language]}</option>`)}
</select></label>
${
  merchants.length > 1 &&
  html`<label>${text.merchant}<select name="merchant"><option value="">${text.all}</option>
${merchants.map((one) => html`<option value="${one.merchantId}"${one.merchantId === merchantId && html` selected`}>${one.merchantId} · ${one.settings.merchantName}</option>`)}
</select></label>`
}
<button>${text.find}</button>
</form>
<section class="card">
${orders.length === 0 ? html`<p class="soft">${text.none}</p>` : table(orders, language)}
${total > PAGE_SIZE && pages(query, page, Math.ceil(total / PAGE_SIZE), text)}
</section>`
  return cabinetPage(request, {
    title: text.orders,
    section: "orders",
    content,
    note: html`<p class="note hold">${text.noLogin}</p>`,
  })
}

function table(orders: readonly OrderRow[], language: Language): Html {
  const text = CABINET_TEXTS[language]
  return html`<div class="scroll"><table>
<thead><tr><th>${text.orderNumber}</th><th>${text.state}</th><th class="sum-cell">${text.amount}</th><th>${text.billnumber}</th><th>${text.date}</th></tr></thead>
<tbody>${orders.map(
    (order) => html`<tr>
<td><a href="/cabinet/orders/${order.billnumber}">${order.orderNumber}</a></td>
<td><span class="badge ${stateTone(order.state)}">${ORDER_STATE_TEXTS[order.state][language]}</span></td>
<td class="sum-cell">${moneyText(order.amount, order.currency, language)}</td>
<td><code>${order.billnumber}</code></td>
<td>${assistDate(new Date(order.createdAt))}</td>
</tr>`,
  )}</tbody></table></div>`
}

function pages(query: URLSearchParams, page: number, last: number, text: (typeof CABINET_TEXTS)["RU"]): Html {
  const address = (number: number) => {
    const parameters = new URLSearchParams(query)
    parameters.set("page", String(number))
    return `/cabinet?${parameters}`
  }
  return html`<div class="pages">
${page > 1 ? html`<a href="${address(page - 1)}">${text.previous}</a>` : html`<span></span>`}
<span class="soft">${text.page} ${page} / ${last}</span>
${page < last ? html`<a href="${address(page + 1)}">${text.next}</a>` : html`<span></span>`}
</div>`
}
