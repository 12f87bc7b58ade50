import { decideCancel } from "../decide-cancel"
import { viewOrder } from "../order-view"
import { attempt, charged, HOLD_ASKED, minor, money, order, paid, returned, unpaid, viewOf } from "./support/orders"

describe("giving a payment up", () => {
  it("a hold is released as a whole: Assist knows no partial release", () => {
    const held = attempt()
    expect(decideCancel(viewOf(held), minor(0))).toEqual({ decision: "execute", attempt: held, money: undefined })
  })

  it.each(["released", "returned"] as const)("%s already: adopted", (status) => {
    const done = attempt({ status, charged: minor(status === "returned" ? 10_000 : 0) })
    expect(decideCancel(viewOf(done), minor(0))).toEqual({ decision: "adopt", attempt: done })
  })

  it("nothing was ever paid: adopted", () => {
    expect(decideCancel(unpaid("declined", order("Declined")), minor(0))).toEqual({ decision: "adopt" })
    expect(decideCancel(unpaid("timeout"), minor(0)).decision).toBe("adopt")
  })

  it("money that Medusa has booked as captured is left to a refund", () => {
    const part = viewOrder([order("PartialDelayed", [paid(), charged(3010)])], HOLD_ASKED)
    expect(decideCancel(part, minor(3010)).decision).toBe("adopt")
    const whole = viewOrder([order("Approved", [paid(), charged(10_000)])], HOLD_ASKED)
    expect(decideCancel(whole, minor(10_000)).decision).toBe("adopt")
  })

  it("a full charge Medusa does not know of goes back as a whole", () => {
    const whole = viewOrder([order("Approved", [paid(), charged(10_000)])], HOLD_ASKED)
    expect(decideCancel(whole, minor(0))).toMatchObject({ decision: "execute", money: undefined })
  })

  it("a partial charge Medusa does not know of goes back as a whole, and the rest of the hold with it", () => {
    const part = viewOrder([order("PartialDelayed", [paid(), charged(3010)])], HOLD_ASKED)
    expect(decideCancel(part, minor(0))).toMatchObject({ decision: "execute", money: undefined })
  })

  it("money that was taken at once goes back though a hold was asked for", () => {
    const atOnce = viewOrder([order("Approved", [paid()])], HOLD_ASKED)
    expect(decideCancel(atOnce, minor(0))).toMatchObject({ decision: "execute", money: undefined })
    expect(decideCancel(atOnce, minor(10_000)).decision).toBe("adopt")
  })

  it("only what has not been returned yet goes back", () => {
    const back = viewOrder([order("PartialCanceled", [paid(), charged(10_000), returned(2500)])], HOLD_ASKED)
    expect(decideCancel(back, minor(0))).toMatchObject({ decision: "execute", money: money(7500) })
  })

  it("a converted charge goes back as a whole: its sum is in another currency than Medusa's", () => {
    const taken = attempt({
      status: "charged",
      authorized: money(285_000, "RUB"),
      charged: minor(285_000),
      converted: true,
    })
    expect(decideCancel(viewOf(taken), minor(0))).toMatchObject({ decision: "execute", money: undefined })
  })

  it("a state that cannot be read is refused, and named", () => {
    const view = viewOrder([order("unknown", [paid()], { stateText: "Cancel error" })], HOLD_ASKED)
    expect(decideCancel(view, minor(0))).toMatchObject({
      decision: "refuse",
      reason: expect.stringMatching(/"Cancel error".*511222333444555/),
    })
  })

  it("an operation under way makes it wait", () => {
    expect(decideCancel(viewOf(attempt({ moving: true })), minor(0)).decision).toBe("wait")
  })
})
