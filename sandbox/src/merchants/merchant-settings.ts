import { verifiableKey } from "../signing/verify-signature.ts"
import { DEFAULT_VARIANTS, VARIANT_CHOICES, type WireVariants } from "./wire-variants.ts"

/** What a merchant sets in the cabinet (protocol 7.1 and its neighbours), plus switches of this sandbox. */
export interface MerchantSettings extends WireVariants {
  merchantName: string
  secretWord: string
  notificationUrl: string
  sendApprove: boolean
  sendCharge: boolean
  sendCancel: boolean
  onlySuccess: boolean
  /** New orders carry `testmode=1`. */
  testMode: boolean
  pageTimeoutSeconds: number
  /** The means the payment page offers, where the request closes none (protocol 3.1: "everything enabled for the merchant"). */
  cardPayment: boolean
  fastPayPayment: boolean
  googlePayPayment: boolean
  applePayPayment: boolean
  /**
   * The acquirer cannot hold, or the merchant has no two stages: a payment asked for with Delay=1 comes back Approved,
   * without a charge (seed 002, last sentence).
   */
  takesAtOnce: boolean
  /** Payments one order may try before it is Declined. */
  paymentAttempts: number
  /** order.cfm is refused without a correct Checkvalue. */
  requireCheckValue: boolean
  /** ";" or "" : older shops sign without delimiters (protocol 8.1). */
  checkValueDelimiter: string
  /** The merchant's RSA key as PEM; with one, a request without a correct Signature is refused (protocol 8.1). */
  publicKey: string
  /** MD5 as PKCS#1 v1.5 has it, or the bare digest one of the vendor's own clients signs (protocol 8.1). */
  requestSignature: "digestinfo" | "bare"
  /** What `signature` of replies and notifications holds (protocol 8.2, 8.3). */
  signType: "md5" | "rsa" | "pgp"
  /** XML values carry padding blanks, as in the samples of seed 003. */
  padding: boolean
  notificationProtocol: "post" | "soap" | "soapext"
  notificationCharset: "utf-8" | "windows-1251"
  /** Multiplies the intervals between repeats of a notification; tests use a tiny one. */
  retryScale: number
  notificationTimeoutSeconds: number
  /** 0 switches the limit off. */
  rateLimitPerSecond: number
  /** A paid OrderNumber may be paid again; by default it is refused. */
  allowPaidAgain: boolean
  /** How long the "slow bank" test card stays In Process. */
  slowBankSeconds: number
  /** Days after the payment in which the bank drops what is still blocked: 5 to 14 in reality; 0 for never. */
  holdDays: number
  /** Days in which a hold can be charged; 0 for no check. */
  chargeWindowDays: number
  /** How long a payment by token stays In Process (seed 004: that is the state its reply has). */
  tokenPaySeconds: number
  /** A stored card asks for its CVC, so that its payment goes on on the payment page (protocol 9.5, `needCVC`). */
  storedCardsNeedCvc: boolean
  /** Spelling of the address in payrequest's reply: the document's `url`, the vendor's client's `URL`, or both. */
  payRequestKey: "both" | "url" | "URL"
  /** A recurring payment before its period is over is refused. */
  enforceRecurringPeriod: boolean
  /** Tax of receipt lines that name none; "" makes the tax required (seed 004). */
  defaultTax: string
  /** Payment mode of receipt lines that name none; 0 makes it required. */
  defaultFpMode: number
}

/** Settings of a merchant nobody has configured yet. */
export const DEFAULT_SETTINGS: MerchantSettings = {
  merchantName: "Тестовый магазин",
  secretWord: "s3cr3t-word",
  notificationUrl: "",
  sendApprove: true,
  sendCharge: true,
  sendCancel: true,
  onlySuccess: false,
  testMode: false,
  pageTimeoutSeconds: 1800,
  cardPayment: true,
  fastPayPayment: true,
  googlePayPayment: true,
  applePayPayment: true,
  takesAtOnce: false,
  paymentAttempts: 1,
  requireCheckValue: true,
  checkValueDelimiter: ";",
  publicKey: "",
  requestSignature: "digestinfo",
  signType: "md5",
  padding: false,
  notificationProtocol: "post",
  notificationCharset: "utf-8",
  retryScale: 1,
  notificationTimeoutSeconds: 20,
  rateLimitPerSecond: 0,
  allowPaidAgain: false,
  slowBankSeconds: 20,
  holdDays: 14,
  chargeWindowDays: 0,
  tokenPaySeconds: 0,
  storedCardsNeedCvc: false,
  payRequestKey: "both",
  enforceRecurringPeriod: false,
  defaultTax: "novat",
  defaultFpMode: 4,
  ...DEFAULT_VARIANTS,
}

/** Settings with a closed list of values. */
const CHOICES = {
  requestSignature: ["digestinfo", "bare"],
  signType: ["md5", "rsa", "pgp"],
  notificationProtocol: ["post", "soap", "soapext"],
  notificationCharset: ["utf-8", "windows-1251"],
  payRequestKey: ["both", "url", "URL"],
  ...VARIANT_CHOICES,
} as const satisfies Partial<Record<keyof MerchantSettings, readonly string[]>>

/** A setting that cannot be taken as it is; the message says why. */
export class SettingError extends Error {}

/** Applies a partial update, refusing unknown names and wrong types. */
export function updateSettings(current: MerchantSettings, patch: Record<string, unknown>): MerchantSettings {
  const next: Record<string, unknown> = { ...current }
  for (const [name, value] of Object.entries(patch)) {
    if (!Object.hasOwn(DEFAULT_SETTINGS, name)) throw new SettingError(`unknown setting "${name}"`)
    const kind = typeof DEFAULT_SETTINGS[name as keyof MerchantSettings]
    if (typeof value !== kind) throw new SettingError(`setting "${name}" must be a ${kind}`)
    if (typeof value === "number" && !(Number.isFinite(value) && value >= 0)) {
      throw new SettingError(`setting "${name}" must not be negative`)
    }
    next[name] = value
  }
  const settings = next as unknown as MerchantSettings
  for (const [name, values] of Object.entries(CHOICES)) {
    const value = String(next[name])
    if (!(values as readonly string[]).includes(value)) {
      throw new SettingError(`setting "${name}" must be one of ${values.join(", ")}`)
    }
  }
  if (settings.publicKey !== "" && !verifiableKey(settings.publicKey)) {
    throw new SettingError('setting "publicKey" must be an RSA public key as PEM')
  }
  if (settings.notificationUrl !== "" && !/^https?:\/\//.test(settings.notificationUrl)) {
    throw new SettingError('setting "notificationUrl" must be an http(s) address')
  }
  if (settings.paymentAttempts < 1) throw new SettingError('setting "paymentAttempts" must be at least 1')
  return settings
}
