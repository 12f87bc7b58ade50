/**
 * The store's machine has another time than its database while `work` runs.
 * @param aheadMs milliseconds; below zero: behind
 */
export async function withClock(aheadMs: number, work: () => Promise<unknown>): Promise<void> {
  const Real = globalThis.Date
  class Skewed extends Real {
    constructor(...given: unknown[]) {
      super(...((given.length > 0 ? given : [Real.now() + aheadMs]) as [number]))
    }
    static override now(): number {
      return Real.now() + aheadMs
    }
    /** Dates from before are dates too. */
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof Real
    }
  }
  globalThis.Date = Skewed as DateConstructor
  try {
    await work()
  } finally {
    globalThis.Date = Real
  }
}
