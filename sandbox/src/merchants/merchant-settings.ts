/** What a merchant sets in the cabinet (protocol 7.1 and its neighbours), plus switches of this sandbox. */
export interface MerchantSettings {
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
  /** Payments one order may try before it is Declined. */
  paymentAttempts: number
  /** order.cfm is refused without a correct Checkvalue. */
  requireCheckValue: boolean
  /** ";" or "" : older shops sign without delimiters (protocol 8.1). */
  checkValueDelimiter: string
  /** XML values carry padding blanks, as in the samples of seed 003. */
  padding: boolean
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
  /** Days in which a hold can be charged; 0 for no check. */
  chargeWindowDays: number
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
  paymentAttempts: 1,
  requireCheckValue: true,
  checkValueDelimiter: ";",
  padding: false,
  notificationCharset: "utf-8",
  retryScale: 1,
  notificationTimeoutSeconds: 20,
  rateLimitPerSecond: 0,
  allowPaidAgain: false,
  slowBankSeconds: 20,
  chargeWindowDays: 0,
}

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
  if (!["utf-8", "windows-1251"].includes(settings.notificationCharset)) {
    throw new SettingError('setting "notificationCharset" must be "utf-8" or "windows-1251"')
  }
  if (settings.notificationUrl !== "" && !/^https?:\/\//.test(settings.notificationUrl)) {
    throw new SettingError('setting "notificationUrl" must be an http(s) address')
  }
  if (settings.paymentAttempts < 1) throw new SettingError('setting "paymentAttempts" must be at least 1')
  return settings
}
