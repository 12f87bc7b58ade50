import { type BookedRefund, decideRefund } from "../decide-refund"
import type { MoneyDecision } from "../money-decision"
import { viewOrder } from "../order-view"
import { attempt, charged, HOLD_ASKED, minor, money, order, paid, returned, unpaid, viewOf } from "./support/orders"

const wish = (asked: number, booked = 0, bookOnly = false): BookedRefund => ({
  asked: money(asked),
  booked: minor(booked),
  bookOnly,
})
const taken = viewOrder([order("Approved", [paid(), charged(10_000)])], HOLD_ASKED)
const back = (...sums: number[]) =>
  viewOrder([order("PartialCanceled", [paid(), charged(10_000), ...sums.map((sum) => returned(sum))])], HOLD_ASKED)

function reasonOf(decision: MoneyDecision): string {
  if (decision.decision !== "refuse") throw new Error(`decided to ${decision.decision}`)
  return decision.reason
}

describe("two refunds at the same moment", () => {
  const charged = (returned: number) =>
    viewOf(
      attempt({
        status: returned > 0 ? "partly_returned" : "charged",
        charged: minor(10_000),
        returned: minor(returned),
      }),
    )
  const decide = (returned: number, asked: number, booked: number, waiting: number, bookOnly = false) =>
    decideRefund(charged(returned), { asked: money(asked), booked: minor(booked), waiting: minor(waiting), bookOnly })

  it("the first is carried out though the other's row is there, and then the other", () => {
    expect(decide(0, 1000, 2000, 2000)).toMatchObject({ decision: "execute", money: money(1000) })
    expect(decide(1000, 2000, 1000, 0)).toMatchObject({ decision: "execute", money: money(2000) })
  })

  it("with an equal one made in the cabinet: one of the two stands for it", () => {
    expect(decide(2000, 1000, 2000, 2000).decision).toBe("execute")
    expect(decide(3000, 2000, 1000, 0).decision).toBe("adopt")
  })

  it("one made in the cabinet is booked while another waits for its turn", () => {
    expect(decide(2000, 2000, 3000, 3000, true).decision).toBe("adopt")
  })

  it("a row that nobody works on any more still stops it: Medusa says more than Assist", () => {
    expect(decide(0, 1000, 2000, 0).decision).toBe("refuse")
    expect(decide(0, 1000, 3000, 2000).decision).toBe("refuse")
  })
})

describe("captured money goes back", () => {
  it.each([1, 3010, 10_000])("%i of 100.00 is returned, to the kopeck", (asked) => {
    expect(decideRefund(taken, wish(asked))).toMatchObject({ decision: "execute", money: money(asked) })
  })

  it("a second part, up to what is left", () => {
    expect(decideRefund(back(2500), wish(7500, 2500))).toMatchObject({ decision: "execute", money: money(7500) })
  })

  it("never a kopeck more than is left, and says how much is left", () => {
    expect(reasonOf(decideRefund(back(2500), wish(7501, 2500)))).toContain("75.00 BYN")
  })

  describe("of a partial charge, though the hold was larger", () => {
    const part = viewOrder([order("PartialDelayed", [paid(), charged(3010)])], HOLD_ASKED)

    it("all of it goes without a sum, so that nothing of the hold stays blocked", () => {
      expect(decideRefund(part, wish(3010))).toMatchObject({ decision: "execute", money: undefined })
    })

    it("a part goes by its sum, and so does the rest after it", () => {
      expect(decideRefund(part, wish(3009))).toMatchObject({ decision: "execute", money: money(3009) })
      const once = viewOrder([order("PartialCanceled", [paid(), charged(3010), returned(1000)])], HOLD_ASKED)
      expect(decideRefund(once, wish(2010, 1000))).toMatchObject({ decision: "execute", money: money(2010) })
    })

    it("never more than was charged", () => {
      expect(decideRefund(part, wish(3011)).decision).toBe("refuse")
    })
  })

  it("of money that was taken at once as of a charge, in parts or whole", () => {
    const atOnce = viewOrder([order("Approved", [paid()])], HOLD_ASKED)
    expect(decideRefund(atOnce, wish(3010))).toMatchObject({ decision: "execute", money: money(3010) })
    expect(decideRefund(atOnce, wish(10_000))).toMatchObject({ decision: "execute", money: money(10_000) })
  })
})

