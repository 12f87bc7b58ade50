import type { AssistOrder, KnownOrderState } from "../../gateway"
import { type OrderStatus, viewOrder } from "../order-view"
import type { KnownStages } from "../stage"
import {
  charged,
  EVERY_STATE,
  HOLD_ASKED,
  ONE_STAGE_ASKED,
  operation,
  order,
  paid,
  refusedWith,
  returned,
} from "./support/orders"

interface Expected {
  readonly status: OrderStatus
  readonly charged?: number
  readonly returned?: number
}

/** Every state of seed 004, first as a gateway reports it that lists operations, then as one that lists none. */
const TWO_STAGE_TABLE: Record<KnownOrderState, { listed: [AssistOrder, Expected]; bare: Expected }> = {
  "In Process": {
    listed: [order("In Process", [operation("payment", { state: "in_process" })]), { status: "in_process" }],
    bare: { status: "in_process" },
  },
  Delayed: {
    listed: [order("Delayed", [paid()]), { status: "held", charged: 0, returned: 0 }],
    bare: { status: "held", charged: 0, returned: 0 },
  },
  Approved: {
    listed: [order("Approved", [paid(), charged(10_000)]), { status: "charged", charged: 10_000, returned: 0 }],
    bare: { status: "charged", charged: 10_000, returned: 0 },
  },
  PartialApproved: {
    listed: [order("PartialApproved", [paid()]), { status: "unclear" }],
    bare: { status: "unclear" },
  },
  PartialDelayed: {
    listed: [
      order("PartialDelayed", [paid(), charged(3010)]),
      { status: "partly_charged", charged: 3010, returned: 0 },
    ],
    // Which part was charged is nowhere to be read.
    bare: { status: "unclear" },
  },
  Canceled: {
    listed: [
      order("Canceled", [paid(), charged(10_000), returned(10_000)]),
      { status: "returned", charged: 10_000, returned: 10_000 },
    ],
    bare: { status: "released", charged: 0, returned: 0 },
  },
  PartialCanceled: {
    listed: [
      order("PartialCanceled", [paid(), charged(10_000), returned(2500)]),
      { status: "partly_returned", charged: 10_000, returned: 2500 },
    ],
    bare: { status: "unclear" },
  },
  Declined: {
    listed: [order("Declined", [refusedWith("AS102")]), { status: "declined" }],
    bare: { status: "declined" },
  },
  Timeout: {
    listed: [order("Timeout", [operation("payment", { state: "timeout" })]), { status: "timeout" }],
    bare: { status: "timeout" },
  },
}

function seen(orders: readonly AssistOrder[], known: KnownStages, preferred?: string): Expected {
  const { status, paid: held } = viewOrder(orders, known, preferred)
  if (!held || status === "unclear") return { status }
  return { status, charged: held.charged, returned: held.returned }
}

describe("one attempt made in two stages", () => {
  it.each(EVERY_STATE)("%s with its operations", (state) => {
    const [reported, expected] = TWO_STAGE_TABLE[state].listed
    expect(seen([reported], HOLD_ASKED)).toEqual(expected)
  })

  it.each(EVERY_STATE)("%s without operations", (state) => {
    expect(seen([order(state)], HOLD_ASKED)).toEqual(TWO_STAGE_TABLE[state].bare)
  })

  it("a released hold was never charged, whatever the cancel operation says", () => {
    expect(seen([order("Canceled", [paid(), returned(10_000)])], HOLD_ASKED)).toEqual({
      status: "released",
      charged: 0,
      returned: 0,
    })
  })

  it("counts a partial charge that was returned in full as charged and returned", () => {
    expect(seen([order("Canceled", [paid(), charged(3010), returned(3010)])], HOLD_ASKED)).toEqual({
      status: "returned",
      charged: 3010,
      returned: 3010,
    })
  })
})

describe("one attempt made in one stage", () => {
  it("Approved is paid in full though no charge is listed", () => {
    expect(seen([order("Approved", [paid()])], ONE_STAGE_ASKED)).toEqual({
      status: "charged",
      charged: 10_000,
      returned: 0,
    })
  })

  it("Canceled gives back what was taken, unlike a released hold", () => {
    const canceled = [order("Canceled", [paid(), returned(10_000)])]
    expect(seen(canceled, ONE_STAGE_ASKED)).toEqual({ status: "returned", charged: 10_000, returned: 10_000 })
    expect(seen(canceled, HOLD_ASKED).status).toBe("released")
  })

  it("PartialCanceled counts several returns together", () => {
    const reported = order("PartialCanceled", [paid(), returned(2500), returned(1010)])
    expect(seen([reported], ONE_STAGE_ASKED)).toEqual({ status: "partly_returned", charged: 10_000, returned: 3510 })
  })

  it.each(["In Process", "Declined", "Timeout"] as const)("%s holds nothing", (state) => {
    expect(viewOrder([order(state)], ONE_STAGE_ASKED).paid).toBeUndefined()
  })
})

