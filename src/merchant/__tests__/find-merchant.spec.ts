import type { ConfigModule } from "@medusajs/framework/types"
import { configuredMerchants, merchantOfProvider } from "../find-merchant"

const options = {
  serverUrl: "https://payments.paysec.by",
  merchantId: "123456",
  login: "shop_login",
  password: "shopPassw0rd",
  secretWord: "the secret word",
  backendUrl: "https://api.shop.by",
  returnUrls: { success: "https://shop.by/{order_id}", failure: "https://shop.by/failed" },
}
const OURS = "medusa-payment-assist/providers/assist"

function configOf(...providers: { resolve?: unknown; id?: string; options?: unknown }[]): ConfigModule {
  return { modules: { payment: { options: { providers } } } } as unknown as ConfigModule
}
const idsOf = (config: ConfigModule) => configuredMerchants(config).map(({ providerId }) => providerId)

describe("the merchants of a store", () => {
  it("are its provider entries, under Medusa's own provider ids", () => {
    const config = configOf({ resolve: OURS, id: "main", options }, { resolve: OURS, options })
    expect(idsOf(config)).toEqual(["pp_assist_main", "pp_assist"])
  })

  it.each([
    OURS,
    "./src/providers/assist",
    "./providers/assist",
    "/srv/shop/node_modules/medusa-payment-assist/.medusa/server/src/providers/assist/index.js",
    "C:\\shop\\src\\providers\\assist\\index.ts",
  ])("are known by %s", (resolve) => {
    expect(idsOf(configOf({ resolve, id: "main", options }))).toEqual(["pp_assist_main"])
  })

  it.each(["@medusajs/medusa/payment-stripe", "./src/providers/assistant", "medusa-payment-assist", undefined, {}])(
    "are not other providers: %p",
    (resolve) => {
      expect(idsOf(configOf({ resolve, id: "main", options: { apiKey: "x" } }))).toEqual([])
    },
  )

  it("are none in a store without payment providers", () => {
    expect(configuredMerchants({ modules: {} } as unknown as ConfigModule)).toEqual([])
    expect(configuredMerchants({} as ConfigModule)).toEqual([])
  })

  it("are told apart, and one that is not there any more says what to put back", () => {
    const second = { ...options, merchantId: "654321" }
    const config = configOf({ resolve: OURS, id: "by", options }, { resolve: OURS, id: "ru", options: second })
    expect(merchantOfProvider(config, "pp_assist_ru").options.merchantId).toBe("654321")
    expect(() => merchantOfProvider(config, "pp_assist_old")).toThrow("pp_assist_old")
  })

  it("share one client, and so one pool of connections, when they are one merchant", () => {
    const first = { resolve: OURS, id: "one", options }
    const other = { resolve: OURS, id: "two", options: { ...options, capture: true } }
    const foreign = { resolve: OURS, id: "three", options: { ...options, merchantId: "654321" } }
    const [one, two, three] = configuredMerchants(configOf(first, other, foreign))
    expect(one?.client).toBe(two?.client)
    expect(one?.client).not.toBe(three?.client)
    expect([one?.options.capture, two?.options.capture]).toEqual([false, true])
  })
})
