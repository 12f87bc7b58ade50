import { addressFields, readAddress } from "../address.js"
import { get } from "../api.js"
import { chooseShipping, loadCart, updateCart } from "../cart.js"
import { loadProducts } from "../catalogue.js"
import { loadCustomer } from "../customer.js"
import { html } from "../html.js"
import { money, reasonText, t } from "../language.js"
import { assistSession, complete, isAssist, lastAttempt, openPayment, payOnDelivery } from "../payment.js"
import { chosenWay, paymentChoice } from "../payment-choice.js"
import { emptyCart, lines, notice, radio, totals } from "../pieces.js"
import { country, regionId } from "../region.js"
import { waitForPayment } from "./wait-for-payment.js"

const buttonText = (form, again) => {
  const { providerId, isHere } = chosenWay(form)
  if (!isAssist(providerId)) return t().placeOrder
  if (isHere) return t().toPayHere
  return again ? t().payAgain : t().payAssist
}

function failureNotice(query, attempt) {
  const outcome = query.get("payment")
  if (outcome === "gone") return notice("bad", t().failedTitle, t().gone)
  if (outcome !== "failed") return ""
  const said = attempt?.id === query.get("session_id") ? attempt.message : undefined
  return notice("bad", t().failedTitle, `${said ?? reasonText(query.get("reason"))} ${t().failedStays}`)
}

function showForm(page, { cart, products, shipping, providers, customer, failure }) {
  const chosenShipping = cart.shipping_methods?.[0]?.shipping_option_id ?? shipping[0]?.id
  page.innerHTML = html`
    ${failure}
    <h1>${t().checkout}</h1>
    <form class="columns" id="checkout">
      <div class="steps">
        <fieldset><legend>${t().contact}</legend><div class="fields">${addressFields(cart, country(), customer)}</div></fieldset>
        <fieldset><legend>${t().deliveryMethod}</legend>
          ${shipping.map(({ id, name, amount, type }) =>
            radio(
              "shipping",
              id,
              id === chosenShipping,
              html`
              <span class="what">${t().deliveries[type?.code]?.name ?? name}<small>${t().deliveries[type?.code]?.note}</small></span>
              <span class="sum">${money(amount, cart.currency_code)}</span>`,
            ),
          )}
        </fieldset>
        <fieldset><legend>${t().payment}</legend>
          ${paymentChoice(providers, customer)}
        </fieldset>
      </div>
      <aside class="panel">
        <h2>${t().yourOrder}</h2>
        ${lines(cart.items, products, cart.currency_code)}
        <div id="sums">${totals(cart)}</div>
        <button class="button wide" id="pay"></button>
      </aside>
    </form>`
}

async function submit(form, { navigate }) {
  const cart = await updateCart(readAddress(form, country()))
  const option = form.elements.shipping.value
  // Choosing the same delivery again would be a change of the cart, and that ends an open payment attempt.
  if (cart.shipping_methods?.[0]?.shipping_option_id !== option) await chooseShipping(option)
  const { providerId, isHere, subscription } = chosenWay(form)
  if (!isAssist(providerId)) {
    const order = await payOnDelivery(providerId)
    return navigate(`/order/${order.id}/confirmed`)
  }
  const { sessionId, paymentUrl, orderId } = await openPayment(providerId, { subscription })
  if (orderId) return navigate(`/order/${orderId}/confirmed`)
  if (isHere) return navigate(`/pay/${sessionId}`)
  location.assign(paymentUrl)
  // The browser is leaving: the button stays as it is.
  return new Promise(() => {})
}

/** Address, delivery, payment; and what became of a payment that was tried before. */
export async function checkout(page, tools) {
  const query = new URLSearchParams(location.search)
  const sessionId = query.get("session_id")
  if (query.get("payment") === "pending" && sessionId) return waitForPayment(page, sessionId, tools)
  const cart = await loadCart()
  // Assist's page may lead back by an address of its own, which names no session (docs/wallets.md).
  const open = query.get("payment") === "pending" && assistSession(cart)
  if (open) return waitForPayment(page, open.id, tools)
  if (cart?.completed_at) return tools.navigate(`/order/${(await complete()).id}/confirmed`)
  if (!cart || cart.items.length === 0) {
    page.innerHTML = html`<h1>${t().checkout}</h1>${query.has("payment") ? notice("bad", t().somethingWrong, t().cartGone) : ""}${emptyCart()}`
    return undefined
  }
  const attempt = await lastAttempt(cart).catch(() => undefined)
  if (attempt?.status === "paid") return tools.navigate(`/order/${attempt.order_id}/confirmed`)
  const [customer, products, { shipping_options: shipping }, { payment_providers: providers }] = await Promise.all([
    loadCustomer(),
    loadProducts(regionId()),
    get(`/store/shipping-options?cart_id=${cart.id}`),
    get(`/store/payment-providers?region_id=${cart.region_id}`),
  ])
  const failure = failureNotice(query, attempt)
  showForm(page, { cart, products, shipping, providers, customer, failure })
  const form = page.querySelector("#checkout")
  const pay = page.querySelector("#pay")
  const showWay = () => {
    pay.textContent = buttonText(form, Boolean(failure))
  }
  showWay()
  // One change of the cart at a time, in the order of the clicks; paying waits for the last of them.
  let last = Promise.resolve()
  const inTurn = (text, work) => {
    pay.disabled = true
    pay.textContent = text
    const mine = last.then(work).catch(tools.showError)
    last = mine
    mine.then(() => {
      if (last !== mine) return
      pay.disabled = false
      showWay()
    })
  }
  const ship = (optionId) =>
    inTurn(t().working, async () => {
      page.querySelector("#sums").innerHTML = totals(await chooseShipping(optionId))
    })
  form.addEventListener("change", ({ target }) => {
    if (target.name === "provider" && !pay.disabled) showWay()
    if (target.name === "shipping") ship(target.value)
  })
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    if (pay.disabled) return
    const { providerId, isHere } = chosenWay(form)
    inTurn(isAssist(providerId) && !isHere ? t().goingToAssist : t().working, () => submit(form, tools))
  })
  if (!cart.shipping_methods?.length && shipping[0]) ship(shipping[0].id)
  return undefined
}
