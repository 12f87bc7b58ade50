import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { formatAmount } from "../../gateway"
import { applePayOnPages } from "../../merchant/wallet-options"
import { findPayable } from "../find-payable"

interface Sum {
  /** Decimal string in major units. */
  readonly amount: string
  readonly currency: string
  /** The shop's, ISO alpha-2. */
  readonly country: string
}

/** What a page needs to show wallet buttons, by wallet, in the words of Google's and Apple's own APIs. */
export interface WalletData {
  readonly google_pay?: Sum & {
    readonly gateway: "assist"
    readonly gatewayMerchantId: string
    readonly merchantId?: string
    readonly allowedCardAuthMethods: readonly string[]
    readonly allowedCardNetworks: readonly string[]
  }
  readonly apple_pay?: Sum & {
    readonly merchantIdentifier: string
    readonly supportedNetworks: readonly string[]
    readonly merchantCapabilities: readonly string[]
  }
  readonly samsung_pay?: object
  readonly mir_pay?: object
}

const COUNTRIES: Readonly<Record<string, string>> = { BYN: "BY", KZT: "KZ" }

/**
 * The wallets a session may be paid with; none for a session that cannot be paid any more.
 * @throws MedusaError (not_found) when there is no such session of Assist's
 */
export async function walletData(container: MedusaContainer, sessionId: string): Promise<WalletData> {
  const session = await findPayable(container, sessionId)
  if (session.found === "gone")
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no such payment session of Assist's.")
  if (session.found !== "payable") return {}
  const { options } = session.merchant
  const { amount, currency } = session.payable.sum
  const { google_pay, apple_pay, samsung_pay, mir_pay, country } = options.wallets
  const sum: Sum = { amount: formatAmount(amount), currency, country: country ?? COUNTRIES[currency] ?? "RU" }
  const onPages = applePayOnPages(options.wallets)
  return {
    ...(google_pay && {
      google_pay: {
        gateway: "assist",
        gatewayMerchantId: options.merchantId,
        ...(google_pay.merchantId && { merchantId: google_pay.merchantId }),
        allowedCardAuthMethods: google_pay.cardAuthMethods,
        allowedCardNetworks: google_pay.cardNetworks,
        ...sum,
      },
    }),
    ...(apple_pay &&
      onPages && {
        apple_pay: {
          merchantIdentifier: onPages.merchantIdentifier,
          supportedNetworks: apple_pay.supportedNetworks,
          merchantCapabilities: ["supports3DS"],
          ...sum,
        },
      }),
    ...(samsung_pay && { samsung_pay }),
    ...(mir_pay && { mir_pay }),
  }
}
