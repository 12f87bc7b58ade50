import { changeQuantity, loadCart } from "../cart.js"
import { lineTitle, loadProducts } from "../catalogue.js"
import { html } from "../html.js"
import { money, t } from "../language.js"
import { emptyCart, totals } from "../pieces.js"
import { regionId } from "../region.js"

function row(item, products, currency) {
  const { title, variant } = lineTitle(item, products)
  return html`
    <li data-line="${item.id}">
      <img src="${item.thumbnail}" alt="" width="96" height="72">
      <span class="what">${title}<small>${variant}</small><small>${money(item.unit_price, currency)}</small></span>
      <span class="stepper" role="group" aria-label="${t().quantity}">
        <button type="button" data-to="${item.quantity - 1}" aria-label="−1">−</button>
        <output>${item.quantity}</output>
        <button type="button" data-to="${item.quantity + 1}" aria-label="+1">+</button>
      </span>
      <span class="sum">${money(item.total, currency)}</span>
      <button type="button" class="quiet" data-to="0">${t().remove}</button>
    </li>`
}

/** The cart and its quantities. */
export async function cart(page, { refresh, showError }) {
  const current = await loadCart()
  const products = await loadProducts(regionId())
  if (!current || current.completed_at || current.items.length === 0) {
    page.innerHTML = html`<h1>${t().cart}</h1>${emptyCart()}`
    return
  }
  page.innerHTML = html`
    <h1>${t().cart}</h1>
    <div class="columns">
      <ul class="rows">${current.items.map((item) => row(item, products, current.currency_code))}</ul>
      <aside class="panel">${totals(current)}
        <a class="button wide" href="/checkout" data-nav>${t().toCheckout}</a>
      </aside>
    </div>`
  page.querySelector(".rows").addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-to]")
    if (!button) return
    button.disabled = true
    try {
      await changeQuantity(button.closest("li").dataset.line, Number(button.dataset.to))
    } catch (error) {
      button.disabled = false
      showError(error)
      return
    }
    await refresh()
  })
}