describe("a return that stands at Assist already", () => {
  it("of the sum asked for is adopted", () => {
    expect(decideRefund(back(2500), wish(2500)).decision).toBe("adopt")
    expect(decideRefund(back(2500, 1000), wish(1000, 2500)).decision).toBe("adopt")
  })

  it("of another sum is refused, naming both books", () => {
    const reason = reasonOf(decideRefund(back(2500), wish(3010)))
    expect(reason).toContain("25.00 BYN")
    expect(reason).toContain("0.00 BYN")
    expect(reason).toContain("30.10 BYN was not returned")
  })

  it("the same sum once more, booked before, is a new refund", () => {
    expect(decideRefund(back(2500), wish(2500, 2500))).toMatchObject({ decision: "execute", money: money(2500) })
  })

  it("refunds that Medusa has booked and Assist does not show block the next", () => {
    expect(decideRefund(taken, wish(1000, 2500)).decision).toBe("refuse")
  })
})

describe("booking only", () => {
  it("is adopted when the return is there", () => {
    expect(decideRefund(back(2500), wish(2500, 0, true)).decision).toBe("adopt")
  })

  it.each([
    ["nothing was returned", taken, wish(2500, 0, true)],
    ["it is booked already", back(2500), wish(2500, 2500, true)],
    ["another sum was returned", back(2500), wish(2400, 0, true)],
  ])("never calls Assist: %s", (_, view, asked) => {
    expect(decideRefund(view, asked).decision).toBe("refuse")
  })
})

describe("nothing to return", () => {
  it("a hold says how to release it", () => {
    expect(reasonOf(decideRefund(viewOf(attempt()), wish(100)))).toContain("cancel the order")
  })

  it("a released hold says so", () => {
    expect(reasonOf(decideRefund(viewOf(attempt({ status: "released" })), wish(100)))).toContain("released")
  })

  it("no payment at all says so", () => {
    expect(reasonOf(decideRefund(unpaid("none"), wish(100)))).toContain("no payment")
  })

  it("a state that cannot be read is named", () => {
    const view = viewOrder([order("unknown", [paid()], { stateText: "Cancel error" })], HOLD_ASKED)
    expect(reasonOf(decideRefund(view, wish(100)))).toContain('"Cancel error"')
  })

  it("an operation under way makes it wait", () => {
    const moving = viewOrder(
      [order("Approved", [paid(), charged(10_000), returned(100, { state: "in_process" })])],
      HOLD_ASKED,
    )
    expect(decideRefund(moving, wish(100)).decision).toBe("wait")
  })
})

describe("payments that are returned as a whole only", () => {
  const converted = attempt({
    status: "charged",
    authorized: money(285_000, "RUB"),
    charged: minor(285_000),
    converted: true,
  })
  const points = attempt({ status: "charged", authorized: money(9000), charged: minor(9000), severalPayments: true })

  it.each([
    ["converted", converted],
    ["card and points", points],
  ])("%s: the whole goes back without a sum, once", (_, one) => {
    expect(decideRefund(viewOf(one), wish(10_000))).toEqual({ decision: "execute", attempt: one, money: undefined })
    const done = attempt({ ...one, status: "returned", returned: one.charged })
    expect(decideRefund(viewOf(done), wish(10_000)).decision).toBe("adopt")
    expect(decideRefund(viewOf(one), wish(10_000, 10_000)).decision).toBe("refuse")
  })

  it.each([
    ["converted", converted, "RUB"],
    ["card and points", points, "points"],
  ])("%s: a part is refused, and told why", (_, one, word) => {
    expect(reasonOf(decideRefund(viewOf(one), wish(3010)))).toContain(word)
  })

  it("the rest after a partial return in the cabinet is refused: it cannot be named in Medusa's currency", () => {
    const part = attempt({ ...converted, status: "partly_returned", returned: minor(1000) })
    expect(decideRefund(viewOf(part), wish(10_000)).decision).toBe("refuse")
  })
})
