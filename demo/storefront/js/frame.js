import { config } from "/config.js"
import { changeCountry, loadCart } from "./cart.js"
import { loadCustomer } from "./customer.js"
import { html } from "./html.js"
import { language, money, setLanguage, t } from "./language.js"
import { myOrders } from "./orders.js"
import { countries, country } from "./region.js"

/** The head of every page: name, country, language, cart. */
export async function showHeader({ refresh, showError }) {
  const header = document.querySelector("#header")
  const cart = await loadCart().catch(() => null)
  const customer = await loadCustomer().catch(() => null)
  const pieces = cart && !cart.completed_at ? cart.items.reduce((sum, { quantity }) => sum + quantity, 0) : 0
  header.innerHTML = html`
    <a class="brand" href="/" data-nav>${t().shopName}</a>
    <nav>
      <label class="country"><span class="hidden">${t().region}</span>
        <select id="country" aria-label="${t().region}">
          ${countries.map((name) => html`<option value="${name}">${t()[name]}</option>`)}
        </select></label>
      <button type="button" class="quiet" id="language">${language() === "ru" ? "English" : "Русский"}</button>
      <a class="to-account" href="/account" data-nav>${customer ? t().account : t().logIn}</a>
      <a class="to-cart" href="/cart" data-nav>${t().cart}${pieces > 0 ? html` <b>${pieces}</b>` : ""}</a>
    </nav>`
  const select = header.querySelector("#country")
  select.value = country()
  select.addEventListener("change", async () => {
    try {
      await changeCountry(select.value)
    } catch (error) {
      select.value = country()
      showError(error)
      return
    }
    await refresh()
  })
  header.querySelector("#language").addEventListener("click", () => {
    setLanguage(language() === "ru" ? "en" : "ru")
    refresh()
  })
  document.documentElement.lang = language()
  document.title = t().shopName
}

/** The foot: what this browser has ordered, and the ways behind the counter. */
export function showFooter() {
  const orders = myOrders()
  document.querySelector("#footer").innerHTML = html`
    ${
      orders.length > 0
        ? html`<section><h2>${t().myOrders}</h2><ul class="orders">
            ${orders.map(
              ({ id, display_id, total, currency_code }) => html`<li>
                <a href="/order/${id}/confirmed" data-nav>#${display_id}</a> ${money(total, currency_code)}
                <a class="aside" href="${config.adminUrl}/orders/${id}" target="_blank" rel="noopener">${t().inAdmin}</a></li>`,
            )}
          </ul></section>`
        : ""
    }
    <section><h2>${t().backstage}</h2><ul class="orders">
      <li><a href="${config.adminUrl}" target="_blank" rel="noopener">Medusa admin</a></li>
      ${config.cabinetUrl ? html`<li><a href="${config.cabinetUrl}" target="_blank" rel="noopener">Assist sandbox</a></li>` : ""}
    </ul></section>`
}
