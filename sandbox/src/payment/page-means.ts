import type { MerchantSettings } from "../merchants/merchant-settings.ts"
import { APPLE_PAY, GOOGLE_PAY, type MeansType, SBP } from "../protocol/means-types.ts"
import type { OrderExtra } from "../store/rows.ts"

/** A means of the payment page that is no card. */
export interface PageMeans {
  /** Name used by the control API and by the page's buttons. */
  name: "sbp" | "google_pay" | "apple_pay"
  type: MeansType
  /** The switch in the merchant's settings; in lower case it is the request's flag (protocol 3.1). */
  setting: "fastPayPayment" | "googlePayPayment" | "applePayPayment"
}

/** Simulations: a click pays. None of them can hold, so the money is taken at once (seed 002, last sentence). */
export const PAGE_MEANS: readonly PageMeans[] = [
  { name: "sbp", type: SBP, setting: "fastPayPayment" },
  { name: "google_pay", type: GOOGLE_PAY, setting: "googlePayPayment" },
  { name: "apple_pay", type: APPLE_PAY, setting: "applePayPayment" },
]

/** What an order's payment page offers. */
export interface OfferedMeans {
  cards: boolean
  others: readonly PageMeans[]
}

/**
 * A means is offered when the merchant takes it and the request did not close it: "none sent: everything enabled for the
 * merchant" (protocol 3.1). A flag that is not sent leaves its means as the settings have it.
 */
export function offeredMeans(settings: MerchantSettings, extra: Pick<OrderExtra, "closedMeans"> | null): OfferedMeans {
  const isOpen = (setting: PageMeans["setting"] | "cardPayment") =>
    settings[setting] && !extra?.closedMeans?.includes(setting.toLowerCase())
  return { cards: isOpen("cardPayment"), others: PAGE_MEANS.filter(({ setting }) => isOpen(setting)) }
}

/** A means of the page by its name. */
export function pageMeansNamed(name: string): PageMeans | undefined {
  return PAGE_MEANS.find((known) => known.name === name)
}
