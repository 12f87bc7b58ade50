import fc from "fast-check"
import { DISCREPANCY_ACTIONS, DISCREPANCY_CODES, type DiscrepancyAction, possibleActions } from "../discrepancy"
import { findings } from "../findings"
import type { AttemptStatus } from "../order-view"
import { type DueHold, planBatch } from "../plan-batch"
import { planHoldExpiry } from "../plan-hold-expiry"
import { planRepair } from "../plan-repair"
import { attempt, minor, viewOf } from "./support/orders"

const payment = { id: "pay_1", captured: minor(0), refunded: minor(0), canceled: false }
const ACTIONS: DiscrepancyAction[] = ["check", "release", "release_extra", "capture", "refund", "accept"]

describe("what the owner may press", () => {
  it.each(DISCREPANCY_CODES.flatMap((code) => ACTIONS.map((action) => [code, action] as const)))(
    "%s, %s: refused exactly when it is not offered",
    (code, action) => {
      const step = planRepair({ code, params: { billnumber: "5", amount: "1.00" } }, action, { payment })
      expect(step.do === "refuse").toBe(!DISCREPANCY_ACTIONS[code].includes(action))
    },
  )

  it.each<[AttemptStatus, boolean]>([
    ["held", true],
    ["released", false],
    ["partly_charged", false],
    ["charged", false],
    ["returned", false],
  ])("of a capture Assist does not show, while it is %s, capturing is offered: %s", (status, offered) => {
    const found = findings.captureNotAtAssist(attempt({ status }), minor(10_000))
    expect(possibleActions(found).includes("capture")).toBe(offered)
    expect(planRepair(found, "capture", { payment }).do).toBe(offered ? "charge_booked" : "refuse")
  })

  it("a hold of a payment Medusa has canceled is given back at Assist, a live one through Medusa", () => {
    const finding = { code: "hold_not_released", params: {} } as const
    const canceled = { ...payment, canceled: true, captured: minor(30) }
    expect(planRepair(finding, "release", { payment: canceled })).toEqual({ do: "give_back", captured: 30 })
    expect(planRepair(finding, "release", { payment })).toEqual({ do: "release_payment", paymentId: "pay_1" })
  })

  it("a payment captured meanwhile is not canceled", () => {
    const captured = { ...payment, captured: minor(30) }
    for (const code of ["hold_expiring", "hold_not_released", "charged_though_canceled"] as const)
      expect(planRepair({ code, params: {} }, "release", { payment: captured }).do).toBe("refuse")
  })

  it("a fulfillment whose sum cannot be read is not captured as a whole", () => {
    const finding = { code: "fulfillment_not_captured", params: {} } as const
    expect(planRepair(finding, "capture", { payment }).do).toBe("refuse")
  })

  it("a fulfillment is captured with its own sum, a hold that ends with all that is due", () => {
    const params = { amount: "12.34" }
    const wanted = planRepair({ code: "fulfillment_not_captured", params }, "capture", { payment })
    expect(wanted).toEqual({ do: "capture_payment", paymentId: "pay_1", amount: 1234 })
    const whole = planRepair({ code: "hold_expiring", params }, "capture", { payment })
    expect(whole).toEqual({ do: "capture_due" })
  })
})

describe("a hold that ends soon", () => {
  const order = { id: "order_1", canceled: false }
  const held = viewOf(attempt())
  const POLICIES = ["notify", "capture", "release"] as const

  it.each(POLICIES)("%s: as the merchant wants it", (policy) => {
    expect(planHoldExpiry(held, { payment, order }, policy)).toBe(policy)
  })

  it.each([
    ["it is charged", viewOf(attempt({ status: "charged", charged: minor(10_000) })), { payment, order }],
    ["it is released", viewOf(attempt({ status: "released" })), { payment, order }],
    ["something is moving", viewOf(attempt({ moving: true })), { payment, order }],
    ["Medusa has no payment", held, { payment: undefined, order }],
    ["the payment is canceled", held, { payment: { ...payment, canceled: true }, order }],
    ["there is no order", held, { payment, order: undefined }],
    ["the order is canceled", held, { payment, order: { ...order, canceled: true } }],
  ])("nothing is done when %s", (_, view, books) => {
    for (const policy of POLICIES) expect(planHoldExpiry(view, books, policy)).toBe("nothing")
  })

  it("no money moves while a capture row waits for its charge", () => {
    const waiting = { payment: { ...payment, captured: minor(5) }, order }
    for (const policy of POLICIES) expect(planHoldExpiry(held, waiting, policy)).toBe("notify")
  })
})

describe("asking about many holds at once", () => {
  const now = new Date("2026-03-05T12:00:00Z")
  const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)
  const hold = fc.record({
    orderNumber: fc.string({ minLength: 1 }),
    readAt: fc.option(fc.integer({ min: -200, max: 0 }).map(hours), { nil: undefined }),
    holdUntil: fc.option(fc.integer({ min: -50, max: 100 }).map(hours), { nil: undefined }),
  })

  it("the periods cover everything since each hold was read, none is too long, and it is cheaper", () => {
    fc.assert(
      fc.property(fc.array(hold, { maxLength: 30 }), (holds: DueHold[]) => {
        const plan = planBatch(holds, now)
        if (!plan) return
        expect(plan.periods.length).toBeLessThan(plan.orderNumbers.length)
        expect(plan.periods.at(-1)?.to).toEqual(now)
        for (const [index, { from, to }] of plan.periods.entries()) {
          expect(to.getTime() - from.getTime()).toBeLessThanOrEqual(24 * 3_600_000 - 60_000)
          if (index > 0) expect(from).toEqual(plan.periods[index - 1]?.to)
        }
        const begin = plan.periods[0]?.from.getTime() ?? 0
        for (const orderNumber of plan.orderNumbers) {
          const spared = holds.filter((one) => one.orderNumber === orderNumber && one.readAt && one.holdUntil)
          expect(spared.some(({ readAt }) => (readAt as Date).getTime() > begin)).toBe(true)
        }
      }),
    )
  })

  it("a hold near its end, never read or not read for long is read for itself", () => {
    const fresh = { readAt: hours(-20), holdUntil: hours(60) }
    const many = Array.from({ length: 9 }, (_, index) => ({ orderNumber: `payses_${index}`, ...fresh }))
    const own = [
      { orderNumber: "ends", ...fresh, holdUntil: hours(20) },
      { orderNumber: "never", ...fresh, readAt: undefined },
      { orderNumber: "long ago", ...fresh, readAt: hours(-70) },
    ]
    expect(planBatch([...many, ...own], now)?.orderNumbers).toEqual(many.map(({ orderNumber }) => orderNumber))
    expect(planBatch(own, now)).toBeUndefined()
  })
})
