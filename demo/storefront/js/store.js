import { config } from "/config.js"
import { language } from "./language.js"
import { token } from "./token.js"

/** How the functions of medusa-payment-assist/storefront reach the store, in the language of this moment. */
export const store = () => ({
  baseUrl: config.apiUrl,
  publishableKey: config.publishableKey,
  language: language(),
  token: token() ?? undefined,
})
