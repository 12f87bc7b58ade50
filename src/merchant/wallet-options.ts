import { createPrivateKey, X509Certificate } from "node:crypto"
import { z } from "@medusajs/framework/zod"
import { pem, text } from "./option-fields"

/** Google Pay on the shop's own pages and in its apps (seed 004, sections 3 and 5). */
export interface GooglePayOptions {
  /**
   * The shop's identifier from the Google Pay & Wallet Console.
   * @defaultValue none: enough for Google's test environment only
   */
  merchantId?: string
  /**
   * `"CRYPTOGRAM_3DS"`: cards with a token in the phone. `"PAN_ONLY"` too: cards of the Google account as well; Assist then asks
   * the shopper for CVC and 3-D Secure on its page (seed 004).
   * @defaultValue `["CRYPTOGRAM_3DS"]`
   */
  cardAuthMethods?: ("CRYPTOGRAM_3DS" | "PAN_ONLY")[]
  /**
   * Google's names of the networks.
   * @defaultValue `["VISA", "MASTERCARD"]`
   */
  cardNetworks?: string[]
}

/** Apple Pay. Apps need none of the fields: `applePay: {}`. The shop's pages need the first five. */
export interface ApplePayOptions {
  /**
   * The merchant identifier of the Apple developer account, `merchant.by.shop`.
   * @defaultValue none: apps only
   */
  merchantIdentifier?: string
  /**
   * The shop's name on the sheet, at most 64 characters.
   * @defaultValue none: apps only
   */
  displayName?: string
  /**
   * The page's host, as it was registered with Apple, `shop.by`.
   * @defaultValue none: apps only
   */
  domain?: string
  /**
   * Apple Pay merchant identity certificate, PEM (line breaks may be written `\n`).
   * @defaultValue none: apps only
   */
  certificate?: string
  /**
   * The private key of that certificate, PEM, without a passphrase.
   * @defaultValue none: apps only
   */
  privateKey?: string
  /**
   * Apple's names of the networks.
   * @defaultValue `["visa", "masterCard"]`
   */
  supportedNetworks?: string[]
  /**
   * Content of Apple's file for the domain, served at `/.well-known/apple-developer-merchantid-domain-association` of this
   * Medusa. Where the shop has another host, that host has to hand the address on.
   * @defaultValue none
   */
  domainAssociation?: string
}

/** Wallets whose tokens this shop takes; a wallet that is absent is refused. */
export interface WalletOptions {
  /**
   * Google Pay on the shop's own pages and in its apps.
   * @defaultValue none: refused
   */
  googlePay?: GooglePayOptions
  /**
   * Apple Pay. Apps need none of its fields: `applePay: {}`. The shop's pages need the first five, all of them.
   * @defaultValue none: refused
   */
  applePay?: ApplePayOptions
  /**
   * Samsung Pay: `{}`. By token in apps; in browsers it pays on Assist's page (seed 004).
   * @defaultValue none: refused
   */
  samsungPay?: Record<string, never>
  /**
   * Mir Pay: `{}`. In apps only.
   * @defaultValue none: refused
   */
  mirPay?: Record<string, never>
  /**
   * Country of the shop on the wallets' sheets, ISO 3166-1 alpha-2.
   * @defaultValue after the currency: `BY` for BYN, `KZ` for KZT, `RU` otherwise
   */
  country?: string
}

/** Names of `POST …/token`, each with its options. */
export interface Wallets {
  google_pay?: Required<Omit<GooglePayOptions, "merchantId">> & Pick<GooglePayOptions, "merchantId">
  apple_pay?: ApplePayOptions & { supportedNetworks: string[] }
  samsung_pay?: object
  mir_pay?: object
  country?: string
}

/** What Apple Pay on the shop's own pages needs. */
export interface ApplePayOnPages {
  readonly merchantIdentifier: string
  readonly displayName: string
  readonly domain: string
  readonly certificate: string
  readonly privateKey: string
}

const ON_PAGES = ["merchantIdentifier", "displayName", "domain", "certificate", "privateKey"] as const

/** Undefined: Apple Pay is set up for apps only, or not at all. */
export function applePayOnPages({ apple_pay }: Wallets): ApplePayOnPages | undefined {
  return apple_pay && ON_PAGES.every((name) => apple_pay[name]) ? (apple_pay as ApplePayOnPages) : undefined
}

