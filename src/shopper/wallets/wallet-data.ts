import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { formatAmount } from "../../gateway"
import { applePayOnPages } from "../../merchant/wallet-options"
import { findPayable } from "../find-payable"

interface Sum {
  /** What is to be paid, in major units with two decimals: `12.30`. */
  readonly amount: string
  /** ISO 4217. */
  readonly currency: string
  /** The shop's country, ISO 3166-1 alpha-2. */
  readonly country: string
}

/** What a page needs to show wallet buttons, by wallet, in the words of Google's and Apple's own APIs. */
export interface WalletData {
  /** Google Pay is set up. */
  readonly google_pay?: Sum & {
    /** Name of Assist in Google's API. */
    readonly gateway: "assist"
    /** Merchant number at Assist. */
    readonly gatewayMerchantId: string
    /** The shop's identifier at Google; absent in Google's test environment. */
    readonly merchantId?: string
    /** Ways in which a card may be proved, in Google's words. */
    readonly allowedCardAuthMethods: readonly string[]
    /** Payment systems, in Google's words. */
    readonly allowedCardNetworks: readonly string[]
  }
  /** Apple Pay is set up for web pages. */
  readonly apple_pay?: Sum & {
    /** The shop's merchant identifier at Apple. */
    readonly merchantIdentifier: string
    /** Payment systems, in Apple's words. */
    readonly supportedNetworks: readonly string[]
    /** What Assist can do with the token, in Apple's words. */
    readonly merchantCapabilities: readonly string[]
  }
  /** Samsung Pay is set up; it needs no data. In browsers it pays on Assist's page. */
  readonly samsung_pay?: object
  /** Mir Pay is set up; it needs no data. In mobile apps only. */
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
