import type { WalletDevice } from "../index.ts"
import { FakePage } from "./fakes.ts"

const api = { PaymentsClient: class {} }

describe("the browser's own wallets", () => {
  let page: FakePage
  let browser: WalletDevice

  beforeEach(() => {
    jest.useFakeTimers()
    jest.resetModules()
    page = new FakePage()
    Object.assign(globalThis, { google: undefined, ApplePaySession: undefined, PaymentRequest: undefined })
    browser = require("../wallets/device.ts").browserDevice
  })
  afterEach(() => jest.useRealTimers())

  const agent = (userAgent: string) =>
    Object.defineProperty(globalThis, "navigator", { value: { userAgent }, configurable: true })

  it("loads Google's script once, when it is asked for", async () => {
    expect(page.scripts).toEqual([])
    const both = Promise.all([browser.googlePayments(), browser.googlePayments()])
    expect(page.scripts.map(({ tag, src }) => [tag, src])).toEqual([
      ["script", "https://pay.google.com/gp/p/js/pay.js"],
    ])
    Object.assign(globalThis, { google: { payments: { api } } })
    page.scripts[0]?.onload?.()
    await expect(both).resolves.toEqual([api, api])
    await browser.googlePayments()
    expect(page.scripts).toHaveLength(1)
  })

  it("takes a script that the page has loaded itself", async () => {
    Object.assign(globalThis, { google: { payments: { api } } })
    await expect(browser.googlePayments()).resolves.toBe(api)
    expect(page.scripts).toEqual([])
  })

  it("does without a script that is blocked, and tries again the next time", async () => {
    const asked = browser.googlePayments()
    page.scripts[0]?.onerror?.()
    await expect(asked).resolves.toBeUndefined()
    void browser.googlePayments()
    expect(page.scripts).toHaveLength(2)
    await jest.advanceTimersByTimeAsync(5000)
  })

  it("does not wait for ever for a script that never comes", async () => {
    const asked = browser.googlePayments()
    await jest.advanceTimersByTimeAsync(5000)
    await expect(asked).resolves.toBeUndefined()
  })

  it("finds what the browser has", () => {
    expect([browser.applePaySession(), browser.paymentRequest()]).toEqual([undefined, undefined])
    const [ApplePaySession, PaymentRequest] = [class {}, class {}]
    Object.assign(globalThis, { ApplePaySession, PaymentRequest })
    expect([browser.applePaySession(), browser.paymentRequest()]).toEqual([ApplePaySession, PaymentRequest])
  })

  it.each([
    ["Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S921B) AppleWebKit/537.36 SamsungBrowser/25.0 Chrome/121", true],
    ["Mozilla/5.0 (Linux; Android 9; SM-G960F) AppleWebKit/537.36 Chrome/80.0 Mobile", true],
    ["Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile", false],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15", false],
  ])("knows a Samsung device by its name: %s", (userAgent, has) => {
    agent(userAgent)
    expect(browser.hasSamsungPay()).toBe(has)
  })
})
