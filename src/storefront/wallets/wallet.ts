import type { Payment } from "../types.ts"
import { within } from "../within.ts"
import type { WalletDevice } from "./device.ts"

export type WalletName = "apple_pay" | "google_pay" | "samsung_pay"

/** What the sheets of all wallets need to know. */
export interface Checkout {
  readonly device: WalletDevice
  /** Stands on the sheet. */
  readonly shopName: string
  /** `TEST` pays nothing: Google's test cards. `PRODUCTION` by default. */
  readonly googleEnvironment?: "TEST" | "PRODUCTION"
  /** Apple's merchant session, from the store. */
  validate(validationUrl: string): Promise<object>
}

/** Pays with a wallet's token. */
export type Pay = (token: string | object) => Promise<Payment>

/** A wallet whose sheet opens on this device. */
export interface Sheet {
  readonly wallet: "apple_pay" | "google_pay"
  /**
   * Opens it, to be called in the click's own turn: browsers open sheets for nothing else. Sheets that stay open while `pay`
   * pays show how it went. Rejects with the wallet's own error, or with that of `pay`.
   *
   * @returns undefined if the shopper closed it
   */
  open(pay: Pay): Promise<Payment | undefined>
  /** The wallet's own button, where it brings one. */
  readonly drawButton?: (press: () => void) => HTMLElement
}

/** Sheets that show how it went close by themselves after half a minute, and then say that the payment failed. */
const SHEET_WAITS = 15_000

/**
 * Lets an open sheet show how a payment went, before anything else is done about it. What is not known yet is no failure, and
 * a sheet that is gone is left alone.
 */
export function showIn(show: (well: boolean) => void, paid: Promise<Payment>): Promise<Payment> {
  const well = paid.then(
    ({ status }) => status !== "declined" && status !== "canceled",
    () => false,
  )
  return within(well, SHEET_WAITS)
    .then((known) => show(known !== false))
    .catch(() => undefined)
    .then(() => paid)
}
