import fc from "fast-check"
import { type MinorUnits, minorUnits } from "../../gateway"
import { type CaptureFacts, decideCaptureWish } from "../money/decide-capture-wish"
import { decideRefundWish, type RefundFacts } from "../money/decide-refund-wish"

const upTo = (max: number, min = 0) => fc.integer({ min, max }).map(minorUnits)
const minor = upTo(100_000)
const wished = fc.option(upTo(100_000, 1), { nil: undefined })

/** Sums of an example, marked as minor units. */
function sums<Name extends string>(values: Record<Name, number>): Record<Name, MinorUnits> {
  return values as Record<Name, MinorUnits>
}

describe("what an owner's capture comes to", () => {
  const facts: fc.Arbitrary<CaptureFacts> = fc.record({
    authorized: upTo(100_000, 1),
    captured: minor,
    chargedAtAssist: minor,
    heldAtAssist: minor,
    canceled: fc.boolean(),
    amount: wished,
    left: wished,
  })

  it("captures only once, never more than is held, never what the page did not show", () => {
    fc.assert(
      fc.property(facts, (seen) => {
        const verdict = decideCaptureWish(seen)
        if (verdict.do !== "capture") return
        expect(seen.captured).toBe(0)
        expect(seen.canceled).toBe(false)
        expect(verdict.amount ?? seen.authorized).toBeLessThanOrEqual(seen.authorized)
        expect(verdict.amount ?? seen.authorized).toBe(seen.amount ?? seen.authorized)
        if (seen.left !== undefined) expect(seen.left).toBe(seen.heldAtAssist)
      }),
    )
  })

  it("calls a capture done only when Assist shows a charge", () => {
    fc.assert(
      fc.property(facts, (seen) => {
        if (decideCaptureWish(seen).do === "already") expect(seen.chargedAtAssist).toBeGreaterThan(0)
      }),
    )
  })

  it("finds the second of two equal clicks done", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), wished, (authorized, amount) => {
        fc.pre(amount === undefined || amount <= authorized)
        const before = {
          ...sums({ authorized, captured: 0, chargedAtAssist: 0, heldAtAssist: authorized, left: authorized }),
          canceled: false,
          amount,
        }
        expect(decideCaptureWish(before).do).toBe("capture")
        const captured = amount ?? before.authorized
        const after = { ...before, captured, chargedAtAssist: captured, heldAtAssist: minorUnits(0) }
        expect(decideCaptureWish(after)).toEqual({ do: "already" })
      }),
    )
  })
})

describe("what an owner's refund comes to", () => {
  const facts: fc.Arbitrary<RefundFacts> = fc.record({
    captured: minor,
    refunded: minor,
    leftAtAssist: minor,
    amount: wished,
    left: wished,
    shown: minor,
    twin: fc.boolean(),
  })

  it("never returns more than both sides have left, nor anything the page did not show", () => {
    fc.assert(
      fc.property(facts, (seen) => {
        const verdict = decideRefundWish(seen)
        if (verdict.do !== "refund") return
        expect(verdict.amount).toBeGreaterThan(0)
        expect(verdict.amount).toBeLessThanOrEqual(seen.captured - seen.refunded)
        expect(verdict.amount).toBeLessThanOrEqual(seen.leftAtAssist)
        if (seen.amount !== undefined) expect(verdict.amount).toBe(seen.amount)
        if (seen.left !== undefined) expect(seen.left).toBe(seen.shown)
        else expect(seen.twin).toBe(false)
      }),
    )
  })

  it("tells a second click from a second refund by what the page showed", () => {
    const seen = { ...sums({ captured: 100, refunded: 10, leftAtAssist: 90, amount: 10, shown: 90 }), twin: true }
    expect(decideRefundWish({ ...seen, left: minorUnits(100) })).toEqual({ do: "already" })
    expect(decideRefundWish({ ...seen, left: minorUnits(90) })).toEqual({ do: "refund", amount: 10 })
    expect(decideRefundWish({ ...seen, left: undefined })).toEqual({ do: "already" })
    expect(decideRefundWish({ ...seen, left: minorUnits(100), twin: false })).toEqual({
      do: "refuse",
      why: "left_changed",
    })
  })

  it("gives the whole back of a payment that the page shows in Assist's sums", () => {
    const known = sums({ captured: 100, refunded: 0, leftAtAssist: 100, shown: 90 })
    const points = { ...known, amount: undefined, twin: false }
    expect(decideRefundWish({ ...points, left: minorUnits(90) })).toEqual({ do: "refund", amount: 100 })
    expect(decideRefundWish({ ...points, left: minorUnits(100) })).toEqual({ do: "refuse", why: "left_changed" })
  })
})
