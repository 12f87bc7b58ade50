import type { ApplePaySessionClass, ApplePaySheet, GooglePaymentsApi, WalletDevice } from "../index.ts"
import { FakeElement, type FakePage } from "./fakes.ts"

/** A device without any wallet, but for what the test gives it. */
export const device = (has: Partial<WalletDevice> = {}): WalletDevice => ({
  applePaySession: () => undefined,
  googlePayments: async () => undefined,
  paymentRequest: () => undefined,
  hasSamsungPay: () => false,
  ...has,
})

export const googleData = {
  gateway: "assist",
  gatewayMerchantId: "123456",
  merchantId: "BCR2DN",
  allowedCardAuthMethods: ["CRYPTOGRAM_3DS"],
  allowedCardNetworks: ["VISA", "MIR"],
  amount: "12.30",
  currency: "BYN",
  country: "BY",
}
export const GOOGLE_TOKEN = '{"protocolVersion":"ECv2","signedMessage":"x"}'
export const googlePaid = { paymentMethodData: { tokenizationData: { token: GOOGLE_TOKEN } } }

/** Google's client; the test decides what the shopper does with the sheet. */
export class FakeGoogle {
  ready: () => Promise<{ result: boolean }> = async () => ({ result: true })
  sheet: () => Promise<typeof googlePaid> = async () => googlePaid
  readonly asked: { name: string; with: object }[] = []
  readonly api: GooglePaymentsApi

  constructor(private readonly page: FakePage) {
    const google = this
    this.api = {
      PaymentsClient: class {
        constructor(options: object) {
          google.asked.push({ name: "client", with: options })
        }
        isReadyToPay(request: object) {
          google.asked.push({ name: "isReadyToPay", with: request })
          return google.ready()
        }
        loadPaymentData(request: object) {
          google.asked.push({ name: "loadPaymentData", with: request })
          return google.sheet()
        }
        createButton(options: { onClick: () => void }) {
          google.asked.push({ name: "createButton", with: options })
          const button = new FakeElement("google", google.page)
          button.onclick = options.onClick
          return button as unknown as HTMLElement // this much of an element is used
        }
      },
    }
  }

  readonly device = (): WalletDevice => device({ googlePayments: async () => this.api })
}

export const appleData = {
  merchantIdentifier: "merchant.by.shop",
  supportedNetworks: ["visa", "mir"],
  merchantCapabilities: ["supports3DS"],
  amount: "12.30",
  currency: "BYN",
  country: "BY",
}
export const APPLE_TOKEN = { version: "EC_v1", data: "x" }

/** Apple's class; the test plays the shopper at the sheet that was opened last. */
export class FakeApple {
  supports = true
  canPay: () => boolean = () => true
  capabilities?: (merchantIdentifier: string) => Promise<{ paymentCredentialStatus: string }>
  /** What became of the sheets, in order. */
  readonly log: unknown[] = []
  readonly opened: { version: number; request: object }[] = []
  sheet!: ApplePaySheet
  /** Thrown by a sheet that is gone. */
  gone = false

  readonly Session: ApplePaySessionClass

  constructor() {
    const apple = this
    const say = (what: unknown) => {
      if (apple.gone) throw new Error("InvalidAccessError")
      apple.log.push(what)
    }
    class Session implements ApplePaySheet {
      static STATUS_SUCCESS = 0
      static STATUS_FAILURE = 1
      static supportsVersion = (version: number) => apple.supports && version === 3
      static canMakePayments = () => apple.canPay()
      static get applePayCapabilities() {
        return apple.capabilities
      }
      onvalidatemerchant: ApplePaySheet["onvalidatemerchant"] = () => undefined
      onpaymentauthorized: ApplePaySheet["onpaymentauthorized"] = () => undefined
      oncancel: ApplePaySheet["oncancel"] = () => undefined
      constructor(version: number, request: object) {
        apple.opened.push({ version, request })
        apple.sheet = this
      }
      begin = () => say("begin")
      abort = () => say("abort")
      completeMerchantValidation = (session: object) => say({ session })
      completePayment = (result: object) => say(result)
    }
    this.Session = Session
  }

  readonly device = (): WalletDevice => device({ applePaySession: () => this.Session })

  /** The shopper's finger or face. */
  authorize(): void {
    this.sheet.onpaymentauthorized({ payment: { token: { paymentData: APPLE_TOKEN } } })
  }
}
