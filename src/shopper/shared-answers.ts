interface Answer<T> {
  readonly at: number
  readonly value: Promise<T>
  running: boolean
}

/**
 * One question for everybody who asks the same at the same moment. One that is still being asked is shared however long it
 * takes: while Assist hangs, those who poll would pile up behind each other, each waiting for the order's lease.
 */
export class SharedAnswers<T> {
  private readonly recent = new Map<string, Answer<T>>()

  /**
   * @param forMs how long an answer is shared, from the moment it was asked for
   * @param most answers kept, so that memory stays bounded
   */
  constructor(
    private readonly forMs: number,
    private readonly most: number,
  ) {}

  /** Rejects as `ask` does. */
  get(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.recent.get(key)
    if (known && (known.running || Date.now() - known.at < this.forMs)) return known.value
    if (this.recent.size >= this.most) this.recent.clear()
    const answer: Answer<T> = { at: Date.now(), value: ask(), running: true }
    this.recent.set(key, answer)
    const ended = () => {
      answer.running = false
    }
    answer.value.then(ended, ended)
    return answer.value
  }
}
