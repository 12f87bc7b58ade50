import { ApiError, get, post } from "./api.js"
import { cartId, forgetCart, loadCart } from "./cart.js"
import { setToken, token } from "./token.js"

let known = null

/** The customer who is logged in, or null for a guest. */
export async function loadCustomer() {
  if (!token()) return null
  if (known) return known
  try {
    known = (await get("/store/customers/me")).customer
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    // The log-in is over, or the shop was started afresh.
    setToken(null)
  }
  return known
}

export async function logIn(email, password) {
  setToken(null)
  setToken((await post("/auth/customer/emailpass", { email, password })).token)
  known = null
  const customer = await loadCustomer()
  const cart = await loadCart()
  // What a guest has put into the cart goes along.
  if (cart && !cart.completed_at) await post(`/store/carts/${cartId()}/customer`)
  return customer
}

/** The cart is the customer's, so it goes too. */
export function logOut() {
  setToken(null)
  known = null
  forgetCart()
}
