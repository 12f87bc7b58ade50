import fc from "fast-check"
import { linkEnds } from "../link-ends"

const NOW = Date.UTC(2026, 10, 26, 12, 0, 0)
const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** As Assist writes it: `dd.mm.yyyy HH:MM:SS`. */
function written(at: number): string {
  const [date = "", time = ""] = new Date(at).toISOString().split("T")
  return `${date.split("-").reverse().join(".")} ${time.slice(0, 8)}`
}

describe("until when a link leads to the payment page", () => {
  it.each([
    ["in GMT", 0],
    ["in Minsk's time", 3],
  ])("read %s, a page of 20 minutes is used for 19", (_, offset) => {
    const ends = linkEnds(written(NOW + 20 * MINUTE + offset * HOUR), new Date(NOW))
    expect(ends).toEqual(new Date(NOW + 19 * MINUTE))
  })

  it("is never later than Assist's own end, in whichever of the two zones it writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 * 60 - 1 }), fc.constantFrom(0, 3), (minutes, offset) => {
        const end = NOW + minutes * MINUTE
        const used = linkEnds(written(end + offset * HOUR), new Date(NOW))
        expect(used?.getTime()).toBeLessThan(end)
        expect(used?.getTime()).toBeGreaterThan(end - 2 * MINUTE)
      }),
    )
  })

  it.each(["", "soon", "2026-11-26T12:30:00Z", "31.02.2026 12:00:00"])("%p cannot be read: not used again", (text) => {
    expect(linkEnds(text, new Date(NOW))).toBeNull()
  })

  it("one that is over is not used again", () => {
    expect(linkEnds(written(NOW - 5 * MINUTE), new Date(NOW))).toBeNull()
    expect(linkEnds(written(NOW), new Date(NOW))?.getTime()).toBeLessThan(NOW)
  })
})
