import { ApiError, del, get, post } from "./api.js"
import { recall, remember } from "./memory.js"
import { countryOf, regionId, regionOf, setCountry } from "./region.js"

let id = recall("cart")

function keep(cart) {
  id = cart?.id ?? null
  remember("cart", id)
  return cart
}

/** Forgets the cart: it has become an order, or the store does not know it any more. */
export const forgetCart = () => keep(null)

export const cartId = () => id

/** The open cart, or null. A cart that became an order meanwhile is answered with `completed_at` set. */
export async function loadCart() {
  if (!id) return null
  try {
    const { cart } = await get(`/store/carts/${id}?fields=%2Bitems.total`)
    const itsCountry = countryOf(cart.region_id)
    if (itsCountry) setCountry(itsCountry)
    return cart
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error
    forgetCart()
    return null
  }
}

export async function addToCart(variantId) {
  const cart = await loadCart()
  if (!cart || cart.completed_at) keep((await post("/store/carts", { region_id: regionId() })).cart)
  return keep((await post(`/store/carts/${id}/line-items`, { variant_id: variantId, quantity: 1 })).cart)
}

export const changeQuantity = (lineId, quantity) =>
  quantity > 0
    ? post(`/store/carts/${id}/line-items/${lineId}`, { quantity })
    : del(`/store/carts/${id}/line-items/${lineId}`)

export const updateCart = async (changes) => keep((await post(`/store/carts/${id}`, changes)).cart)

export const chooseShipping = async (optionId) =>
  keep((await post(`/store/carts/${id}/shipping-methods`, { option_id: optionId })).cart)

/** Changes the country, and with it the cart's region: its prices, deliveries and ways to pay. */
export async function changeCountry(name) {
  const cart = await loadCart()
  if (cart && !cart.completed_at) await updateCart({ region_id: regionOf(name) })
  setCountry(name)
}
