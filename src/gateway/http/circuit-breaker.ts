import type { CircuitOptions } from "../options"

/**
 * Stops calls to a server that does not answer: each would hold a checkout or a worker for the whole time limit. After
 * a pause one call tries; when it is answered, all go again. Time comes from outside, in milliseconds.
 */
export class CircuitBreaker {
  readonly #options: CircuitOptions
  #failures = 0
  #openUntil = 0
  #probing = false

  constructor(options: CircuitOptions) {
    this.#options = options
  }

  /** Milliseconds until a call may go; 0: it goes, and must be reported to `leave`. */
  enter(now: number): number {
    if (this.#failures < this.#options.failures) return 0
    if (now < this.#openUntil) return this.#openUntil - now
    if (this.#probing) return this.#options.coolDown
    this.#probing = true
    return 0
  }

  /** @param answered undefined when the call says nothing about the server, such as one its caller gave up */
  leave(answered: boolean | undefined, now: number): void {
    this.#probing = false
    if (answered === undefined) return
    if (answered) {
      this.#failures = 0
      return
    }
    this.#failures++
    if (this.#failures >= this.#options.failures) this.#openUntil = now + this.#options.coolDown
  }
}
