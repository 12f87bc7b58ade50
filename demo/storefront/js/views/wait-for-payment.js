import { html } from "../html.js"
import { t } from "../language.js"
import { sessionStatus } from "../payment.js"

const everyMs = 2000
const longMs = 45_000

function show(page, { held, long, paymentUrl }) {
  page.innerHTML = html`
    <section class="waiting">
      <div class="spinner" aria-hidden="true"></div>
      <h1>${t().pendingTitle}</h1>
      <p>${held ? t().heldText : t().pendingText}</p>
      ${long ? html`<p>${t().pendingLong}</p>` : ""}
      <p class="actions">
        ${paymentUrl && !held ? html`<a class="button" href="${paymentUrl}">${t().continuePayment}</a>` : ""}
        ${long && !held ? html`<a class="quiet" href="/checkout" data-nav>${t().backToCheckout}</a>` : ""}
      </p>
    </section>`
}

/** Asks every two seconds how the payment stands, and goes on when it is decided. */
export async function waitForPayment(page, sessionId, { navigate, isCurrent, showError }) {
  const since = Date.now()
  let failures = 0
  show(page, {})
  while (isCurrent()) {
    let answer
    try {
      answer = await sessionStatus(sessionId)
      failures = 0
    } catch (error) {
      failures += 1
      // One lost answer is nothing; a store that stays silent is worth a word.
      if (failures > 4) return showError(error)
    }
    if (!isCurrent()) return undefined
    if (answer?.order_id) return navigate(`/order/${answer.order_id}/confirmed`)
    const id = encodeURIComponent(sessionId)
    if (answer?.status === "declined" || answer?.status === "canceled") {
      const reason = encodeURIComponent(answer.reason ?? answer.status)
      return navigate(`/checkout?payment=failed&reason=${reason}&session_id=${id}`)
    }
    if (answer?.status === "gone") return navigate("/checkout?payment=gone")
    if (answer)
      show(page, {
        held: answer.status === "held" || answer.status === "paid",
        long: Date.now() - since > longMs,
        paymentUrl: answer.payment_url,
      })
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  return undefined
}
