import { type BookedCapture, decideCapture } from "../decide-capture"
import type { MoneyDecision } from "../money-decision"
import { viewOrder } from "../order-view"
import { attempt, charged, HOLD_ASKED, minor, money, order, paid, returned, unpaid, viewOf } from "./support/orders"

const wish = (asked: number, booked = 0, bookedLongAgo = 0): BookedCapture => ({
  asked: money(asked),
  booked: minor(booked),
  bookedLongAgo: minor(bookedLongAgo),
})

function reasonOf(decision: MoneyDecision): string {
  if (decision.decision !== "refuse" && decision.decision !== "wait") throw new Error(`decided to ${decision.decision}`)
  return decision.reason
}

describe("a hold nothing was charged of", () => {
  it.each([
    ["the whole", 10_000],
    ["a part", 3010],
    ["a kopeck", 1],
  ])("%s is charged, to the kopeck", (_, asked) => {
    const held = attempt()
    expect(decideCapture(viewOf(held), wish(asked))).toEqual({
      decision: "execute",
      attempt: held,
      money: money(asked),
    })
  })

  it("never more than the hold", () => {
    const reason = reasonOf(decideCapture(viewOf(attempt()), wish(10_001)))
    expect(reason).toContain("100.00 BYN")
    expect(reason).toContain("100.01 BYN")
  })

  it("not in another currency", () => {
    const asked = { asked: money(100, "RUB"), booked: minor(0), bookedLongAgo: minor(0) }
    expect(reasonOf(decideCapture(viewOf(attempt()), asked))).toContain("RUB")
  })

  it("a rival that still waits for its turn does not block: Assist has room for one, and this one came first", () => {
    expect(decideCapture(viewOf(attempt()), wish(3010, 5000, 0))).toMatchObject({
      decision: "execute",
      money: money(3010),
    })
  })

  it("an old capture that Assist does not know of blocks: the books are wrong", () => {
    const reason = reasonOf(decideCapture(viewOf(attempt()), wish(3010, 5000, 5000)))
    expect(reason).toContain("50.00 BYN")
    expect(reason).toContain("has captured nothing")
  })
})

describe("Assist has charged already", () => {
  const part = viewOrder([order("PartialDelayed", [paid(), charged(3010)])], HOLD_ASKED)
  const whole = viewOrder([order("Approved", [paid(), charged(10_000)])], HOLD_ASKED)

  it("the very sum that is asked for: adopted, nobody is called", () => {
    expect(decideCapture(part, wish(3010))).toMatchObject({ decision: "adopt" })
    expect(decideCapture(whole, wish(10_000))).toMatchObject({ decision: "adopt" })
  })

  it("the rest of what Medusa has booked, charged in the cabinet: adopted", () => {
    expect(decideCapture(whole, wish(6990, 3010, 3010))).toMatchObject({ decision: "adopt" })
  })

  it.each([
    ["a second part", part, wish(100, 3010)],
    ["the same part once more", part, wish(3010, 3010)],
    ["the remainder", part, wish(6990, 3010)],
    ["another sum than the one charged in the cabinet", part, wish(5000)],
    ["a part of what was charged in full", whole, wish(3010)],
  ])("%s is refused", (_, view, asked) => {
    expect(decideCapture(view, asked).decision).toBe("refuse")
  })

  it("a second capture is told the rule, the sum taken, and what becomes of the remainder", () => {
    const reason = reasonOf(decideCapture(part, wish(100, 3010)))
    expect(reason).toContain("one capture per payment")
    expect(reason).toContain("30.10 BYN")
    expect(reason).toContain("69.90 BYN")
  })

  it("no remainder is spoken of when nothing remains", () => {
    expect(reasonOf(decideCapture(whole, wish(100, 10_000)))).not.toContain("remaining")
  })

  it("books that differ are named: what Assist took and what Medusa booked", () => {
    const reason = reasonOf(decideCapture(part, wish(5000)))
    expect(reason).toContain("30.10 BYN")
    expect(reason).toContain("0.00 BYN")
    expect(reason).toContain("50.00 BYN was not captured")
  })

  it("money returned since does not reopen the charge", () => {
    const back = viewOrder([order("Canceled", [paid(), charged(10_000), returned(10_000)])], HOLD_ASKED)
    expect(decideCapture(back, wish(3010)).decision).toBe("refuse")
  })
})

describe("nothing to capture", () => {
  it("no such order, declined, open: refused with Assist's word", () => {
    expect(reasonOf(decideCapture(unpaid("none"), wish(100)))).toContain("no such order")
    expect(reasonOf(decideCapture(unpaid("declined", order("Declined")), wish(100)))).toContain("Declined")
    expect(decideCapture(unpaid("in_process", order("In Process")), wish(100)).decision).toBe("refuse")
  })

  it("a released hold is refused, and says what to do", () => {
    expect(reasonOf(decideCapture(viewOf(attempt({ status: "released" })), wish(100)))).toContain("pay again")
  })

  it("a state that cannot be read is refused, and named", () => {
    const view = viewOrder([order("unknown", [paid()], { stateText: "Cancel error" })], HOLD_ASKED)
    expect(reasonOf(decideCapture(view, wish(100)))).toContain('"Cancel error"')
  })

  it("an operation under way makes it wait, also when the sums would allow it", () => {
    expect(decideCapture(viewOf(attempt({ moving: true })), wish(100)).decision).toBe("wait")
    const taken = attempt({ status: "charged", charged: minor(10_000), moving: true })
    expect(decideCapture(viewOf(taken), wish(10_000)).decision).toBe("wait")
  })
})

describe("payments that Assist captures as a whole only", () => {
  const converted = attempt({ authorized: money(285_000, "RUB"), converted: true })
  const points = attempt({ authorized: money(9000), severalPayments: true })

  it.each([
    ["converted", converted],
    ["card and points", points],
  ])("%s: the whole is charged without a sum", (_, held) => {
    expect(decideCapture(viewOf(held), wish(10_000))).toEqual({ decision: "execute", attempt: held, money: undefined })
  })

  it.each([
    ["converted", converted, "RUB"],
    ["card and points", points, "points"],
  ])("%s: a part is refused, and told why", (_, held, word) => {
    expect(reasonOf(decideCapture(viewOf(held), wish(3010)))).toContain(word)
  })

  it.each([
    ["converted", attempt({ ...converted, status: "charged", charged: minor(285_000) })],
    ["card and points", attempt({ ...points, status: "charged", charged: minor(9000) })],
  ])("%s: the whole, charged already, is adopted though the sums differ", (_, taken) => {
    expect(decideCapture(viewOf(taken), wish(10_000)).decision).toBe("adopt")
    expect(decideCapture(viewOf(taken), wish(10_000, 10_000)).decision).toBe("refuse")
    expect(decideCapture(viewOf(taken), wish(3010)).decision).toBe("refuse")
  })
})
