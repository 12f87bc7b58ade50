// Google's and Apple's wallets as this page plays them, in the form medusa-payment-assist/storefront takes a device in. A real shop
// leaves `device` out and gets the browser's own.
import { language, money } from "../language.js"
import { appleToken, googleToken } from "./played-token.js"
import { openSheet } from "./sheet.js"

class PlayedGooglePay {
  isReadyToPay = async () => ({ result: true })

  async loadPaymentData({ merchantInfo, transactionInfo, allowedPaymentMethods }) {
    const sheet = openSheet({
      wallet: "Google Pay",
      shopName: merchantInfo.merchantName,
      sum: money(transactionInfo.totalPrice, transactionInfo.currencyCode),
      hasCardsWithoutToken: allowedPaymentMethods[0].parameters.allowedAuthMethods.includes("PAN_ONLY"),
    })
    const card = await sheet.chosen
    // Google's sheet is gone before the shop pays.
    sheet.close()
    if (!card) throw { statusCode: "CANCELED" }
    return { paymentMethodData: { tokenizationData: { token: googleToken(card) } } }
  }

  createButton({ onClick }) {
    const button = document.createElement("button")
    return Object.assign(button, {
      type: "button",
      className: "assist-wallet assist-google_pay",
      textContent: "Google Pay",
      lang: language(),
      onclick: onClick,
    })
  }
}

class PlayedApplePaySession {
  static STATUS_SUCCESS = 0
  static STATUS_FAILURE = 1
  static supportsVersion = () => true
  static canMakePayments = () => true
  #request
  #sheet

  constructor(_version, request) {
    this.#request = request
  }

  /** Apple would first have the shop vouch for itself (`onvalidatemerchant`); no server of Apple's knows this one. */
  async begin() {
    const { total, currencyCode } = this.#request
    this.#sheet = openSheet({ wallet: "Apple Pay", shopName: total.label, sum: money(total.amount, currencyCode) })
    const card = await this.#sheet.chosen
    if (!card) {
      this.#sheet.close()
      return this.oncancel()
    }
    // Apple's sheet stays open until it is told how it went.
    this.#sheet.showPaying()
    return this.onpaymentauthorized({ payment: { token: { paymentData: appleToken(card) } } })
  }

  completePayment({ status }) {
    this.#sheet.showEnd(status === PlayedApplePaySession.STATUS_SUCCESS)
  }

  completeMerchantValidation() {}

  abort() {
    this.#sheet?.close()
  }
}

/** For `walletButtons({ device })`. */
export const playedWallets = {
  applePaySession: () => PlayedApplePaySession,
  googlePayments: async () => ({ PaymentsClient: PlayedGooglePay }),
  paymentRequest: () => undefined,
  hasSamsungPay: () => false,
}
