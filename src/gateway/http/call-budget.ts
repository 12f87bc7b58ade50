import { RateGate } from "./rate-gate"

/** Who waits for a call: money goes first, then the background job, then shoppers (design rule 14). */
export type Urgency = "money" | "job" | "shopper"

const FIRST_TO_LAST: readonly Urgency[] = ["money", "job", "shopper"]

/** A call that could not be sent in the time it had. */
export class HeldBack extends Error {
  /** @param wait milliseconds until a call makes sense */
  constructor(readonly wait: number) {
    super(`held back for another ${Math.ceil(wait / 1000)} s`)
  }
}

interface Turn {
  readonly urgency: Urgency
  readonly start: () => void
}

/** Milliseconds between two calls once Assist has refused one; doubled by each refusal, let down by answers. */
const FIRST_PACE = 350
const SLOWEST_PACE = 5_000
const NO_PACE = 50
/** Shoppers that wait for a turn: more would only be told later that it is not known yet. */
const MOST_SHOPPERS = 50

/**
 * The calls of one merchant. Assist's limit is per merchant and not documented (second code 3), so nothing is held back
 * until Assist refuses; then calls go one by one, the urgent ones first. Connections are kept free for money at all
 * times: the job and shoppers have half of them each.
 */
export class CallBudget {
  readonly #gate = new RateGate()
  readonly #most: Readonly<Record<Urgency, number>>
  readonly #underWay: Record<Urgency, number> = { money: 0, job: 0, shopper: 0 }
  readonly #waiting: Turn[] = []
  #pace = 0
  #nextAt = 0
  #timer: NodeJS.Timeout | undefined

  /** @param connections to Assist at most */
  constructor(connections: number) {
    const half = Math.max(1, Math.floor(connections / 2))
    this.#most = { money: Number.POSITIVE_INFINITY, job: half, shopper: half }
  }

  /**
   * Runs a call when its turn has come.
   * @param within milliseconds it may wait for its turn
   * @throws HeldBack when its turn did not come in that time; nothing was sent. Rejects with the signal's reason when it
   *   was aborted before
   */
  async run<T>(urgency: Urgency, within: number, signal: AbortSignal | undefined, call: () => Promise<T>): Promise<T> {
    if (signal?.aborted) throw signal.reason
    if (this.#isFree(urgency)) this.#begin(urgency)
    else await this.#turn(urgency, within, signal)
    try {
      return await call()
    } finally {
      this.#underWay[urgency]--
      this.#startTurns()
    }
  }

  /** Assist refused for its rate limit. */
  limited(): void {
    this.#gate.limited(performance.now())
    this.#pace = Math.min(SLOWEST_PACE, this.#pace === 0 ? FIRST_PACE : this.#pace * 2)
  }

  /** Assist answered anything else. */
  answered(): void {
    this.#gate.answered()
    this.#pace = this.#pace <= NO_PACE ? 0 : this.#pace * 0.9
  }

  /** Milliseconds until the next call may be sent. */
  wait(): number {
    const now = performance.now()
    return Math.max(this.#gate.wait(now), this.#nextAt - now, 0)
  }

  #isFree(urgency: Urgency): boolean {
    const others = this.#waiting.some((turn) => rank(turn.urgency) <= rank(urgency))
    return !others && this.wait() === 0 && this.#underWay[urgency] < this.#most[urgency]
  }

  #begin(urgency: Urgency): void {
    this.#underWay[urgency]++
    if (this.#pace > 0) this.#nextAt = performance.now() + this.#pace
  }

  #turn(urgency: Urgency, within: number, signal: AbortSignal | undefined): Promise<void> {
    const wait = this.wait()
    const shoppers = this.#waiting.filter((turn) => turn.urgency === "shopper").length
    if (wait > within || (urgency === "shopper" && shoppers >= MOST_SHOPPERS)) throw new HeldBack(Math.max(wait, 1))
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(patience)
        signal?.removeEventListener("abort", onAbort)
        const at = this.#waiting.indexOf(turn)
        if (at >= 0) this.#waiting.splice(at, 1)
      }
      const turn: Turn = {
        urgency,
        start: () => {
          leave()
          this.#begin(urgency)
          resolve()
        },
      }
      const patience = setTimeout(() => {
        leave()
        reject(new HeldBack(Math.max(this.wait(), 1)))
      }, within)
      const onAbort = () => {
        leave()
        reject(signal?.reason)
      }
      signal?.addEventListener("abort", onAbort, { once: true })
      this.#waiting.push(turn)
      this.#startTurns()
    })
  }

  #startTurns(): void {
    clearTimeout(this.#timer)
    if (this.#waiting.length === 0) return
    const wait = this.wait()
    if (wait > 0) {
      this.#timer = setTimeout(() => this.#startTurns(), wait)
      return
    }
    const next = FIRST_TO_LAST.filter((urgency) => this.#underWay[urgency] < this.#most[urgency])
      .map((urgency) => this.#waiting.find((turn) => turn.urgency === urgency))
      .find((turn) => turn !== undefined)
    if (!next) return // a call that ends starts the next turn
    next.start()
    this.#startTurns()
  }
}

function rank(urgency: Urgency): number {
  return FIRST_TO_LAST.indexOf(urgency)
}
