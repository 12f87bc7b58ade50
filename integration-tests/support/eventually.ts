import { setTimeout as sleep } from "node:timers/promises"

/** Waits until what is expected is so; at the end the last failure is what is reported. */
export async function eventually(expectation: () => Promise<void>, withinMs = 40_000): Promise<void> {
  const until = Date.now() + withinMs
  for (;;) {
    try {
      return await expectation()
    } catch (error) {
      if (Date.now() > until) throw error
      await sleep(250)
    }
  }
}
