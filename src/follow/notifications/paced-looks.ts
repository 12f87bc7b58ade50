/** Looks that may begin one right after the other: Assist tells a payment, its charge and a repeat of one within moments. */
const BURST = 4
/** After that one look a moment serves all messages of an order that came since the last one. */
export const MOMENT_MS = 2_000

interface Paced {
  left: number
  /** When `left` was last counted. */
  counted: number
}

/** How soon an order may be looked at again because of a message: a flood about one order asks Assist once a moment. */
export class PacedLooks {
  private readonly orders = new Map<string, Paced>()

  /** @param most orders kept in memory */
  constructor(private readonly most: number) {}

  /**
   * Takes a look if one may begin now.
   * @param now in milliseconds of a clock that is never set
   * @returns 0: it was taken; else milliseconds until the next may begin
   */
  take(orderNumber: string, now = performance.now()): number {
    const known = this.orders.get(orderNumber) ?? { left: BURST, counted: now }
    const gained = Math.floor((now - known.counted) / MOMENT_MS)
    const left = Math.min(BURST, known.left + gained)
    const counted = left === BURST ? now : known.counted + gained * MOMENT_MS
    if (left < 1) return counted + MOMENT_MS - now
    if (this.orders.size >= this.most) this.forgetRested(now)
    this.orders.set(orderNumber, { left: left - 1, counted })
    return 0
  }

  private forgetRested(now: number): void {
    for (const [orderNumber, { counted }] of this.orders)
      if (now - counted >= BURST * MOMENT_MS) this.orders.delete(orderNumber)
    if (this.orders.size >= this.most) this.orders.clear()
  }
}
