import { PLUGIN } from "./pack-plugin"

export interface CleanStoreConfig {
  readonly backendUrl: string
  /** Where Assist is. By default nothing listens there. */
  readonly serverUrl?: string
  readonly admin?: boolean
  /** Ids of the provider entries, all of one merchant. */
  readonly providers?: readonly string[]
}

/** The `medusa-config.js` of a store that installs the plugin by its name. */
export function storeConfig({ backendUrl, serverUrl, admin = false, providers = ["main"] }: CleanStoreConfig): string {
  const options = {
    serverUrl: serverUrl ?? "http://127.0.0.1:9",
    merchantId: "123456",
    login: "shoplogin",
    password: "Passw0rd1",
    secretWord: "s3cr3t-word",
    backendUrl,
    returnUrls: {
      success: "http://shop.test/order/{order_id}",
      failure: "http://shop.test/failed",
      pending: "http://shop.test/pending",
    },
  }
  const entries = providers.map((id) => ({ resolve: `${PLUGIN}/providers/assist`, id, options }))
  return `
const { defineConfig } = require("@medusajs/framework/utils")
module.exports = defineConfig({
  admin: { disable: ${!admin} },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    // Over plain http a browser keeps no secure cookie.
    cookieOptions: { secure: false, sameSite: "lax" },
    http: { storeCors: "*", adminCors: "*", authCors: "*", jwtSecret: "x", cookieSecret: "x" },
  },
  plugins: [{ resolve: "${PLUGIN}", options: {} }],
  modules: [{ resolve: "@medusajs/medusa/payment", options: { providers: ${JSON.stringify(entries, null, 2)} } }],
})
`
}
