import fc from "fast-check"
import type { OrderStatus } from "../order-view"
import { type LookFacts, secondsToLook, whenToLook } from "../when-to-look"

const STATUSES: readonly OrderStatus[] = [
  "none",
  "in_process",
  "declined",
  "timeout",
  "unclear",
  "held",
  "charged",
  "partly_charged",
  "partly_returned",
  "released",
  "returned",
]
const PACE = { first: 60, daily: 86_400 }

describe("when an order is looked at again", () => {
  const look = (status: OrderStatus, ageHours = 0, open = false) =>
    whenToLook({ status, open, ageHours, waits: [] }).base

  it.each(["none", "in_process"] as const)("%s: by the growing steps until Assist must have closed it", (status) => {
    expect(look(status, 48)).toBe("schedule") // ERIP may take two days
    expect(look(status, 73)).toBe("never")
  })

  it.each(["declined", "timeout"] as const)("%s: for a day, since the shopper may try again", (status) => {
    expect(look(status, 1)).toBe("schedule")
    expect(look(status, 25)).toBe("never")
  })

  it("a hold is looked at every day: it runs out without a word", () => {
    expect(look("held", 90)).toBe("daily")
  })

  it.each(["charged", "partly_charged", "partly_returned", "released", "returned"] as const)(
    "%s is settled",
    (status) => {
      expect(look(status)).toBe("never")
    },
  )

  it("nothing is let go while an operation has no outcome, however old the order", () => {
    for (const status of ["held", "charged", "in_process", "returned", "unclear"] as const)
      expect(look(status, 10_000, true)).toBe("schedule")
  })

  it("equal books are looked at again when the call that hangs, the young row or the unknown outcome has ended", () => {
    const next = whenToLook({ status: "charged", open: false, ageHours: 1, waits: [120, 0, -5, 58] })
    expect(next).toEqual({ base: "never", within: 59 })
    expect(secondsToLook(next, { ...PACE, planned: undefined })).toBe(59)
  })

  it("what is waited for does not wait for the schedule's next step", () => {
    const next = whenToLook({ status: "held", open: true, ageHours: 1, waits: [61] })
    expect(secondsToLook(next, { ...PACE, planned: 300 })).toBe(62)
  })

  const facts: fc.Arbitrary<LookFacts> = fc.record({
    status: fc.constantFrom(...STATUSES),
    open: fc.boolean(),
    ageHours: fc.integer({ min: 0, max: 200 }),
    waits: fc.array(fc.integer({ min: -100, max: 300 }), { maxLength: 4 }),
  })
  const planned = fc.option(fc.integer({ min: -60, max: 90_000 }), { nil: undefined })

  it("the last look is one with nothing open and nothing to wait for", () => {
    fc.assert(
      fc.property(facts, planned, (at, plan) => {
        const seconds = secondsToLook(whenToLook(at), { ...PACE, planned: plan })
        if (seconds !== null && (seconds !== undefined || plan !== undefined)) return
        expect(at.open).toBe(false)
        for (const wait of at.waits) expect(wait).toBeLessThanOrEqual(0)
      }),
    )
  })

  it("a look that waits comes when that ends: not later, and not before unless it was planned so", () => {
    fc.assert(
      fc.property(facts, planned, (at, plan) => {
        const left = at.waits.filter((wait) => wait > 0)
        fc.pre(left.length > 0)
        const seconds = secondsToLook(whenToLook(at), { ...PACE, planned: plan }) ?? plan
        expect(seconds).toBeLessThanOrEqual(Math.min(...left) + 1)
        if ((plan ?? 1e9) > Math.min(...left) && !at.open)
          expect(seconds).toBeGreaterThan(Math.min(...left, PACE.first - 1))
      }),
    )
  })

  it("one thing more to wait for never makes the next look later", () => {
    const num = (seconds: number | null | undefined, plan: number | undefined) =>
      seconds === null ? Number.POSITIVE_INFINITY : (seconds ?? plan ?? 0)
    fc.assert(
      fc.property(facts, planned, fc.integer({ min: 1, max: 300 }), (at, plan, wait) => {
        const pace = { ...PACE, planned: plan }
        const more = secondsToLook(whenToLook({ ...at, waits: [...at.waits, wait] }), pace)
        expect(num(more, plan)).toBeLessThanOrEqual(num(secondsToLook(whenToLook(at), pace), plan))
      }),
    )
  })
})
