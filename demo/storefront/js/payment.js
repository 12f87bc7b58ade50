// Paying: a payment collection for the cart, a session of the chosen provider, and the way to Assist's page.
import { config } from "/config.js"
import { ApiError, get, post } from "./api.js"
import { cartId, loadCart } from "./cart.js"

export const isAssist = (providerId) => providerId.startsWith("pp_assist_")

/**
 * How a payment stands, from the plugin: `pending`, `paid` (there is an order), `declined`, `canceled`;
 * `unknown` when the session was never sent to Assist, or is gone.
 */
export async function sessionStatus(sessionId) {
  try {
    return (await get(`/store/assist/payment-sessions/${encodeURIComponent(sessionId)}`)).payment_session
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return { id: sessionId, status: "unknown" }
    throw error
  }
}

const assistSession = (cart) =>
  cart?.payment_collection?.payment_sessions?.find(({ provider_id }) => isAssist(provider_id))

/**
 * How the cart's last Assist attempt stands, or undefined when there was none. Asked before anything about the cart
 * is changed: a shopper who has paid and comes back must meet the order, not a second payment.
 */
export async function lastAttempt(cart) {
  const session = assistSession(cart)
  return session ? sessionStatus(session.id) : undefined
}

async function newSession(cart, providerId) {
  const collection =
    cart.payment_collection ?? (await post("/store/payment-collections", { cart_id: cart.id })).payment_collection
  const answer = await post(`/store/payment-collections/${collection.id}/payment-sessions`, { provider_id: providerId })
  return answer.payment_collection.payment_sessions.find(({ provider_id }) => provider_id === providerId)
}

/**
 * Where to send the browser to pay the cart: the page of an attempt that is still open, or of a fresh one.
 * An open attempt is never replaced, since somebody may be paying it in another tab.
 * @returns {Promise<{ url: string } | { orderId: string }>} the order, when the last attempt turned out to be paid
 */
export async function beginAssistPayment(providerId) {
  const cart = await loadCart()
  const session = assistSession(cart)
  const last = await lastAttempt(cart)
  if (last?.status === "paid") return { orderId: last.order_id }
  const open = session?.provider_id === providerId && (last.status === "pending" || last.status === "unknown")
  // After a start on other ports the stored address leads nowhere.
  if (open && session.data.payment_url.startsWith(config.apiUrl)) return { url: session.data.payment_url }
  const fresh = await newSession(cart, providerId)
  return { url: fresh.data.payment_url }
}

/** The way back to the payment page of the cart's open attempt, if the session is that attempt. */
export async function paymentUrl(sessionId) {
  const session = assistSession(await loadCart())
  return session?.id === sessionId ? session.data.payment_url : undefined
}

/** Places the order without an online payment. */
export async function payOnDelivery(providerId) {
  await newSession(await loadCart(), providerId)
  return complete()
}

/** Turns the cart into its order; for a cart that is an order already, Medusa answers that order. */
export async function complete() {
  const answer = await post(`/store/carts/${cartId()}/complete`)
  if (answer.type !== "order") throw new ApiError(400, answer.error?.message ?? "The order was not placed")
  return answer.order
}
