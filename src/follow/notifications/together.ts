interface Waiting<Item, Result> {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/** Bounds one statement, and what a failed one has to do again. */
const MOST_AT_ONCE = 50

/**
 * Does for many at once what each would otherwise ask for alone. The first one does not wait; those that come while it is under
 * way go together, as soon as it is done. So a quiet shop waits for nothing, and a flood costs one statement where there were dozens.
 */
export class Together<Item extends { readonly key: string }, Result> {
  private waiting: Waiting<Item, Result>[] = []
  private busy = false

  /**
   * @param work for items of different keys; its answers in their order
   * @param isOfOne whether one of the items may be the cause of a failure: then each is tried alone. Any other failure is everybody's.
   */
  constructor(
    private readonly work: (items: readonly Item[]) => Promise<readonly Result[]>,
    private readonly isOfOne: (error: unknown) => boolean,
  ) {}

  /** What `work` answers for this item; rejects as it does. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject })
      if (!this.busy) void this.goOn()
    })
  }

  private async goOn(): Promise<void> {
    this.busy = true
    while (this.waiting.length > 0) await this.carryOut(this.next())
    this.busy = false
  }

  /** Of one key only the first: its double waits for the next turn. */
  private next(): Waiting<Item, Result>[] {
    const turn = new Map<string, Waiting<Item, Result>>()
    const rest: Waiting<Item, Result>[] = []
    for (const one of this.waiting) {
      if (turn.size < MOST_AT_ONCE && !turn.has(one.item.key)) turn.set(one.item.key, one)
      else rest.push(one)
    }
    this.waiting = rest
    return [...turn.values()]
  }

  private async carryOut(turn: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.work(turn.map(({ item }) => item))
      for (const [index, { resolve }] of turn.entries()) resolve(results[index] as Result)
    } catch (error) {
      if (turn.length > 1 && this.isOfOne(error)) for (const one of turn) await this.carryOut([one])
      else for (const { reject } of turn) reject(error)
    }
  }
}
