import type { GooglePayData } from "../types.ts"
import type { GooglePaymentData } from "./device.ts"
import { type Checkout, type Sheet, showIn } from "./wallet.ts"

/** Google Pay by Google's script, or by the browser's Payment Request where the script cannot be loaded. */
export async function googlePay(data: GooglePayData, checkout: Checkout): Promise<Sheet | undefined> {
  const { device, shopName, googleEnvironment: environment = "PRODUCTION" } = checkout
  const methods = {
    apiVersion: 2,
    apiVersionMinor: 0,
    allowedPaymentMethods: [
      {
        type: "CARD",
        parameters: { allowedAuthMethods: data.allowedCardAuthMethods, allowedCardNetworks: data.allowedCardNetworks },
        tokenizationSpecification: {
          type: "PAYMENT_GATEWAY",
          parameters: { gateway: data.gateway, gatewayMerchantId: data.gatewayMerchantId },
        },
      },
    ],
  }
  const request = {
    ...methods,
    merchantInfo: { merchantId: data.merchantId, merchantName: shopName },
    transactionInfo: {
      totalPriceStatus: "FINAL",
      totalPrice: data.amount,
      currencyCode: data.currency,
      countryCode: data.country,
    },
  }

  const api = await device.googlePayments()
  if (api) {
    const client = new api.PaymentsClient({ environment })
    if (!(await client.isReadyToPay(methods)).result) return
    return {
      wallet: "google_pay",
      async open(pay) {
        const paid = await client.loadPaymentData(request).catch(unlessClosed)
        return paid && pay(tokenOf(paid))
      },
      drawButton: (onClick) => client.createButton({ ...methods, onClick, buttonSizeMode: "fill" }),
    }
  }

  const Request = device.paymentRequest()
  if (!Request) return
  const newRequest = () =>
    new Request([{ supportedMethods: "https://google.com/pay", data: { environment, ...request } }], {
      total: { label: shopName, amount: { currency: data.currency, value: data.amount } },
    })
  if (!(await newRequest().canMakePayment())) return
  return {
    wallet: "google_pay",
    async open(pay) {
      const response = await newRequest().show().catch(unlessClosed)
      if (!response) return
      const show = (well: boolean) => void response.complete(well ? "success" : "fail").catch(() => undefined)
      const paid = async () => pay(tokenOf(response.details))
      return showIn(show, paid())
    },
  }
}

const tokenOf = (paid: GooglePaymentData) => paid.paymentMethodData.tokenizationData.token

/** Google says CANCELED, a browser AbortError, when the shopper closes the sheet. */
function unlessClosed(error: { statusCode?: string; name?: string } | undefined): undefined {
  if (error?.statusCode !== "CANCELED" && error?.name !== "AbortError") throw error
}
