// The customer's agreements come from the plugin; agreeing and playing the next month are this store's own routes.
import { get, post } from "./api.js"
import { updateCart } from "./cart.js"

/** Tells the store that the shopper agrees to a subscription by paying this session. */
export const subscribe = (sessionId) => post("/store/demo/subscriptions", { payment_session_id: sessionId })

/** The shopper has thought better of it: the order is to be an ordinary one. */
export const forgetSubscription = () => updateCart({ metadata: { subscription: null, subscription_until: null } })

/** Agreements whose first payment was made, newest first. */
export async function loadAgreements() {
  const { agreements } = await get("/store/assist/agreements")
  return agreements.filter(({ status }) => status !== "proposed")
}

export const cancelAgreement = (id) => post(`/store/assist/agreements/${encodeURIComponent(id)}/cancel`)

/** Only in this demo: takes the payment of the next month now. */
export const playNextMonth = (id) => post(`/store/demo/subscriptions/${encodeURIComponent(id)}/next-month`)
