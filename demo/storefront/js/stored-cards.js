import { del, get } from "./api.js"

/** The cards that Assist keeps for the customer who is logged in. */
export const loadCards = async () => (await get("/store/assist/payment-methods")).payment_methods

export const deleteCard = (id) => del(`/store/assist/payment-methods/${encodeURIComponent(id)}`)

export const cardName = ({ brand, last4 }) => `${brand} •• ${last4}`
