import { html } from "../html.js"
import { t } from "../language.js"
import { paymentUrl, sessionStatus } from "../payment.js"

const everyMs = 2000
const longMs = 20_000

function show(page, { long, url }) {
  page.innerHTML = html`
    <section class="waiting">
      <div class="spinner" aria-hidden="true"></div>
      <h1>${t().pendingTitle}</h1>
      <p>${t().pendingText}</p>
      ${long ? html`<p>${t().pendingLong}</p>` : ""}
      ${long && url ? html`<p class="actions"><a class="button" href="${url}">${t().continuePayment}</a></p>` : ""}
    </section>`
}

const failed = (sessionId, reason) =>
  `/checkout?payment=failed&reason=${encodeURIComponent(reason)}&session_id=${encodeURIComponent(sessionId)}`

/** Asks every two seconds how the payment stands, and goes on when it is decided. */
export async function waitForPayment(page, sessionId, { navigate, isCurrent, showError }) {
  const since = Date.now()
  const url = await paymentUrl(sessionId).catch(() => undefined)
  let isLong = false
  let failures = 0
  if (isCurrent()) show(page, { long: false, url })
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
    switch (answer?.status) {
      case "paid":
        return navigate(`/order/${answer.order_id}/confirmed`)
      case "declined":
      case "canceled":
        return navigate(failed(sessionId, answer.reason ?? answer.status))
      case "unknown":
        return navigate("/checkout?payment=gone")
    }
    if (!isLong && Date.now() - since > longMs) {
      isLong = true
      show(page, { long: true, url })
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  return undefined
}
