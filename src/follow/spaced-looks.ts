interface Looks<T> {
  /** When the last one began (milliseconds since 1970). */
  at: number
  value: Promise<T>
  running: boolean
  /** Shared by all that wait for the running one to end. */
  next?: Promise<T>
  /** How many more may begin at once. */
  left: number
  /** When `left` was last counted. */
  counted: number
}

/** Looks at one order that may begin one right after the other: a payment, the way back and a reload are seen as they are. */
const BURST = 3

/**
 * Few looks per order, for everybody who asks: one per moment, and a few at once after a pause. A look under way or just made
 * is shared. A caller that needs what stands after it came gets a new look while there are any left, together with all others
 * that wait, else the last one, which is no older than a moment.
 */
export class SpacedLooks<T> {
  private readonly looks = new Map<string, Looks<T>>()

  /**
   * @param momentMs after which one more look at an order may begin
   * @param most orders kept in memory
   */
  constructor(
    private readonly momentMs: number,
    private readonly most: number,
  ) {}

  /**
   * @param since the look should not have begun before this time (milliseconds since 1970); absent: the last one will do
   * @returns what `ask` answers; rejects as it does
   */
  get(key: string, ask: () => Promise<T>, since = Number.NEGATIVE_INFINITY): Promise<T> {
    const known = this.looks.get(key)
    if (!known) return this.begin(key, ask, BURST, Date.now())
    const now = Date.now()
    const isFresh = known.at >= since && (known.running || now - known.at < this.momentMs)
    if (isFresh) return known.value
    if (known.running) {
      known.next ??= known.value.catch(() => undefined).then(() => this.get(key, ask, since))
      return known.next
    }
    const gained = Math.floor((now - known.counted) / this.momentMs)
    const left = Math.min(BURST, known.left + gained)
    if (left < 1) return known.value
    return this.begin(key, ask, left, left === BURST ? now : known.counted + gained * this.momentMs)
  }

  private begin(key: string, ask: () => Promise<T>, left: number, counted: number): Promise<T> {
    if (this.looks.size >= this.most) this.forgetEnded()
    const look: Looks<T> = { at: Date.now(), value: ask(), running: true, left: left - 1, counted }
    this.looks.set(key, look)
    const ended = () => {
      look.running = false
    }
    look.value.then(ended, ended)
    return look.value
  }

  private forgetEnded(): void {
    for (const [key, { running, at }] of this.looks)
      if (!running && Date.now() - at >= BURST * this.momentMs) this.looks.delete(key)
    if (this.looks.size >= this.most) this.looks.clear()
  }
}
