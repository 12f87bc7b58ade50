import Medusa from "@medusajs/js-sdk"
import type { StoreOptions } from "medusa-payment-assist/storefront"

const baseUrl = process.env.NEXT_PUBLIC_MEDUSA_BACKEND_URL ?? "http://localhost:9000"
const publishableKey = process.env.NEXT_PUBLIC_MEDUSA_PUBLISHABLE_KEY ?? ""

export const sdk = new Medusa({ baseUrl, publishableKey, auth: { type: "jwt" } })

/** The same store for medusa-payment-assist, with the log-in that the SDK keeps. */
export const store: StoreOptions = { baseUrl, publishableKey, token: () => sdk.client.getToken() }

export const ASSIST = "pp_assist_main"