describe("operations that did not succeed", () => {
  it.each(["failure", "timeout", "new", "in_process", "unknown"] as const)(
    "a charge in state %s counts for nothing",
    (state) => {
      const view = viewOrder([order("Delayed", [paid(), charged(10_000, { state })])], HOLD_ASKED)
      expect(view).toMatchObject({ status: "held", paid: { charged: 0 } })
    },
  )

  it.each(["failure", "timeout", "in_process"] as const)("a return in state %s counts for nothing", (state) => {
    const reported = order("PartialCanceled", [paid(), charged(10_000), returned(2500), returned(700, { state })])
    expect(seen([reported], HOLD_ASKED)).toEqual({ status: "partly_returned", charged: 10_000, returned: 2500 })
  })

  it.each(["new", "in_process"] as const)("a charge or cancel in state %s is still moving", (state) => {
    for (const open of [charged(10_000, { state }), returned(10_000, { state })])
      expect(viewOrder([order("Delayed", [paid(), open])], HOLD_ASKED).paid?.moving).toBe(true)
  })

  it.each(["success", "failure", "timeout"] as const)("a charge or cancel in state %s has ended", (state) => {
    expect(viewOrder([order("Approved", [paid(), charged(10_000, { state })])], HOLD_ASKED).paid?.moving).toBe(false)
  })

  it("a payment operation still open does not make a hold move", () => {
    const reported = order("Delayed", [paid(), operation("payment", { state: "in_process" })])
    expect(viewOrder([reported], HOLD_ASKED).paid?.moving).toBe(false)
  })

  it("bonus points and other operations are not money", () => {
    expect(seen([order("Delayed", [paid(), operation("other", { amount: 500 })])], HOLD_ASKED).charged).toBe(0)
  })
})

describe("reports that contradict themselves", () => {
  it("more returned than charged is unclear", () => {
    const reported = order("PartialCanceled", [paid(), charged(3010), returned(3011)])
    expect(viewOrder([reported], HOLD_ASKED)).toMatchObject({ status: "unclear", paid: { status: "unclear" } })
  })

  it("an unknown state is unclear once something was paid, and keeps Assist's word", () => {
    const view = viewOrder([order("unknown", [paid()], { stateText: "Cancel error" })], HOLD_ASKED)
    expect(view).toMatchObject({ status: "unclear", paid: { status: "unclear", stateText: "Cancel error" } })
  })

  it("an unknown state without a successful payment is unclear, and nothing is held", () => {
    const view = viewOrder([order("unknown", [refusedWith("AS100")])], HOLD_ASKED)
    expect(view).toMatchObject({ status: "unclear", paid: undefined })
  })

  it("an order whose sum cannot be read is no payment", () => {
    expect(viewOrder([order("Delayed", [paid()], { noMoney: true })], HOLD_ASKED).paid).toBeUndefined()
  })
})

describe("several attempts under one order number", () => {
  const declined = order("Declined", [refusedWith("AS102")], { bill: "500000000000001" })
  const held = order("Delayed", [paid()], { bill: "500000000000002" })
  const second = order("Delayed", [paid()], { bill: "500000000000003" })
  const released = order("Canceled", [paid(), returned(10_000)], { bill: "500000000000004" })
  const open = order("In Process", [], { bill: "500000000000005" })
  const timeout = order("Timeout", [], { bill: "500000000000006" })

  it("none at all", () => {
    expect(viewOrder([], HOLD_ASKED)).toMatchObject({ status: "none", paid: undefined, extra: [], last: undefined })
  })

  it("declined, then approved: approved", () => {
    const view = viewOrder([declined, held], HOLD_ASKED)
    expect(view).toMatchObject({ status: "held", paid: { billNumber: "500000000000002" }, extra: [] })
  })

  it("approved, then declined (a stray second try): still approved, and the refusal is the last word", () => {
    const view = viewOrder([held, declined], HOLD_ASKED)
    expect(view).toMatchObject({ status: "held", paid: { billNumber: "500000000000002" } })
    expect(view.last?.billNumber).toBe("500000000000001")
  })

  it("paid twice: the oldest counts, the other is extra", () => {
    const view = viewOrder([held, second], HOLD_ASKED)
    expect(view.paid?.billNumber).toBe("500000000000002")
    expect(view.extra.map(({ billNumber }) => billNumber)).toEqual(["500000000000003"])
  })

  it("paid twice: the one Medusa's payment is tied to counts", () => {
    const view = viewOrder([held, second], HOLD_ASKED, "500000000000003")
    expect(view.paid?.billNumber).toBe("500000000000003")
    expect(view.extra.map(({ billNumber }) => billNumber)).toEqual(["500000000000002"])
  })

  it("a released attempt that Medusa is tied to stays the payment while a live one is reported beside it", () => {
    const view = viewOrder([released, held], HOLD_ASKED, "500000000000004")
    expect(view.paid?.billNumber).toBe("500000000000004")
    expect(view.extra.map(({ billNumber }) => billNumber)).toEqual(["500000000000002"])
  })

  it("a live attempt goes before a released one when nothing is tied", () => {
    expect(viewOrder([released, held], HOLD_ASKED).paid?.billNumber).toBe("500000000000002")
    expect(viewOrder([held, released], HOLD_ASKED).paid?.billNumber).toBe("500000000000002")
  })

  it("a released attempt is never extra: it holds nothing", () => {
    expect(viewOrder([held, released], HOLD_ASKED).extra).toEqual([])
  })

  it("released, then a new attempt is open: the shopper is paying", () => {
    expect(viewOrder([released, open], HOLD_ASKED)).toMatchObject({ status: "in_process", paid: undefined })
  })

  it("released, and nothing after it: released", () => {
    expect(viewOrder([declined, released], HOLD_ASKED).status).toBe("released")
  })

  it("an open attempt outweighs a later refusal: it may still be paid", () => {
    expect(viewOrder([open, declined], HOLD_ASKED).status).toBe("in_process")
    expect(viewOrder([declined, open], HOLD_ASKED).status).toBe("in_process")
  })

  it("declined, then timed out: the last one speaks", () => {
    expect(viewOrder([declined, timeout], HOLD_ASKED).status).toBe("timeout")
    expect(viewOrder([timeout, declined], HOLD_ASKED).status).toBe("declined")
  })
})

