import fc from "fast-check"
import { pollInterval } from "../poll-interval.ts"

describe("pollInterval", () => {
  it("begins with the time that the store shares its answers", () => {
    expect(pollInterval(0)).toBe(1500)
  })

  it("never shrinks, and stays between a second and ten", () => {
    fc.assert(
      fc.property(fc.nat(100_000), (looks) => {
        const [now, next] = [pollInterval(looks), pollInterval(looks + 1)]
        expect(now).toBeGreaterThanOrEqual(1000)
        expect(next).toBeGreaterThanOrEqual(now)
        expect(next).toBeLessThanOrEqual(10_000)
      }),
    )
  })
})
