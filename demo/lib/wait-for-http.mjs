import { setTimeout as sleep } from "node:timers/promises"
import { DemoError } from "./demo-error.mjs"

/** Waits until an address answers with success. */
export async function waitForHttp(url, { timeoutMs = 180_000 } = {}) {
  const until = Date.now() + timeoutMs
  while (Date.now() < until) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5000) })
      await answer.body?.cancel()
      if (answer.ok) return
    } catch {
      // Not there yet.
    }
    await sleep(200)
  }
  throw new DemoError(`${url} did not answer within ${timeoutMs / 1000} seconds.`)
}
