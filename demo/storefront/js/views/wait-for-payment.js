import { AssistPaymentError, waitForPayment as waitFor } from "medusa-payment-assist/storefront"
import { loadCart } from "../cart.js"
import { html } from "../html.js"
import { language, t } from "../language.js"
import { assistSession } from "../payment.js"
import { store } from "../store.js"

const longMs = 20_000

function show(page, { long, url }) {
  page.lang = language()
  page.innerHTML = html`
    <section class="waiting">
      <div class="spinner" aria-hidden="true"></div>
      <h1>${t().pendingTitle}</h1>
      <p>${t().pendingText}</p>
      ${long ? html`<p>${t().pendingLong}</p>` : ""}
      ${long && url ? html`<p class="actions"><a class="button" href="${url}">${t().continuePayment}</a></p>` : ""}
    </section>`
}

/** The way back to the payment page of the cart's open attempt, if the session is that attempt. */
async function paymentUrl(sessionId) {
  const session = assistSession(await loadCart())
  return session?.id === sessionId ? session.data.payment_url : undefined
}

/** Where a shopper goes on from a payment that has ended. */
export function afterPayment({ id, status, order_id, reason }) {
  if (status === "paid") return `/order/${order_id}/confirmed`
  const query = new URLSearchParams({ payment: "failed", reason: reason ?? status, session_id: id })
  return `/checkout?${query}`
}

/** Asks how the payment stands, and goes on when it is decided. */
export async function waitForPayment(page, sessionId, { navigate, isCurrent, showError }) {
  const url = await paymentUrl(sessionId).catch(() => undefined)
  if (!isCurrent()) return undefined
  show(page, { long: false, url })
  const left = new AbortController()
  const timer = setInterval(() => isCurrent() || left.abort(), 500)
  const long = setTimeout(() => isCurrent() && show(page, { long: true, url }), longMs)
  try {
    let payment
    // What is not known after the module's own five minutes is asked about for as long as the page is open.
    while (!payment || payment.status === "pending")
      payment = await waitFor(sessionId, { ...store(), signal: left.signal })
    if (payment.continue_url) return location.assign(payment.continue_url)
    return navigate(afterPayment(payment))
  } catch (error) {
    if (left.signal.aborted) return undefined
    if (error instanceof AssistPaymentError && error.code === "not_found") return navigate("/checkout?payment=gone")
    return showError(error)
  } finally {
    clearInterval(timer)
    clearTimeout(long)
  }
}
