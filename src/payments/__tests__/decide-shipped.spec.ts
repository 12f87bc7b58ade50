import fc from "fast-check"
import { captureWarning } from "../capture-warning"
import { decideShipped, type ShippedOrder } from "../decide-shipped"
import { attempt, minor, money, unpaid, viewOf } from "./support/orders"

const order = (shipped: number, captured = 0, pending = 10_000 - captured, heldElsewhere = false): ShippedOrder => ({
  shipped: money(shipped),
  captured: minor(captured),
  pending: minor(pending),
  heldElsewhere,
})
const whole = minor(10_000)

describe("what to capture for goods that left", () => {
  it("captures exactly what left, and all when all left", () => {
    expect(decideShipped(viewOf(attempt()), whole, order(3333))).toEqual({ do: "capture", amount: 3333 })
    expect(decideShipped(viewOf(attempt()), whole, order(10_000))).toEqual({ do: "capture", amount: 10_000 })
  })

  it("does nothing while nothing left, when it is captured already, or nothing is owed", () => {
    expect(decideShipped(viewOf(attempt()), whole, order(0)).do).toBe("nothing")
    expect(decideShipped(viewOf(attempt()), whole, order(3000, 3000)).do).toBe("nothing")
    expect(decideShipped(viewOf(attempt()), whole, order(3000, 0, 0)).do).toBe("nothing")
  })

  it("waits while Assist is still working, or nothing can be read", () => {
    expect(decideShipped(viewOf(attempt({ moving: true })), whole, order(3000)).do).toBe("nothing")
    expect(decideShipped(viewOf(attempt({ status: "unclear" })), whole, order(3000)).do).toBe("nothing")
    expect(decideShipped(unpaid("declined"), whole, order(3000)).do).toBe("nothing")
  })

  it("reports what ships after the one charge", () => {
    const once = viewOf(attempt({ status: "partly_charged", charged: minor(3000) }))
    expect(decideShipped(once, whole, order(10_000, 3000))).toEqual({ do: "report", missing: 7000, rest: 7000 })
    expect(decideShipped(once, whole, order(10_000, 3000, 7000, true)).do).toBe("nothing")
  })

  it("reports goods whose hold is gone, or can only be captured as a whole", () => {
    expect(decideShipped(viewOf(attempt({ status: "released" })), whole, order(5000)).do).toBe("report")
    expect(decideShipped(viewOf(attempt({ converted: true })), whole, order(5000)).do).toBe("report")
    expect(decideShipped(viewOf(attempt({ converted: true })), whole, order(10_000)).do).toBe("capture")
  })

  it("never captures more than is held, due, or shipped and unpaid", () => {
    const sum = fc.integer({ min: 0, max: 20_000 })
    fc.assert(
      fc.property(sum, sum, sum, sum, (hold, shipped, captured, pending) => {
        const decision = decideShipped(viewOf(attempt()), minor(hold), order(shipped, captured, pending))
        if (decision.do !== "capture") return
        expect(decision.amount).toBeGreaterThan(0)
        expect(decision.amount).toBeLessThanOrEqual(Math.min(hold, 10_000, pending, shipped - captured))
      }),
    )
  })
})

describe("the warning before a part is shipped", () => {
  it("is given while the hold can still be lost, in three languages", () => {
    for (const on of ["fulfillment", "shipment"] as const) {
      const texts = Object.values(captureWarning(on, "held") ?? {})
      expect(new Set(texts).size).toBe(3)
    }
  })

  it("is not given when the owner captures, or nothing is held", () => {
    expect(captureWarning("manual", "held")).toBeNull()
    expect(captureWarning("shipment", "charged")).toBeNull()
  })
})
