import type { AssistPaymentErrorCode, WalletButton, WalletButtonsOptions } from "../index.ts"
import { APPLE_TOKEN, appleData, device, FakeApple, FakeGoogle, GOOGLE_TOKEN, googleData } from "./fake-wallets.ts"
import {
  APPLE_SESSION,
  type FakeElement,
  FakePage,
  FakeStore,
  READ,
  sessionId,
  store,
  TOKEN,
  told,
  WALLETS,
} from "./fakes.ts"

const MINUTE = 60_000
const paymentUrl = `https://api.shop.test/assist/pay/${sessionId}`

describe("walletButtons", () => {
  let walletButtons: typeof import("../index.ts").walletButtons
  let shop: FakeStore
  let page: FakePage
  let container: FakeElement
  let google: FakeGoogle
  let apple: FakeApple
  let heard: unknown[]

  beforeEach(() => {
    jest.useFakeTimers()
    // A page remembers which sessions are being paid: each test has a page of its own.
    jest.resetModules()
    walletButtons = require("../index.ts").walletButtons
    page = new FakePage()
    shop = new FakeStore().on(WALLETS, {
      wallets: { apple_pay: appleData, google_pay: googleData, samsung_pay: {}, mir_pay: {} },
    })
    container = page.createElement("div")
    google = new FakeGoogle(page)
    apple = new FakeApple()
    heard = []
  })
  afterEach(() => {
    expect(jest.getTimerCount()).toBe(0)
    jest.useRealTimers()
  })

  const everything = () =>
    device({
      applePaySession: () => apple.Session,
      googlePayments: async () => google.api,
      hasSamsungPay: () => true,
    })

  const show = (options: Partial<WalletButtonsOptions> = {}) =>
    walletButtons({
      ...store,
      sessionId,
      container: container as unknown as HTMLElement, // this much of an element is used
      device: everything(),
      googleEnvironment: "TEST",
      onResult: ({ status }) => heard.push(status),
      onError: ({ code }) => heard.push(code),
      onCancel: () => heard.push("closed"),
      navigate: (url) => heard.push(url),
      ...options,
    })

  const pass = (ms = MINUTE) => jest.advanceTimersByTimeAsync(ms)
  const button = (at: number) => container.children[at] as FakeElement
  const GOOGLE = 1

  it("shows a button for each wallet that can pay here", async () => {
    const { wallets, problem } = await show()
    expect(wallets).toEqual(["apple_pay", "google_pay", "samsung_pay"])
    expect(problem).toBeUndefined()
    expect(container.children.map(({ tag, textContent, className }) => [tag, textContent, className])).toEqual([
      ["button", "Apple Pay", "assist-wallet assist-apple_pay"],
      ["google", "", ""],
      ["a", "Samsung Pay", "assist-wallet assist-samsung_pay"],
    ])
    expect(button(0).type).toBe("button")
    expect(button(2).href).toBe(paymentUrl)
  })

  it("shows only what the store offers", async () => {
    shop.on(WALLETS, { wallets: { google_pay: googleData, mir_pay: {} } })
    expect((await show()).wallets).toEqual(["google_pay"])
    shop.on(WALLETS, { wallets: { samsung_pay: {} } })
    expect((await show()).wallets).toEqual(["samsung_pay"])
    expect(google.asked.filter(({ name }) => name === "client")).toHaveLength(1)
  })

  it("leads to Assist's page where no wallet can pay", async () => {
    const { wallets } = await show({ device: device(), labels: { page: "Оплатить картой" } })
    expect(wallets).toEqual([])
    expect(container.children).toMatchObject([
      { tag: "a", textContent: "Оплатить картой", className: "assist-wallet assist-page" },
    ])
    expect(button(0).href).toBe(paymentUrl)
    await show({ device: device(), paymentUrl: "https://pay.shop.test/x" })
    expect(button(0).href).toBe("https://pay.shop.test/x")
    await show({ device: device(), fallback: false })
    expect(container.children).toEqual([])
  })

  it.each(["down", { status: 404 }, { status: 500 }] as const)(
    "leads to Assist's page when the store answers %j, and says why",
    async (reply) => {
      shop.on(WALLETS, reply)
      const { wallets, problem } = await show()
      expect(wallets).toEqual([])
      expect(problem?.code).toBeDefined()
      expect(container.children).toMatchObject([{ tag: "a" }])
      expect(heard).toEqual([])
    },
  )

  it("leaves out a wallet that breaks", async () => {
    google.ready = () => Promise.reject(new Error("DEVELOPER_ERROR"))
    apple.canPay = () => {
      throw new Error("insecure page")
    }
    expect((await show()).wallets).toEqual(["samsung_pay"])
  })

  it("lets the shop draw", async () => {
    const drawn: WalletButton[] = []
    const own = page.createElement("own")
    await show({
      labels: { apple_pay: "Apple" },
      render: (one) => {
        drawn.push(one)
        if (one.wallet !== "google_pay") return undefined
        own.onclick = one.press
        return own as unknown as HTMLElement
      },
    })
    expect(drawn.map(({ wallet, label, href }) => [wallet, label, href])).toEqual([
      ["apple_pay", "Apple", undefined],
      ["google_pay", "Google Pay", undefined],
      ["samsung_pay", "Samsung Pay", paymentUrl],
    ])
    expect(container.children.map(({ tag }) => tag)).toEqual(["button", "own", "a"])
    shop.on(TOKEN, told("paid"))
    own.click()
    await pass()
    drawn[2]?.press()
    expect(heard).toEqual(["paid", paymentUrl])
  })

  it("pays with Google Pay", async () => {
    shop.on(TOKEN, told("pending")).on(READ, told("pending"), told("paid"))
    const changes: string[] = []
    await show({ onChange: ({ status }) => changes.push(status) })
    button(GOOGLE).click()
    await pass()
    expect(shop.callsOf(TOKEN)).toMatchObject([{ body: { type: "google_pay", token: GOOGLE_TOKEN } }])
    expect(heard).toEqual(["paid"])
    expect(changes).toEqual(["pending", "paid"])
    expect(google.asked.find(({ name }) => name === "client")?.with).toEqual({ environment: "TEST" })
  })

  it("pays with Apple Pay", async () => {
    shop.on(APPLE_SESSION, { merchantSessionIdentifier: "m" })
    shop.on(TOKEN, told("paid"))
    await show({ shopName: "Shop" })
    button(0).click()
    apple.sheet.onvalidatemerchant({ validationURL: "https://apple-pay-gateway.apple.com/x" })
    await pass(0)
    expect(shop.callsOf(APPLE_SESSION)).toMatchObject([
      { body: { validation_url: "https://apple-pay-gateway.apple.com/x" } },
    ])
    apple.authorize()
    await pass()
    expect(shop.callsOf(TOKEN)).toMatchObject([{ body: { type: "apple_pay", token: APPLE_TOKEN } }])
    expect(apple.log).toEqual(["begin", { session: { merchantSessionIdentifier: "m" } }, { status: 0 }])
    expect(heard).toEqual(["paid"])
  })

  it("names the page's host on the sheets, and Google's real environment, if it is told nothing else", async () => {
    await show({ googleEnvironment: undefined })
    button(0).click()
    expect(apple.opened).toMatchObject([{ request: { total: { label: "shop.test" } } }])
    expect(google.asked[0]?.with).toEqual({ environment: "PRODUCTION" })
    apple.sheet.oncancel()
    await pass(0)
  })

  it("pays once for a double click, also on another button and on another set of buttons", async () => {
    shop.on(TOKEN, told("paid"))
    await show()
    const first = [...container.children]
    first[GOOGLE]?.click()
    first[GOOGLE]?.onclick?.()
    expect(container.attributes["aria-busy"]).toBe("true")
    expect(first.map(({ attributes }) => "disabled" in attributes)).toEqual([true, true, true])
    first[0]?.onclick?.()
    await show()
    button(GOOGLE).click()
    await pass()
    button(GOOGLE).click()
    await pass()
    expect(google.asked.filter(({ name }) => name === "loadPaymentData")).toHaveLength(1)
    expect(apple.opened).toEqual([])
    expect(shop.callsOf(TOKEN)).toHaveLength(1)
    expect(heard).toEqual(["paid"])
  })

  it("lets the shopper try another card after a decline, and again after closing the sheet", async () => {
    shop.on(TOKEN, told("declined"), told("paid"))
    await show()
    button(GOOGLE).click()
    await pass()
    expect(container.attributes["aria-busy"]).toBe("false")
    apple.log.length = 0
    button(0).click()
    apple.sheet.oncancel()
    await pass()
    button(GOOGLE).click()
    await pass()
    expect(heard).toEqual(["declined", "closed", "paid"])
    expect(shop.callsOf(TOKEN)).toHaveLength(2)
  })

  it.each(["canceled", "paid"] as const)("takes no second payment of a session that is %s", async (status) => {
    shop.on(TOKEN, told(status))
    await show()
    button(GOOGLE).click()
    await pass()
    expect(container.attributes["aria-busy"]).toBe("false")
    expect(button(GOOGLE).attributes).toHaveProperty("disabled")
    button(GOOGLE).onclick?.()
    await pass()
    expect(heard).toEqual([status])
    expect(shop.callsOf(TOKEN)).toHaveLength(1)
  })

  it("sends the browser where the payment goes on", async () => {
    shop.on(TOKEN, told("requires_action", { continue_url: "https://payments.test/cvc" }))
    await show({ navigate: undefined })
    button(GOOGLE).click()
    await pass()
    expect(page.visited).toEqual(["https://payments.test/cvc"])
    expect(heard).toEqual([])
  })

  it("sends no browser to what is no page", async () => {
    shop.on(TOKEN, told("requires_action", { continue_url: "javascript:alert(1)" }))
    await show()
    button(GOOGLE).click()
    await pass()
    expect(heard).toEqual(["not_assist"])
  })

  it.each<[string, object | "down", object | "down", AssistPaymentErrorCode]>([
    ["refuses", { status: 400, body: { message: "Firstname is required" } }, told("pending"), "refused"],
    ["never heard of the token", "down", { status: 404 }, "network"],
  ])("lets the shopper try again when the store %s", async (_, token, read, code) => {
    shop.on(TOKEN, token)
    shop.on(READ, read)
    await show()
    button(GOOGLE).click()
    await pass()
    expect(heard).toEqual([code])
    shop.on(TOKEN, told("paid"))
    button(GOOGLE).click()
    await pass()
    expect(heard).toEqual([code, "paid"])
  })

  it("does not offer to pay again while it is not known what became of a token", async () => {
    shop.on(TOKEN, "down")
    shop.on(READ, "down")
    await show({ timeoutMs: 20_000 })
    button(GOOGLE).click()
    await pass()
    expect(heard).toEqual(["unknown_outcome"])
    button(GOOGLE).onclick?.()
    await show()
    button(GOOGLE).click()
    await pass()
    expect(shop.callsOf(TOKEN)).toHaveLength(1)
  })

  it("tells a payment that is still pending, and does not offer to pay again", async () => {
    shop.on(TOKEN, told("pending"))
    shop.on(READ, told("pending"))
    await show({ timeoutMs: 20_000 })
    button(GOOGLE).click()
    await pass()
    expect(heard).toEqual(["pending"])
    button(GOOGLE).onclick?.()
    await pass()
    expect(shop.callsOf(TOKEN)).toHaveLength(1)
  })

  it("keeps following an Apple payment after its sheet had to close", async () => {
    shop.on(TOKEN, told("pending"))
    shop.on(READ, told("pending"))
    await show()
    button(0).click()
    apple.authorize()
    await pass(20_000)
    expect(apple.log).toEqual(["begin", { status: 0 }])
    expect(heard).toEqual([])
    shop.on(READ, told("declined"))
    await pass(20_000)
    expect(heard).toEqual(["declined"])
  })

  it("says that a wallet did not work", async () => {
    google.sheet = () => Promise.reject({ statusCode: "DEVELOPER_ERROR" })
    const errors: unknown[] = []
    await show({ onError: ({ code, cause }) => errors.push(code, cause) })
    button(GOOGLE).click()
    await pass()
    expect(errors).toEqual(["wallet", { statusCode: "DEVELOPER_ERROR" }])
    expect(shop.callsOf(TOKEN)).toEqual([])
  })

  it("takes the buttons away, and only those", async () => {
    const { remove } = await show()
    const others = page.createElement("others")
    container.replaceChildren(...container.children, others)
    remove()
    expect(container.children).toEqual([others])
  })

  it("shows nothing once it is aborted", async () => {
    const stop = new AbortController()
    const shown = show({ signal: stop.signal }).catch(({ code }) => code)
    stop.abort()
    await expect(shown).resolves.toBe("aborted")
    expect(container.children).toEqual([])
  })

  it("follows a payment to its end though the buttons were taken away", async () => {
    shop.on(TOKEN, told("pending"))
    shop.on(READ, told("pending"), told("paid"))
    const stop = new AbortController()
    await show({ signal: stop.signal })
    button(GOOGLE).click()
    await pass(0)
    stop.abort()
    expect(container.children).toEqual([])
    await pass()
    expect(heard).toEqual(["paid"])
  })
})
