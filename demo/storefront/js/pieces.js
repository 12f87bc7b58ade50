// Parts that several pages share.
import { lineTitle } from "./catalogue.js"
import { html } from "./html.js"
import { money, t } from "./language.js"

export const notice = (kind, title, text, actions = "") => html`
  <section class="notice ${kind}" role="${kind === "bad" ? "alert" : "status"}">
    <h2>${title}</h2>
    ${text ? html`<p>${text}</p>` : ""}
    ${actions}
  </section>`

export const radio = (name, value, checked, content) => html`
  <label class="option"><input type="radio" name="${name}" value="${value}" required${checked ? html` checked` : ""}>${content}</label>`

export const emptyCart = () => html`
  <section class="empty"><p>${t().emptyCart}</p><a class="button" href="/" data-nav>${t().toShop}</a></section>`

export const totals = (sums) => html`
  <dl class="totals">
    <div><dt>${t().subtotal}</dt><dd>${money(sums.item_total, sums.currency_code)}</dd></div>
    ${sums.shipping_methods?.length ? html`<div><dt>${t().delivery}</dt><dd>${money(sums.shipping_total, sums.currency_code)}</dd></div>` : ""}
    <div class="grand"><dt>${t().total}</dt><dd>${money(sums.total, sums.currency_code)}</dd></div>
  </dl>`

export const lines = (items, products, currency) => html`
  <ul class="lines">
    ${items.map((item) => {
      const { title, variant } = lineTitle(item, products)
      return html`<li>
        <img src="${item.thumbnail}" alt="" width="56" height="42">
        <span class="what">${title}<small>${variant} × ${item.quantity}</small></span>
        <span class="sum">${money(item.total, currency)}</span>
      </li>`
    })}
  </ul>`

/** Shows that a button is at work, and keeps a second click from doing it twice. */
export async function whileBusy(button, text, work) {
  const before = button.innerHTML
  button.disabled = true
  button.textContent = text
  try {
    return await work()
  } finally {
    button.disabled = false
    button.innerHTML = before
  }
}
