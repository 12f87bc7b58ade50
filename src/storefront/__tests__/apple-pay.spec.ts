import type { Payment } from "../index.ts"
import { applePay } from "../wallets/apple-pay.ts"
import type { Pay, Sheet } from "../wallets/wallet.ts"
import { APPLE_TOKEN, appleData, device, FakeApple } from "./fake-wallets.ts"
import { told } from "./fakes.ts"

const paid = told("paid").payment_session as Payment
const flush = () => jest.advanceTimersByTimeAsync(0)

describe("Apple Pay", () => {
  let apple: FakeApple
  const validate = jest.fn(async (_url: string): Promise<object> => ({ merchantSessionIdentifier: "m" }))

  beforeEach(() => {
    jest.useFakeTimers()
    apple = new FakeApple()
    validate.mockClear()
  })
  afterEach(() => jest.useRealTimers())

  const offer = (of = apple.device()) =>
    applePay(appleData, { device: of, shopName: "Shop", googleEnvironment: "TEST", validate })

  async function sheet(): Promise<Sheet> {
    const offered = await offer()
    if (!offered) throw new Error("Apple Pay is not offered")
    return offered
  }

  /** Opens the sheet as a click does. A rejection may come before the test looks. */
  function open(offered: Sheet, pay: Pay = async () => paid): Promise<Payment | undefined> {
    const opened = offered.open(pay)
    opened.catch(() => undefined)
    return opened
  }

  it("is offered where the device can pay with it", async () => {
    await expect(offer()).resolves.toBeDefined()
    await expect(offer(device())).resolves.toBeUndefined()
    apple.canPay = () => false
    await expect(offer()).resolves.toBeUndefined()
    apple.canPay = () => true
    apple.supports = false
    await expect(offer()).resolves.toBeUndefined()
  })

  it.each([
    ["paymentCredentialsAvailable", true],
    ["paymentCredentialsUnavailable", true],
    ["paymentCredentialStatusUnknown", true],
    ["applePayUnsupported", false],
  ])("follows what newer browsers tell: %s", async (paymentCredentialStatus, offered) => {
    apple.capabilities = async () => ({ paymentCredentialStatus })
    expect(Boolean(await offer())).toBe(offered)
  })

  it("does not wait long for Apple's servers to say so", async () => {
    apple.capabilities = () => new Promise(() => undefined)
    const offered = offer()
    await jest.advanceTimersByTimeAsync(5000)
    await expect(offered).resolves.toBeDefined()
    apple.capabilities = () => Promise.reject(new Error("blocked"))
    await expect(offer()).resolves.toBeDefined()
  })

  it("shows the sum and lets the store ask Apple for the merchant's session", async () => {
    open(await sheet())
    expect(apple.opened).toEqual([
      {
        version: 3,
        request: {
          countryCode: "BY",
          currencyCode: "BYN",
          supportedNetworks: ["visa", "mir"],
          merchantCapabilities: ["supports3DS"],
          total: { label: "Shop", amount: "12.30", type: "final" },
        },
      },
    ])
    apple.sheet.onvalidatemerchant({ validationURL: "https://apple-pay-gateway.apple.com/x" })
    await flush()
    expect(validate.mock.calls).toEqual([["https://apple-pay-gateway.apple.com/x"]])
    expect(apple.log).toEqual(["begin", { session: { merchantSessionIdentifier: "m" } }])
  })

  it("opens its sheet in the click itself", async () => {
    const offered = await sheet()
    void offered.open(async () => paid)
    expect(apple.log).toEqual(["begin"])
  })

  it("pays with what Apple encrypted, and shows that it went well", async () => {
    const pay = jest.fn(async () => paid)
    const opened = open(await sheet(), pay)
    apple.authorize()
    await expect(opened).resolves.toBe(paid)
    expect(pay.mock.calls).toEqual([[APPLE_TOKEN]])
    expect(apple.log).toEqual(["begin", { status: 0 }])
    expect(jest.getTimerCount()).toBe(0)
  })

  it.each([
    ["declined", 1],
    ["canceled", 1],
    ["requires_action", 0],
    ["pending", 0],
  ] as const)("shows how a payment that is %s went", async (status, shown) => {
    const opened = open(await sheet(), async () => told(status).payment_session as Payment)
    apple.authorize()
    await expect(opened).resolves.toMatchObject({ status })
    expect(apple.log.at(-1)).toEqual({ status: shown })
  })

  it("closes the sheet in time while the payment goes on", async () => {
    let end = (_payment: Payment) => {}
    const opened = open(await sheet(), () => new Promise((resolve) => (end = resolve)))
    apple.authorize()
    await jest.advanceTimersByTimeAsync(14_000)
    expect(apple.log).toEqual(["begin"])
    await jest.advanceTimersByTimeAsync(1000)
    expect(apple.log).toEqual(["begin", { status: 0 }])
    end(paid)
    await expect(opened).resolves.toBe(paid)
    expect(apple.log).toHaveLength(2)
  })

  it("shows a failure and hands on why", async () => {
    const opened = open(await sheet(), () => Promise.reject(new Error("refused")))
    apple.authorize()
    await expect(opened).rejects.toThrow("refused")
    expect(apple.log.at(-1)).toEqual({ status: 1 })
  })

  it("closes the sheet if the merchant's session cannot be had", async () => {
    validate.mockRejectedValueOnce(new Error("no certificate"))
    const opened = open(await sheet())
    apple.sheet.onvalidatemerchant({ validationURL: "https://apple-pay-gateway.apple.com/x" })
    await expect(opened).rejects.toThrow("no certificate")
    expect(apple.log).toEqual(["begin", "abort"])
  })

  it("gives nothing when the shopper closes the sheet", async () => {
    const opened = open(await sheet())
    apple.sheet.onvalidatemerchant({ validationURL: "https://apple-pay-gateway.apple.com/x" })
    apple.gone = true
    apple.sheet.oncancel()
    await expect(opened).resolves.toBeUndefined()
    await flush()
  })

  it("does not take a sheet that closes after the finger for a canceled payment", async () => {
    const opened = open(await sheet(), () => new Promise((resolve) => setTimeout(resolve, 40_000, paid)))
    apple.authorize()
    apple.gone = true
    apple.sheet.oncancel()
    await jest.advanceTimersByTimeAsync(40_000)
    await expect(opened).resolves.toBe(paid)
  })

  it("hands on what Apple throws at a request it does not like", async () => {
    const offered = await sheet()
    apple.gone = true
    await expect(offered.open(async () => paid)).rejects.toThrow("InvalidAccessError")
  })
})
