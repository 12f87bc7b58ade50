import { AssistPaymentError } from "medusa-payment-assist/storefront"
import { t } from "./language.js"

/** What a shopper reads about something that went wrong: the store's own words where it has some. */
export function errorText(error) {
  if (!(error instanceof AssistPaymentError)) return error.message
  if (error.code === "network") return t().storeDown
  if (error.code === "unknown_outcome") return t().outcomeUnknown
  return error.message === error.code ? t().reasons.technical_error : error.message
}
