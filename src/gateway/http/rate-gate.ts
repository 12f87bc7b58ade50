/** Longer than Assist is known to hold a merchant off, short enough to find out by itself when it is over. */
const LONGEST = 30_000
const FIRST = 1_000

/**
 * Back-off of one merchant after "частота запроса интерфейса превышена" (second code 3, seed 004). Every call waits,
 * not only the one that was refused: Assist counts them per merchant, so another one at once would be refused too. The
 * pause doubles, with jitter, so that several processes do not come back together.
 */
export class RateGate {
  #strikes = 0
  #closedUntil = 0

  /** Milliseconds until the next call makes sense. */
  wait(now: number): number {
    return Math.max(0, this.#closedUntil - now)
  }

  /** Assist refused for its rate limit. */
  limited(now: number): void {
    const pause = Math.min(LONGEST, FIRST * 2 ** this.#strikes)
    this.#strikes = Math.min(this.#strikes + 1, 10)
    this.#closedUntil = Math.max(this.#closedUntil, now + pause / 2 + Math.random() * (pause / 2))
  }

  /** Assist answered anything else. */
  answered(): void {
    this.#strikes = 0
  }
}
