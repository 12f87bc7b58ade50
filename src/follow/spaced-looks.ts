interface Look<T> {
  /** When it began, or is to begin. */
  readonly at: number
  readonly value: Promise<T>
  running: boolean
}

/**
 * One look per order and moment, for everybody who asks. A look under way or just made is shared. A caller that needs what
 * stands after it came shares the next look, which begins when the moment is over, with all others that wait for it.
 */
export class SpacedLooks<T> {
  private readonly looks = new Map<string, Look<T>>()
  private readonly next = new Map<string, Promise<T>>()

  /**
   * @param momentMs between the beginnings of two looks at one order
   * @param most orders kept in memory
   */
  constructor(
    private readonly momentMs: number,
    private readonly most: number,
  ) {}

  /**
   * @param since the look must not have begun before this time (milliseconds since 1970); absent: the last one will do
   * @returns what `ask` answers; rejects as it does
   */
  get(key: string, ask: () => Promise<T>, since = Number.NEGATIVE_INFINITY): Promise<T> {
    const last = this.looks.get(key)
    const isOver = !last || (!last.running && Date.now() - last.at >= this.momentMs)
    if (isOver) return this.begin(key, ask)
    if (last.at >= since) return last.value
    const waiting = this.next.get(key)
    if (waiting) return waiting
    const next = this.after(last).then(() => {
      this.next.delete(key)
      return this.get(key, ask, since)
    })
    this.next.set(key, next)
    return next
  }

  private begin(key: string, ask: () => Promise<T>): Promise<T> {
    if (this.looks.size >= this.most) this.forgetEnded()
    const look: Look<T> = { at: Date.now(), value: ask(), running: true }
    this.looks.set(key, look)
    const ended = () => {
      look.running = false
    }
    look.value.then(ended, ended)
    return look.value
  }

  private async after({ at, value }: Look<T>): Promise<void> {
    await value.catch(() => undefined)
    const left = at + this.momentMs - Date.now()
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left))
  }

  private forgetEnded(): void {
    for (const [key, { running, at }] of this.looks)
      if (!running && Date.now() - at >= this.momentMs) this.looks.delete(key)
    if (this.looks.size >= this.most) this.looks.clear()
  }
}
