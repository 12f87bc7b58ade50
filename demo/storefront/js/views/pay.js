import { payByToken, walletButtons } from "medusa-payment-assist/storefront"
import { loadCart } from "../cart.js"
import { loadProducts } from "../catalogue.js"
import { loadCustomer } from "../customer.js"
import { errorText } from "../error-text.js"
import { html } from "../html.js"
import { language, reasonText, t } from "../language.js"
import { assistSession, complete } from "../payment.js"
import { lines, notice, totals } from "../pieces.js"
import { regionId } from "../region.js"
import { store } from "../store.js"
import { cardName, loadCards } from "../stored-cards.js"
import { playedWallets } from "../wallets/played-wallets.js"
import { afterPayment } from "./wait-for-payment.js"

function showWays(page, { cart, products, cards, url, terms }) {
  page.innerHTML = html`
    <div id="outcome"></div>
    <h1>${t().payTitle}</h1>
    <div class="columns">
      <div class="steps" id="ways">
        <section class="panel"><h2>${t().walletsTitle}</h2>
          <div id="wallets"></div><p class="soft">${t().walletsNote}</p></section>
        ${
          cards.length > 0
            ? html`<section class="panel"><h2>${t().cardsTitle}</h2><ul class="cards">${cards.map(
                (
                  card,
                ) => html`<li><span class="what">${cardName(card)}<small>${t().cardTill} ${card.expires}</small></span>
                  <button type="button" class="button" data-card="${card.id}"
                    aria-label="${t().payWithCard}: ${cardName(card)}">${t().payWithCard}</button></li>`,
              )}</ul></section>`
            : ""
        }
        <section class="panel"><h2>${t().otherCardTitle}</h2>
          <a class="button wide" id="assist-page" href="${url}">${t().onAssistsPage}</a></section>
      </div>
      <aside class="panel"><h2>${t().yourOrder}</h2>
        ${lines(cart.items, products, cart.currency_code)}${totals(cart)}
        ${terms ? html`<p class="hint" id="terms">${terms}</p>` : ""}
      </aside>
    </div>`
}

const termsOf = (cart) => {
  const until = cart.metadata?.subscription_until
  if (!until) return undefined
  return `${t().isSubscription} ${new Date(until).toLocaleDateString(language() === "ru" ? "ru-RU" : "en-GB")}.`
}

/** Paying without leaving the shop: a wallet, a stored card; Assist's page for every other card. */
export async function pay(page, { navigate, isCurrent }, sessionId) {
  const [cart, customer] = await Promise.all([loadCart(), loadCustomer()])
  if (cart?.completed_at) return navigate(`/order/${(await complete()).id}/confirmed`)
  const session = assistSession(cart)
  if (session?.id !== sessionId) return navigate("/checkout?payment=gone")
  const isSubscription = Boolean(cart.metadata?.subscription)
  const [products, stored] = await Promise.all([
    loadProducts(regionId()),
    // Assist does not take a stored card for the first payment of a subscription.
    customer && !isSubscription ? loadCards().catch(() => []) : [],
  ])
  if (!isCurrent()) return undefined
  const url = session.data.payment_url
  const cards = stored.filter(({ provider_id }) => provider_id === session.provider_id)
  showWays(page, { cart, products, cards, url, terms: isSubscription && termsOf(cart) })

  // A payment goes on while the page is drawn anew in another language: what comes of it is shown where the page is now.
  const isHere = () => location.pathname === `/pay/${sessionId}`
  const say = (kind, title, text) => {
    const outcome = isHere() && page.querySelector("#outcome")
    if (!outcome) return
    outcome.innerHTML = notice(kind, title, text)
    outcome.scrollIntoView({ block: "nearest" })
  }
  const onChange = ({ status }) => status === "pending" && say("", t().pendingTitle, t().beingPaid)
  const onResult = (payment) => {
    if (!isHere()) return
    switch (payment.status) {
      case "declined":
        return say("bad", t().failedTitle, `${payment.message ?? reasonText(payment.reason)} ${t().anotherCard}`)
      case "pending":
        return navigate(`/checkout?payment=pending&session_id=${sessionId}`)
      case "requires_action":
        return location.assign(payment.continue_url)
      default:
        return navigate(afterPayment(payment))
    }
  }
  const onError = (error) => {
    if (!isHere()) return
    if (error.code === "unknown_outcome") return navigate(`/checkout?payment=pending&session_id=${sessionId}`)
    say("bad", t().somethingWrong, errorText(error))
  }

  for (const button of page.querySelectorAll("[data-card]"))
    button.addEventListener("click", async () => {
      const ways = page.querySelector("#ways")
      ways.inert = true
      say("", t().pendingTitle, t().beingPaid)
      const token = { type: "stored_card", payment_method_id: button.dataset.card }
      await payByToken(sessionId, token, { ...store(), onChange }).then(onResult, onError)
      ways.inert = false
    })
  const { wallets } = await walletButtons({
    ...store(),
    container: page.querySelector("#wallets"),
    sessionId,
    paymentUrl: url,
    shopName: t().shopName,
    device: playedWallets,
    fallback: false,
    onChange,
    onResult,
    onError,
    onCancel: () => say("", t().sheetClosed),
  })
  if (wallets.length === 0 && isCurrent()) page.querySelector("#wallets").innerHTML = html`<p>${t().noWallets}</p>`
  return undefined
}
