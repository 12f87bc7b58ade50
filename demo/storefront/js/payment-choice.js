// How the shopper wants to pay: the ways of the region, and for a customer a subscription.
import { html } from "./html.js"
import { t } from "./language.js"
import { isAssist } from "./payment.js"
import { radio } from "./pieces.js"

/** On the shop's own page, with a wallet or a stored card. */
const here = ":here"

function textOf(id) {
  if (isAssist(id)) return { title: t().assist, note: t().assistNote }
  if (id === "pp_system_default") return { title: t().onDelivery, note: t().onDeliveryNote }
  return { title: t().otherProvider, note: id }
}

const way = (value, checked, { title, note }) =>
  radio("provider", value, checked, html`<span class="what">${title}<small>${note}</small></span>`)

/** The choice, for the checkout form. A guest sees neither stored cards nor subscriptions. */
export function paymentChoice(providers, customer) {
  const chosen = providers.find(({ id }) => isAssist(id))?.id ?? providers[0]?.id
  const inShop = { title: customer ? t().payHereWithCards : t().payHere, note: t().payHereNote }
  return html`
    ${providers.map(
      ({ id }) => html`${way(id, id === chosen, textOf(id))}${isAssist(id) ? way(id + here, false, inShop) : ""}`,
    )}
    ${
      customer && isAssist(chosen)
        ? html`<label class="option subscribe"><input type="checkbox" name="subscribe">
            <span class="what">${t().subscribe}<small>${t().subscribeNote}</small></span></label>`
        : ""
    }`
}

/** What is chosen. Payment on delivery makes no subscription. */
export function chosenWay(form) {
  const { value } = form.elements.provider
  const isHere = value.endsWith(here)
  const providerId = isHere ? value.slice(0, -here.length) : value
  return { providerId, isHere, subscription: isAssist(providerId) && Boolean(form.elements.subscribe?.checked) }
}
