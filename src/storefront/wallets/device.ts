import { within } from "../within.ts"

/** `ApplePaySession` as far as it is used (Apple Pay JS, version 3). */
export interface ApplePaySessionClass {
  new (version: number, request: object): ApplePaySheet
  readonly STATUS_SUCCESS: number
  readonly STATUS_FAILURE: number
  supportsVersion(version: number): boolean
  canMakePayments(): boolean
  applePayCapabilities?(merchantIdentifier: string): Promise<{ paymentCredentialStatus: string }>
}

export interface ApplePaySheet {
  onvalidatemerchant: (event: { validationURL: string }) => void
  onpaymentauthorized: (event: { payment: { token: { paymentData: object } } }) => void
  oncancel: () => void
  begin(): void
  abort(): void
  completeMerchantValidation(merchantSession: object): void
  completePayment(result: { status: number }): void
}

/** `google.payments.api` as far as it is used. */
export interface GooglePaymentsApi {
  readonly PaymentsClient: new (options: { environment: "TEST" | "PRODUCTION" }) => GooglePaymentsClient
}

export interface GooglePaymentsClient {
  isReadyToPay(request: object): Promise<{ result: boolean }>
  loadPaymentData(request: object): Promise<GooglePaymentData>
  createButton(options: object): HTMLElement
}

export interface GooglePaymentData {
  readonly paymentMethodData: { readonly tokenizationData: { readonly token: string } }
}

/** What the shopper's device brings to pay with: the only place that looks at the browser's wallet APIs. */
export interface WalletDevice {
  applePaySession(): ApplePaySessionClass | undefined
  /** Loads Google's script the first time it is asked for. */
  googlePayments(): Promise<GooglePaymentsApi | undefined>
  paymentRequest(): typeof PaymentRequest | undefined
  /** As far as the browser names its device: Chrome does not. */
  hasSamsungPay(): boolean
}

interface WalletWindow {
  readonly ApplePaySession?: ApplePaySessionClass
  readonly google?: { readonly payments?: { readonly api?: GooglePaymentsApi } }
  readonly PaymentRequest?: typeof PaymentRequest
}

const GOOGLE_SCRIPT = "https://pay.google.com/gp/p/js/pay.js"
let script: Promise<unknown> | undefined

const page = globalThis as WalletWindow
const googleApi = () => page.google?.payments?.api

/** The shopper's own browser. */
export const browserDevice: WalletDevice = {
  applePaySession: () => page.ApplePaySession,

  async googlePayments() {
    if (!googleApi()) {
      script ??= loadScript(GOOGLE_SCRIPT)
      // A network that swallows Google's address must not keep the other buttons away.
      await within(script)
    }
    return googleApi()
  },

  paymentRequest: () => page.PaymentRequest,

  hasSamsungPay: () => /SamsungBrowser|\bSM-[A-Z]/.test(navigator.userAgent),
}

/** Settles either way; one that failed is loaded again the next time. */
function loadScript(src: string): Promise<unknown> {
  return new Promise((resolve) => {
    const element = document.createElement("script")
    element.src = src
    element.onload = resolve
    element.onerror = () => {
      script = undefined
      resolve(undefined)
    }
    document.head.append(element)
  })
}
