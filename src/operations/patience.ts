import { setTimeout as sleep } from "node:timers/promises"

/** Core gives up on a cart's lock after 30 s (contract 2.5): wait less than that. */
const WAIT_MS = 20_000

/** Turns to try for what another process has, with growing pauses between them. Each tells how long was waited, in milliseconds. */
export async function* patience(): AsyncGenerator<number> {
  for (let pause = 20, waited = 0; ; pause = Math.min(pause * 2, 500)) {
    yield waited
    if (waited >= WAIT_MS) return
    await sleep(pause)
    waited += pause
  }
}
