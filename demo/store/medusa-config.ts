import { defineConfig } from "@medusajs/framework/utils"

/** The same store without the plugin, to compare with. */
const withPlugin = process.env.DEMO_WITHOUT_PLUGIN !== "1"

const shopUrl = process.env.SHOP_URL
const returnUrls = {
  success: `${shopUrl}/order/{order_id}/confirmed`,
  failure: `${shopUrl}/checkout?payment=failed`,
  pending: `${shopUrl}/checkout?payment=pending`,
}

/** "form": the browser posts the order to Assist. "request": this server asks Assist, and the browser gets a link. */
const openOrder = process.env.ASSIST_OPEN_ORDER ?? "form"

/**
 * Wallets in the shop's own checkout. The identifiers are made up and the certificate vouches for itself, so Google and Apple would
 * refuse them: the shop plays both wallets, and the sandbox understands what the played ones give.
 */
const wallets = {
  googlePay: { merchantId: "BCR2DN0DEMOSHOP", cardAuthMethods: ["CRYPTOGRAM_3DS", "PAN_ONLY"] },
  applePay: {
    merchantIdentifier: "merchant.test.shop",
    displayName: "Лён и мёд",
    domain: "shop.test",
    certificate: process.env.APPLE_PAY_CERT,
    privateKey: process.env.APPLE_PAY_KEY,
  },
}

const assistMerchants = [
  {
    resolve: "medusa-payment-assist/providers/assist",
    id: "main", // -> pp_assist_main, enabled in the region Belarus
    options: {
      serverUrl: process.env.ASSIST_SERVER_URL,
      merchantId: process.env.ASSIST_MERCHANT_ID,
      login: process.env.ASSIST_LOGIN,
      password: process.env.ASSIST_PASSWORD,
      secretWord: process.env.ASSIST_SECRET_WORD,
      backendUrl: process.env.BACKEND_URL,
      returnUrls,
      capture: false,
      openOrder,
      wallets,
      customerNumber: true,
    },
  },
  {
    resolve: "medusa-payment-assist/providers/assist",
    id: "ru", // -> pp_assist_ru, enabled in the region Russia: a merchant of its own, in roubles
    options: {
      serverUrl: process.env.ASSIST_SERVER_URL,
      merchantId: process.env.ASSIST_RU_MERCHANT_ID,
      login: process.env.ASSIST_RU_LOGIN,
      password: process.env.ASSIST_RU_PASSWORD,
      secretWord: process.env.ASSIST_RU_SECRET_WORD,
      backendUrl: process.env.BACKEND_URL,
      returnUrls,
      capture: false,
      openOrder,
      wallets,
      customerNumber: true,
      // Russia's law on cash registers wants a receipt of every payment (54-FZ).
      receipt: { tax: "vat20", shippingName: "Доставка" },
    },
  },
]

interface ProviderEntry {
  readonly resolve?: string
  readonly id: string
  readonly options?: object
}

/** Entries somebody measures the shop with; one that names no program is Assist's, and differs from "main" in these options. */
const further = (JSON.parse(process.env.DEMO_FURTHER_PROVIDERS ?? "[]") as ProviderEntry[]).map((entry) =>
  entry.resolve
    ? entry
    : { ...assistMerchants[0], id: entry.id, options: { ...assistMerchants[0]?.options, ...entry.options } },
)

export default defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: process.env.STORE_CORS ?? "",
      adminCors: process.env.ADMIN_CORS ?? "",
      authCors: process.env.AUTH_CORS ?? "",
      jwtSecret: process.env.JWT_SECRET,
      cookieSecret: process.env.COOKIE_SECRET,
    },
    // The demo runs on plain http at localhost, where a browser would never return a "secure" cookie.
    cookieOptions: { secure: false },
  },
  plugins: withPlugin ? [{ resolve: "medusa-payment-assist", options: {} }] : [],
  modules: withPlugin
    ? [{ resolve: "@medusajs/medusa/payment", options: { providers: [...assistMerchants, ...further] } }]
    : [],
})