const names = (mend: string) => z.array(text(mend), { error: `must be a list: ${mend}` }).min(1, { error: "is empty" })
const nothing = z.strictObject({}, { error: "must be {}" }).optional()

const applePay = z
  .strictObject(
    {
      merchantIdentifier: text("the merchant identifier of your Apple developer account").optional(),
      displayName: text("the shop's name on Apple's sheet")
        .max(64, { error: "must have at most 64 characters" })
        .optional(),
      domain: z
        .string({ error: "must be the page's host, e.g. shop.by" })
        .regex(/^[a-z0-9.-]+\.[a-z]{2,}$/i, { error: 'must be a host without https:// and path, e.g. "shop.by"' })
        .optional(),
      certificate: pem(
        "the Apple Pay merchant identity certificate as PEM, e.g. process.env.APPLE_PAY_CERT",
      ).optional(),
      privateKey: pem("the private key of that certificate as PEM, e.g. process.env.APPLE_PAY_KEY").optional(),
      supportedNetworks: names('Apple\'s names of the networks, e.g. ["visa", "masterCard"]').default([
        "visa",
        "masterCard",
      ]),
      domainAssociation: text("the content of the file Apple gave for your domain").optional(),
    },
    { error: "must be { merchantIdentifier, displayName, domain, certificate, privateKey }, or {} for apps" },
  )
  .superRefine((given, context) => {
    const missing = ON_PAGES.filter((name) => !given[name])
    const issue = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message })
    if (missing.length < ON_PAGES.length)
      for (const name of missing) issue(name, "is missing: Apple Pay on web pages needs it with the others")
    const { certificate, privateKey } = given
    const read = certificate === undefined ? undefined : readCertificate(certificate)
    if (certificate !== undefined && !read) issue("certificate", "is no certificate in PEM form")
    if (privateKey === undefined) return
    const fits = fitsKey(read, privateKey)
    if (fits === undefined) issue("privateKey", "is no private key in PEM form without a passphrase")
    else if (!fits && read)
      issue("privateKey", "is not the key of the certificate: take both from one request to Apple")
  })

/** Undefined: it is none. */
export function readCertificate(certificate: string): X509Certificate | undefined {
  try {
    return new X509Certificate(certificate)
  } catch {
    return undefined
  }
}

/** Undefined: it is no key. */
function fitsKey(certificate: X509Certificate | undefined, privateKey: string): boolean | undefined {
  try {
    const key = createPrivateKey(privateKey)
    return certificate?.checkPrivateKey(key) ?? true
  } catch {
    return undefined
  }
}

/** Shape of {@link WalletOptions}, read as {@link Wallets}. */
export const walletShape = z
  .strictObject(
    {
      googlePay: z
        .strictObject(
          {
            merchantId: text("the merchant id from the Google Pay & Wallet Console").optional(),
            cardAuthMethods: z
              .array(z.enum(["CRYPTOGRAM_3DS", "PAN_ONLY"], { error: 'must be "CRYPTOGRAM_3DS" or "PAN_ONLY"' }))
              .min(1, { error: "is empty" })
              .default(["CRYPTOGRAM_3DS"]),
            cardNetworks: names('Google\'s names of the networks, e.g. ["VISA", "MASTERCARD"]').default([
              "VISA",
              "MASTERCARD",
            ]),
          },
          { error: "must be { merchantId, cardAuthMethods, cardNetworks }" },
        )
        .optional(),
      applePay: applePay.optional(),
      samsungPay: nothing,
      mirPay: nothing,
      country: z
        .string({ error: 'must be a country code such as "BY"' })
        .regex(/^[A-Z]{2}$/, { error: 'must be two capital letters, e.g. "BY"' })
        .optional(),
    },
    { error: "must be { googlePay, applePay, samsungPay, mirPay }" },
  )
  .default({})
  .transform(
    ({ googlePay, applePay, samsungPay, mirPay, country }): Wallets => ({
      ...(googlePay && { google_pay: googlePay }),
      ...(applePay && { apple_pay: applePay }),
      ...(samsungPay && { samsung_pay: samsungPay }),
      ...(mirPay && { mir_pay: mirPay }),
      ...(country && { country }),
    }),
  )