describe("sums and dates of an attempt", () => {
  it("a converted payment is counted in the operation's currency", () => {
    const reported = order("Approved", [
      paid({ amount: 285_000, currency: "RUB" }),
      charged(285_000, { currency: "RUB" }),
    ])
    expect(viewOrder([reported], HOLD_ASKED).paid).toMatchObject({
      converted: true,
      order: { amount: 10_000, currency: "BYN" },
      authorized: { amount: 285_000, currency: "RUB" },
      charged: 285_000,
    })
  })

  it.each([
    ["more", 10_200],
    ["less", 9500],
  ])("a payment of %s than the order's sum is counted in its own (protocol 1)", (_, amount) => {
    const reported = order("Approved", [paid({ amount }), charged(amount)])
    expect(viewOrder([reported], HOLD_ASKED).paid).toMatchObject({ converted: true, charged: amount })
  })

  it.each([
    ["points", "12", "BYN"],
    ["a discount in another currency", "21", "RUB"],
  ])("what the card paid is what is charged, also when %s is listed first", (_, means, currency) => {
    const operations = [paid({ amount: 1000, means, currency }), paid({ amount: 9000 })]
    const held = viewOrder([order("Delayed", operations)], HOLD_ASKED).paid
    expect(held).toMatchObject({ status: "held", severalPayments: true, authorized: { amount: 9000, currency: "BYN" } })
    const back = [charged(9000), returned(9000), returned(1000, { currency })]
    expect(viewOrder([order("Canceled", [...operations, ...back])], HOLD_ASKED).paid).toMatchObject({
      status: "returned",
      charged: 9000,
    })
  })

  it("sums of different currencies are never added up", () => {
    const back = [returned(2500), returned(1000, { currency: "RUB" })]
    const reported = order("PartialCanceled", [paid(), charged(10_000), ...back])
    expect(seen([reported], HOLD_ASKED)).toMatchObject({ status: "unclear" })
  })

  it("two successful payment operations are told from one that had a failed try before it", () => {
    const points = order("Delayed", [paid({ amount: 9000 }), paid({ amount: 1000 })])
    const retried = order("Delayed", [refusedWith("AS107"), paid()])
    expect(viewOrder([points], HOLD_ASKED).paid?.severalPayments).toBe(true)
    expect(viewOrder([retried], HOLD_ASKED).paid?.severalPayments).toBe(false)
  })

  it("the sum of the failed try is not the sum of the hold", () => {
    const retried = order("Delayed", [operation("payment", { state: "failure", amount: 1 }), paid()])
    expect(viewOrder([retried], HOLD_ASKED).paid?.authorized.amount).toBe(10_000)
  })

  it("a hold begins with its payment operation, not with the order", () => {
    const [began, paidAt] = [new Date("2026-07-01T08:00:00Z"), new Date("2026-07-01T08:20:00Z")]
    expect(viewOrder([order("Delayed", [paid({ date: paidAt })], { date: began })], HOLD_ASKED).paid?.heldAt).toBe(
      paidAt,
    )
    expect(viewOrder([order("Delayed", [paid()], { date: began })], HOLD_ASKED).paid?.heldAt).toBe(began)
  })

  it("passes the test mark on", () => {
    expect(viewOrder([order("Delayed", [paid()], { testMode: true })], HOLD_ASKED).paid?.testMode).toBe(true)
  })
})
