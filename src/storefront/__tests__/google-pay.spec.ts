import type { Payment } from "../index.ts"
import { googlePay } from "../wallets/google-pay.ts"
import type { Checkout, Sheet } from "../wallets/wallet.ts"
import { device, FakeGoogle, GOOGLE_TOKEN, googleData, googlePaid } from "./fake-wallets.ts"
import { FakePage, told } from "./fakes.ts"

const checkout = (of = device()): Checkout => ({
  device: of,
  shopName: "Shop",
  googleEnvironment: "TEST",
  validate: () => Promise.reject(new Error("Apple's only")),
})
const paid = told("paid").payment_session as Payment
const declined = told("declined").payment_session as Payment
const methods = {
  apiVersion: 2,
  apiVersionMinor: 0,
  allowedPaymentMethods: [
    {
      type: "CARD",
      parameters: { allowedAuthMethods: ["CRYPTOGRAM_3DS"], allowedCardNetworks: ["VISA", "MIR"] },
      tokenizationSpecification: {
        type: "PAYMENT_GATEWAY",
        parameters: { gateway: "assist", gatewayMerchantId: "123456" },
      },
    },
  ],
}
const wholeRequest = {
  ...methods,
  merchantInfo: { merchantId: "BCR2DN", merchantName: "Shop" },
  transactionInfo: { totalPriceStatus: "FINAL", totalPrice: "12.30", currencyCode: "BYN", countryCode: "BY" },
}

async function sheetOf(of: ReturnType<typeof device>): Promise<Sheet> {
  const sheet = await googlePay(googleData, checkout(of))
  if (!sheet) throw new Error("Google Pay is not offered")
  return sheet
}

describe("Google Pay by Google's script", () => {
  let google: FakeGoogle

  beforeEach(() => {
    google = new FakeGoogle(new FakePage())
  })

  it("asks whether it can pay, and pays with the token of what it is asked for", async () => {
    const sheet = await sheetOf(google.device())
    const pay = jest.fn(async () => paid)
    await expect(sheet.open(pay)).resolves.toBe(paid)
    expect(pay.mock.calls).toEqual([[GOOGLE_TOKEN]])
    expect(google.asked).toEqual([
      { name: "client", with: { environment: "TEST" } },
      { name: "isReadyToPay", with: methods },
      { name: "loadPaymentData", with: wholeRequest },
    ])
  })

  it("opens its sheet in the click itself", async () => {
    const sheet = await sheetOf(google.device())
    void sheet.open(async () => paid)
    expect(google.asked.at(-1)?.name).toBe("loadPaymentData")
  })

  it("is not offered where it cannot pay", async () => {
    google.ready = async () => ({ result: false })
    await expect(googlePay(googleData, checkout(google.device()))).resolves.toBeUndefined()
  })

  it("draws Google's own button", async () => {
    const press = jest.fn()
    const sheet = await sheetOf(google.device())
    const button = sheet.drawButton?.(press)
    button?.click()
    expect(press).toHaveBeenCalledTimes(1)
    expect(google.asked.at(-1)).toMatchObject({ name: "createButton", with: { buttonSizeMode: "fill" } })
  })

  it("gives nothing when the shopper closes the sheet, and Google's error when it fails", async () => {
    const sheet = await sheetOf(google.device())
    const pay = jest.fn()
    google.sheet = () => Promise.reject({ statusCode: "CANCELED" })
    await expect(sheet.open(pay)).resolves.toBeUndefined()
    google.sheet = () => Promise.reject({ statusCode: "BUYER_ACCOUNT_ERROR" })
    await expect(sheet.open(pay)).rejects.toEqual({ statusCode: "BUYER_ACCOUNT_ERROR" })
    expect(pay).not.toHaveBeenCalled()
  })
})

describe("Google Pay by Payment Request, without Google's script", () => {
  const asked: unknown[] = []
  let can: boolean
  let show: () => Promise<unknown>
  const complete = jest.fn(async () => undefined)
  const response = { details: googlePaid, complete }

  class Request {
    constructor(...args: unknown[]) {
      asked.push(args)
    }
    canMakePayment = async () => can
    show = () => show()
  }
  const browser = device({ paymentRequest: () => Request as unknown as typeof PaymentRequest }) // as much as is used

  beforeEach(() => {
    asked.length = 0
    complete.mockClear()
    can = true
    show = async () => response
  })

  it("pays with the token, and shows in the sheet how it went", async () => {
    const sheet = await sheetOf(browser)
    const pay = jest.fn(async () => paid)
    await expect(sheet.open(pay)).resolves.toBe(paid)
    expect(pay.mock.calls).toEqual([[GOOGLE_TOKEN]])
    expect(asked.at(-1)).toEqual([
      [{ supportedMethods: "https://google.com/pay", data: { environment: "TEST", ...wholeRequest } }],
      { total: { label: "Shop", amount: { currency: "BYN", value: "12.30" } } },
    ])
    expect(complete.mock.calls).toEqual([["success"]])
    await expect(sheet.open(async () => declined)).resolves.toBe(declined)
    await expect(sheet.open(() => Promise.reject(new Error("refused")))).rejects.toThrow("refused")
    expect(complete.mock.calls).toEqual([["success"], ["fail"], ["fail"]])
  })

  it("is not offered where the browser cannot pay, or has no Payment Request", async () => {
    can = false
    await expect(googlePay(googleData, checkout(browser))).resolves.toBeUndefined()
    await expect(googlePay(googleData, checkout())).resolves.toBeUndefined()
  })

  it("gives nothing when the shopper closes the sheet", async () => {
    const sheet = await sheetOf(browser)
    show = () => Promise.reject(new DOMException("closed", "AbortError"))
    await expect(sheet.open(jest.fn())).resolves.toBeUndefined()
    show = () => Promise.reject(new DOMException("no gesture", "NotAllowedError"))
    await expect(sheet.open(jest.fn())).rejects.toThrow("no gesture")
  })

  it("does not mind a sheet that is gone, and closes one whose answer is no token", async () => {
    const sheet = await sheetOf(browser)
    complete.mockRejectedValueOnce(new DOMException("gone", "InvalidStateError"))
    await expect(sheet.open(async () => paid)).resolves.toBe(paid)
    show = async () => ({ details: {}, complete })
    await expect(sheet.open(jest.fn())).rejects.toThrow(TypeError)
    expect(complete.mock.calls.at(-1)).toEqual(["fail"])
  })
})
