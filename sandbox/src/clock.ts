let aheadMs = 0

/** The gateway's time: the machine's own, unless a test has moved it (`POST /_control/clock`). */
export function clockNow(): Date {
  return new Date(Date.now() + aheadMs)
}

/** How far the gateway's time is ahead of the machine's, in seconds. Back to 0 with a reset. */
export function moveClock(aheadSeconds: number): void {
  aheadMs = aheadSeconds * 1000
}
