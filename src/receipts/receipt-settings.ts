/** What a merchant's `receipt` option says about every receipt (design section 6), checked and with its defaults. */
export interface ReceiptSettings {
  /** With which request the lines go: the payment's, or `charge.cfm`'s. */
  readonly at: "payment" | "capture"
  /** 0 to 5 (seed 004). Absent: as in Assist's cabinet or the cash register. */
  readonly taxationSystem?: number
  /** Of a line whose rate is not in `taxByRate`. Absent: the line goes without, and Assist's cabinet decides (seed 004). */
  readonly tax?: string
  /** Tax rate in percent, as JavaScript prints the number (`"20"`, `"16.67"`) -> Assist's code. */
  readonly taxByRate: Readonly<Record<string, string>>
  /** Of shipping. Absent: by its rate, as of any line. */
  readonly shippingTax?: string
  /** Name of shipping on the receipt. Absent: the shipping method's own. */
  readonly shippingName?: string
  /** FPMode of a line that says nothing else: 1 to 7 (seed 004). */
  readonly paymentMode: number
}
