import type { ApplePayData } from "../types.ts"
import { within } from "../within.ts"
import { type Checkout, type Sheet, showIn } from "./wallet.ts"

const VERSION = 3

/** Apple Pay JS, where this browser has it; undefined elsewhere. */
export async function applePay(
  data: ApplePayData,
  { device, shopName, validate }: Checkout,
): Promise<Sheet | undefined> {
  const Session = device.applePaySession()
  if (!Session?.supportsVersion(VERSION) || !Session.canMakePayments()) return
  // Asks Apple's servers; browsers that do not know it have canMakePayments alone.
  const capabilities = Session.applePayCapabilities?.(data.merchantIdentifier)
  const known = capabilities && (await within(capabilities))
  if (known?.paymentCredentialStatus === "applePayUnsupported") return

  const request = {
    countryCode: data.country,
    currencyCode: data.currency,
    supportedNetworks: data.supportedNetworks,
    merchantCapabilities: data.merchantCapabilities,
    total: { label: shopName, amount: data.amount, type: "final" },
  }
  return {
    wallet: "apple_pay",
    open: (pay) =>
      new Promise((resolve, reject) => {
        const sheet = new Session(VERSION, request)
        sheet.onvalidatemerchant = ({ validationURL }) => {
          validate(validationURL)
            .then((session) => sheet.completeMerchantValidation(session))
            .catch((error) => {
              reject(error)
              sheet.abort()
            })
            // The shopper closed it meanwhile.
            .catch(() => undefined)
        }
        sheet.onpaymentauthorized = ({ payment }) => {
          const show = (well: boolean) =>
            sheet.completePayment({ status: well ? Session.STATUS_SUCCESS : Session.STATUS_FAILURE })
          // Assist takes what Apple encrypted, as its SDK for iOS sends it, without Apple's wrapping.
          resolve(showIn(show, pay(payment.token.paymentData)))
        }
        // Comes too when the sheet gives up waiting; the payment is on its way then, and this changes nothing.
        sheet.oncancel = () => resolve(undefined)
        sheet.begin()
      }),
  }
}
