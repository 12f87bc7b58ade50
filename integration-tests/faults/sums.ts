import type { Way } from "./calls"

export interface Sums {
  readonly whole: string
  /** What the owner captures. */
  readonly captured: string
  /** What the owner gives back. */
  readonly refunded: string
}

/** The sums of an order, in BYN. */
export const SUMS: Record<Way, Sums> = {
  held: { whole: "100.00", captured: "40.00", refunded: "15.00" },
  "taken at once": { whole: "100.00", captured: "100.00", refunded: "100.00" },
  "with lines": { whole: "166.67", captured: "83.33", refunded: "58.33" },
  "by token": { whole: "100.00", captured: "40.00", refunded: "15.00" },
  "by agreement": { whole: "100.00", captured: "100.00", refunded: "100.00" },
}

/** What the owner chooses of a towel (100.00) and two ribbons (66.67 together), and what each line has to come to. */
export const CHOSEN_LINES = {
  charge: [
    { product: "Linen towel", quantity: "0.5", amount: "50.00" },
    { product: "Ribbon by the metre", quantity: "1", amount: "33.33" },
  ],
  refund: [
    { product: "Linen towel", quantity: "0.25", amount: "25.00" },
    { product: "Ribbon by the metre", quantity: "1", amount: "33.33" },
  ],
} as const
