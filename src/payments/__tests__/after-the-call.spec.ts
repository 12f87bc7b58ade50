import { declineReason } from "../decline-reason"
import { settleOperation, type UnsettledOperation } from "../settle-operation"
import { wasCarriedOut } from "../was-carried-out"
import { attempt, minor, money, order, unpaid, viewOf } from "./support/orders"

const SETTLE_AFTER = 120
const held = attempt()
const part = attempt({ status: "partly_charged", charged: minor(3010) })
const whole = attempt({ status: "charged", charged: minor(10_000) })
const partlyBack = attempt({ status: "partly_returned", charged: minor(10_000), returned: minor(2500) })
const allBack = attempt({ status: "returned", charged: minor(10_000), returned: minor(10_000) })
const released = attempt({ status: "released" })

describe("what became of an operation with an unknown outcome", () => {
  const settle = (
    operation: Partial<UnsettledOperation>,
    view: Parameters<typeof settleOperation>[1],
    refundedByUs = 0,
    settleAfter = SETTLE_AFTER,
  ) =>
    settleOperation(
      { kind: "charge", amount: null, ageSeconds: 0, ...operation },
      view,
      minor(refundedByUs),
      settleAfter,
    )

  it.each<[string, Partial<UnsettledOperation>, Parameters<typeof settleOperation>[1]]>([
    ["a charge of a part", { kind: "charge", amount: "30.10" }, viewOf(part)],
    ["a charge of the whole", { kind: "charge" }, viewOf(whole)],
    ["a release", { kind: "release" }, viewOf(released)],
    ["a release that returned a charge", { kind: "release" }, viewOf(allBack)],
    ["a refund of a part", { kind: "refund", amount: "25.00" }, viewOf(partlyBack)],
    ["a refund of the whole", { kind: "refund" }, viewOf(allBack)],
  ])("%s whose effect is there is done, however young", (_, operation, view) => {
    expect(settle(operation, view)).toBe("done")
  })

  it.each<[string, Partial<UnsettledOperation>, Parameters<typeof settleOperation>[1]]>([
    ["a charge", { kind: "charge", amount: "30.10" }, viewOf(held)],
    ["a release", { kind: "release" }, viewOf(held)],
    ["a refund", { kind: "refund", amount: "25.00" }, viewOf(whole)],
    ["a refund of the whole, half of it there", { kind: "refund" }, viewOf(partlyBack)],
    ["anything, when Assist shows no payment", { kind: "charge" }, unpaid("none")],
  ])("%s without effect waits until the time is over, then it was not done", (_, operation, view) => {
    expect(settle({ ...operation, ageSeconds: SETTLE_AFTER }, view)).toBe("wait")
    expect(settle({ ...operation, ageSeconds: SETTLE_AFTER + 1 }, view)).toBe("not_done")
  })

  it("a return that another refund of ours made does not count for this one", () => {
    const refund = { kind: "refund", amount: "25.00", ageSeconds: 999 } as const
    expect(settle(refund, viewOf(partlyBack), 2500)).toBe("not_done")
    expect(settle({ ...refund, ageSeconds: 1 }, viewOf(partlyBack), 2500)).toBe("wait")
    const twice = attempt({ status: "partly_returned", charged: minor(10_000), returned: minor(5000) })
    expect(settle(refund, viewOf(twice), 2500)).toBe("done")
  })

  it("while Assist still works, or cannot be read, time alone settles nothing", () => {
    const old = { kind: "refund", amount: "25.00", ageSeconds: 1e6 } as const
    expect(settle(old, viewOf(attempt({ ...whole, moving: true })))).toBe("wait")
    const unclear = attempt({ ...whole, status: "unclear" })
    expect(settle(old, viewOf(unclear))).toBe("wait")
    expect(settle({ kind: "charge", ageSeconds: 1e6 }, viewOf(unclear))).toBe("wait")
    expect(settle(old, unpaid("unclear", order("unknown")))).toBe("wait")
  })
})

describe("did Assist's ledger move by what was asked?", () => {
  it.each([
    ["a charge of a part", "charge", money(3010), held, part, true],
    ["a charge of the whole, named", "charge", money(10_000), held, whole, true],
    ["a charge of the whole, unnamed", "charge", undefined, held, whole, true],
    ["another sum than asked", "charge", money(5000), held, part, false],
    ["a part where the whole was meant", "charge", undefined, held, part, false],
    // Assist answers a repeat with success and moves nothing (seed 003).
    ["a repeated charge", "charge", money(3010), part, part, false],
    ["a refund of a part", "refund", money(2500), whole, partlyBack, true],
    ["a refund after another", "refund", money(7500), partlyBack, allBack, true],
    ["a refund of the whole, unnamed", "refund", undefined, whole, allBack, true],
    ["a refund that did nothing", "refund", money(2500), partlyBack, partlyBack, false],
    ["a refund of another sum", "refund", money(2499), whole, partlyBack, false],
    ["a release", "release", undefined, held, released, true],
    ["a release of a charge", "release", undefined, whole, allBack, true],
    ["a release that did nothing", "release", undefined, held, held, false],
    ["a release that returned a part only", "release", undefined, whole, partlyBack, false],
  ] as const)("%s", (_, kind, asked, before, after, expected) => {
    expect(wasCarriedOut(kind, asked, before, viewOf(after))).toBe(expected)
  })

  it("a charge of card and points is of the card's part, whatever the hold's sum (seed 003)", () => {
    const points = { severalPayments: true, authorized: money(1000) } as const
    const charged = attempt({ ...points, status: "charged", charged: minor(9000) })
    expect(wasCarriedOut("charge", undefined, attempt(points), viewOf(charged))).toBe(true)
    expect(wasCarriedOut("charge", undefined, attempt(points), viewOf(attempt(points)))).toBe(false)
  })

  it("another attempt proves nothing", () => {
    const other = attempt({ ...part, billNumber: "599999999999999" as never })
    expect(wasCarriedOut("charge", money(3010), held, viewOf(other))).toBe(false)
  })

  it("an unreadable or missing report proves nothing", () => {
    expect(wasCarriedOut("charge", money(3010), held, viewOf(attempt({ ...part, status: "unclear" })))).toBe(false)
    expect(wasCarriedOut("release", undefined, held, unpaid("none"))).toBe(false)
  })
})

describe("why a payment was refused, as a word for storefronts", () => {
  it.each([
    ["AS102", "insufficient_funds"],
    ["AS104", "expired_card"],
    ["AS101", "wrong_card_data"],
    ["AS106", "wrong_card_data"],
    ["AS105", "limit_exceeded"],
    ["AS107", "technical_error"],
    ["AS998", "technical_error"],
    ["AS110", "authentication_failed"],
    ["Timeout", "timeout"],
  ])("%s: %s", (code, word) => {
    expect(declineReason(code)).toBe(word)
  })

  it.each(["AS100", "AS108", "AS109", "AS200", "AS555", ""])("%j is a plain refusal", (code) => {
    expect(declineReason(code)).toBe("declined")
  })
})
