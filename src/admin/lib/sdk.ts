import Medusa from "@medusajs/js-sdk"

// Filled in by the store's own build of the admin, as for the plugins that Medusa ships itself.
declare const __BACKEND_URL__: string | undefined
declare const __AUTH_TYPE__: "session" | "jwt" | undefined
declare const __JWT_TOKEN_STORAGE_KEY__: string | undefined

/** How the admin is logged in. */
export const AUTH_TYPE = __AUTH_TYPE__ ?? "session"

/** The store the admin belongs to, without a slash at its end; empty: the one the page comes from. */
export const BACKEND_URL = (__BACKEND_URL__ ?? "").replace(/\/+$/, "")

/** Medusa's client of that store. */
export const sdk = new Medusa({
  baseUrl: __BACKEND_URL__ ?? "/",
  auth: {
    type: AUTH_TYPE,
    ...(__JWT_TOKEN_STORAGE_KEY__ ? { jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ } : {}),
  },
})
