// Paying: a payment collection for the cart, a session of the chosen provider, and the way to Assist's page.
import { ApiError, get, post } from "./api.js"
import { cartId, loadCart } from "./cart.js"

export const isAssist = (providerId) => providerId.startsWith("pp_assist_")

/** What the plugin knows about a payment session: pending, held, paid, declined, canceled or gone. */
export async function sessionStatus(sessionId) {
  try {
    return await get(`/store/assist/payment-sessions/${encodeURIComponent(sessionId)}`)
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return { status: "gone" }
    throw error
  }
}

export const isMoney = ({ status }) => status === "held" || status === "paid"

const assistSession = (cart) =>
  cart?.payment_collection?.payment_sessions?.find(({ provider_id }) => isAssist(provider_id))

/**
 * How the cart's last Assist attempt stands, or undefined when there was none. Asked before anything about the cart
 * is changed: a shopper who has paid and comes back must meet the order, not a second payment.
 */
export async function lastAttempt(cart) {
  const session = assistSession(cart)
  return session ? { sessionId: session.id, ...(await sessionStatus(session.id)) } : undefined
}

async function newSession(cart, providerId) {
  const collection =
    cart.payment_collection ?? (await post("/store/payment-collections", { cart_id: cart.id })).payment_collection
  const answer = await post(`/store/payment-collections/${collection.id}/payment-sessions`, { provider_id: providerId })
  return answer.payment_collection.payment_sessions.find(({ provider_id }) => provider_id === providerId)
}

/**
 * Where to send the browser to pay the cart: the page of an attempt that is still open, or a fresh one.
 * @returns {Promise<{ url: string } | { paid: object }>} `paid` when the last attempt turned out to have succeeded
 */
export async function beginAssistPayment(providerId) {
  const cart = await loadCart()
  const last = await lastAttempt(cart)
  if (last && isMoney(last)) return { paid: last }
  if (last?.status === "pending" && last.payment_url && assistSession(cart).provider_id === providerId)
    return { url: last.payment_url }
  const session = await newSession(cart, providerId)
  return { url: session.data.payment_url }
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
