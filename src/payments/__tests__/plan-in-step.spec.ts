import fc from "fast-check"
import type { Period } from "../plan-batch"
import { askFrom } from "../plan-in-step"
import { fitting, LONGEST_MINUTES, nextPeriod, shorter } from "../report-window"

const MINUTE = 60_000
const now = new Date("2026-07-01T12:34:56.789Z")
const ago = (ms: number) => new Date(now.getTime() - ms)

/** Plays runs until all was asked about. `most`: operations an answer can carry, each minute has as many as `busy` says. */
function play(from: Date, minutes: number, busy: (period: Period) => number, most: number) {
  const answered: Period[] = []
  const skipped: Period[] = []
  let length = minutes
  let asked = 0
  for (let period = nextPeriod(from, now, length); period; asked++) {
    const less = busy(period) > most ? shorter(period) : undefined
    if (less) {
      length = less
      period = nextPeriod(period.from, now, length)
      continue
    }
    if (busy(period) > most) skipped.push(period)
    else {
      answered.push(period)
      length = fitting(length, period, busy(period))
    }
    period = nextPeriod(period.to, now, length)
  }
  return { answered, skipped, asked }
}

/** As the client sends it: the minute that has begun belongs to the window. */
function sent({ from, to }: Period): number {
  return Math.ceil(to.getTime() / MINUTE) * MINUTE - Math.floor(from.getTime() / MINUTE) * MINUTE
}

const outage = fc.integer({ min: 0, max: 9 * 24 * 60 * MINUTE })
const length = fc.integer({ min: 1, max: LONGEST_MINUTES })

describe("staying in step", () => {
  it("asks about all the time since, without a gap, oldest first, never about more than 24 hours at once", () => {
    fc.assert(
      fc.property(outage, length, fc.integer({ min: 1, max: 400 }), (missed, minutes, most) => {
        const { answered, skipped } = play(askFrom(ago(missed), now), minutes, (one) => sent(one) / MINUTE, most)
        const all = [...answered, ...skipped].sort((a, b) => a.from.getTime() - b.from.getTime())
        expect(all[0]?.from.getTime()).toBeLessThanOrEqual(now.getTime() - missed - 5 * MINUTE)
        for (const [index, period] of all.entries()) {
          expect(sent(period)).toBeGreaterThan(0)
          expect(sent(period)).toBeLessThanOrEqual(24 * 60 * MINUTE)
          expect(period.to).toEqual(all[index + 1]?.from ?? now)
        }
        expect(answered).toEqual([...answered].sort((a, b) => a.from.getTime() - b.from.getTime()))
      }),
    )
  })

  it("leaves out single minutes only, and none that can be told", () => {
    fc.assert(
      fc.property(outage, length, fc.date({ min: ago(24 * 60 * MINUTE), max: now }), (missed, minutes, burst) => {
        const holds = ({ from, to }: Period) => (from <= burst && burst < to ? 1 : 0)
        const { answered, skipped } = play(askFrom(ago(missed), now), minutes, holds, 0)
        expect(skipped.length).toBeLessThanOrEqual(1)
        for (const period of skipped) expect(sent(period)).toBeLessThanOrEqual(MINUTE)
        expect(answered.some(holds)).toBe(false)
      }),
    )
  })

  it("needs one question for a usual turn, and a bounded number after an outage however short the last period was", () => {
    fc.assert(
      fc.property(outage, length, (missed, minutes) => {
        const { asked } = play(askFrom(ago(missed), now), minutes, () => 0, 0)
        // Doubling from a minute to a day takes eleven steps.
        expect(asked).toBeLessThanOrEqual(11 + Math.ceil((missed + 6 * MINUTE) / (LONGEST_MINUTES * MINUTE)))
        if (minutes === LONGEST_MINUTES && missed < 23 * 60 * MINUTE) expect(asked).toBe(1)
      }),
    )
  })

  it("begins a day back when it never asked, and does not wait for a time to come", () => {
    const first = askFrom(undefined, now)
    expect(first.getTime()).toBeLessThan(now.getTime() - 23 * 60 * MINUTE)
    expect(nextPeriod(first, now, LONGEST_MINUTES)).toEqual({ from: first, to: now })
    expect(nextPeriod(askFrom(new Date(now.getTime() + 60 * MINUTE), now), now, LONGEST_MINUTES)?.to).toEqual(now)
  })
})
