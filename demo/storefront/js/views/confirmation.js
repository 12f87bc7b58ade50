import { config } from "/config.js"
import { ApiError } from "../api.js"
import { forgetCart, loadCart } from "../cart.js"
import { loadProducts } from "../catalogue.js"
import { html } from "../html.js"
import { t } from "../language.js"
import { forgetOrder, isOfSubscription, loadOrder, rememberOrder } from "../orders.js"
import { isAssist } from "../payment.js"
import { lines, notice, totals } from "../pieces.js"
import { regionId } from "../region.js"

async function findOrder(id) {
  try {
    return await loadOrder(id)
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined
    throw error
  }
}

/** The order that came of it. */
export async function confirmation(page, { refreshHeader }, id) {
  const order = await findOrder(id)
  if (!order) {
    forgetOrder(id)
    page.innerHTML = html`${notice("bad", t().somethingWrong, t().orderMissing)}
      <a class="button" href="/" data-nav>${t().toShop}</a>`
    return
  }
  const cart = await loadCart()
  if (cart?.completed_at) forgetCart()
  rememberOrder(order)
  const [products, isSubscription] = await Promise.all([
    loadProducts(regionId()).catch(() => []),
    isOfSubscription(id).catch(() => false),
  ])
  const address = order.shipping_address
  const payments = order.payment_collections?.flatMap((collection) => collection.payments ?? []) ?? []
  const online = payments.find((made) => isAssist(made.provider_id))
  // The number on the receipt, in the bank's message and in Assist's cabinet.
  const number = online?.data?.order_number
  const status = online ? (t().statuses[order.payment_status] ?? order.payment_status) : t().onDelivery
  page.innerHTML = html`
    <section class="thanks"><p class="tick" aria-hidden="true">✓</p><h1>${t().thanks}</h1>
      <p class="number">${t().order} <strong id="order-number">#${order.display_id}</strong></p>
      ${number ? html`<p class="number small">${t().assistNumber} <span id="assist-number">${number}</span></p>` : ""}</section>
    <div class="columns">
      <div class="panel">
        ${lines(order.items, products, order.currency_code)}
        ${totals(order)}
      </div>
      <aside class="panel">
        <dl class="facts">
          <dt>${t().paymentStatus}</dt>
          <dd id="payment-status" data-status="${order.payment_status}">${status}</dd>
          <dt>${t().sentTo}</dt><dd>${order.email}</dd>
          ${
            isSubscription
              ? html`<dt>${t().fromSubscription}</dt><dd><a href="/account" data-nav>${t().seeSubscription}</a></dd>`
              : ""
          }
          ${address ? html`<dt>${t().deliverTo}</dt><dd>${address.first_name} ${address.last_name}<br>${address.postal_code}, ${address.city}<br>${address.address_1}</dd>` : ""}
        </dl>
        <section class="hint"><h2>${t().demoHint}</h2><p>${t().demoHintText}</p>
          <ul>
            <li><a href="${config.adminUrl}/orders/${order.id}" target="_blank" rel="noopener">${t().adminLink}</a></li>
            ${config.cabinetUrl ? html`<li><a href="${config.cabinetUrl}" target="_blank" rel="noopener">${t().cabinetLink}</a></li>` : ""}
          </ul>
        </section>
        <a class="button wide" href="/" data-nav>${t().toShop}</a>
      </aside>
    </div>`
  await refreshHeader()
}
