// Paying: a payment collection for the cart, a session of the chosen provider, and what became of it.

import { AssistPaymentError, readPayment, startPayment } from "medusa-payment-assist/storefront"
import { config } from "/config.js"
import { ApiError, post } from "./api.js"
import { cartId, loadCart } from "./cart.js"
import { loadCustomer } from "./customer.js"
import { recall, remember } from "./memory.js"
import { store } from "./store.js"
import { forgetSubscription, subscribe } from "./subscriptions.js"

export const isAssist = (providerId) => providerId.startsWith("pp_assist_")

/** The cart's payment session of Assist, if it has one. */
export const assistSession = (cart) =>
  cart?.payment_collection?.payment_sessions?.find(({ provider_id }) => isAssist(provider_id))

/**
 * How the cart's last Assist attempt stands, or undefined when there was none or it was never sent to Assist. Asked before
 * anything about the cart is changed: a shopper who has paid and comes back must meet the order, not a second payment.
 */
export async function lastAttempt(cart) {
  const session = assistSession(cart)
  if (!session) return undefined
  return readPayment(session.id, store()).catch((error) => {
    if (error instanceof AssistPaymentError && error.code === "not_found") return undefined
    throw error
  })
}

async function collectionOf(cart) {
  return cart.payment_collection ?? (await post("/store/payment-collections", { cart_id: cart.id })).payment_collection
}

/** For whom and for what a session was made: a stored card and a subscription belong to it. */
const purpose = (customer, subscription) => `${customer?.id ?? "guest"} ${subscription ? "monthly" : "once"}`

/**
 * The session to pay the cart with: an attempt that is still open, or a fresh one. An open attempt for the same customer and
 * the same terms is never replaced, since somebody may be paying it in another tab.
 * @returns {Promise<{ sessionId: string, paymentUrl: string } | { orderId: string }>} the order, when the last attempt turned out
 *   to be paid
 */
export async function openPayment(providerId, { subscription = false } = {}) {
  const cart = await loadCart()
  const session = assistSession(cart)
  const last = await lastAttempt(cart)
  if (last?.status === "paid") return { orderId: last.order_id }
  const wanted = purpose(await loadCustomer(), subscription)
  const made = recall("session")
  const open =
    session?.provider_id === providerId &&
    made?.id === session.id &&
    made.purpose === wanted &&
    (!last || last.status === "pending") &&
    // After a start on other ports the stored address leads nowhere.
    session.data.payment_url.startsWith(config.apiUrl)
  if (open) return startPayment({ ...store(), session, redirect: false })
  if (!subscription && cart.metadata?.subscription) await forgetSubscription()
  const { id } = await collectionOf(cart)
  const fresh = await startPayment({ ...store(), paymentCollectionId: id, providerId, redirect: false })
  if (subscription) await subscribe(fresh.sessionId)
  remember("session", { id: fresh.sessionId, purpose: wanted })
  return fresh
}

/** Places the order without an online payment. */
export async function payOnDelivery(providerId) {
  const { id } = await collectionOf(await loadCart())
  await post(`/store/payment-collections/${id}/payment-sessions`, { provider_id: providerId })
  return complete()
}

/** Turns the cart into its order; for a cart that is an order already, Medusa answers that order. */
export async function complete() {
  const answer = await post(`/store/carts/${cartId()}/complete`)
  if (answer.type !== "order") throw new ApiError(400, answer.error?.message ?? "The order was not placed")
  return answer.order
}
