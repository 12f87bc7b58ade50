import { declineReason } from "../decline-reason"
import { operationKeys } from "../known-operations"
import { type OrderView, viewOrder } from "../order-view"
import { settleOperation } from "../settle-operation"
import type { KnownStages } from "../stage"
import { wasCarriedOut } from "../was-carried-out"
import { AssistModel } from "./support/assist-model"
import { attempt, HOLD_ASKED, minor, money, order, paid, unpaid, viewOf } from "./support/orders"

const SETTLE_AFTER = 120
const BILL = "511222333444555"
const part = attempt({ status: "partly_charged", charged: minor(3010) })
const whole = attempt({ status: "charged", charged: minor(10_000) })
const partlyBack = attempt({ status: "partly_returned", charged: minor(10_000), returned: minor(2500) })
const allBack = attempt({ status: "returned", charged: minor(10_000), returned: minor(10_000) })

/** What Assist holds after some steps, and what it showed before the last of them. */
function told(first: readonly Step[], then: readonly Step[], atOnce = false) {
  const assist = new AssistModel(10_000, atOnce)
  const known = { ...HOLD_ASKED, seen: { [BILL]: atOnce ? "taken_at_once" : "held_first" } } as const
  const play = (steps: readonly Step[]) => {
    for (const [what, amount] of steps) assist[what](amount === undefined ? undefined : money(amount))
  }
  play(first)
  const before = operationKeys(assist.report())
  play(then)
  return { known: before, view: viewOrder(assist.report(), known) }
}

type Step = readonly ["charge" | "cancel", number?]
type Kind = "charge" | "release" | "refund"
const NOTHING: readonly Step[] = []
const PART: readonly Step[] = [["charge", 3010]]
const WHOLE: readonly Step[] = [["charge"]]
const RETURNED: readonly Step[] = [["charge"], ["cancel", 2500]]

describe("what became of an operation with an unknown outcome", () => {
  const settle = (
    operation: { kind: Kind; amount?: string | null; ageSeconds?: number },
    { known, view }: ReturnType<typeof told>,
  ) =>
    settleOperation(
      { amount: null, ageSeconds: 0, ...operation, billnumber: BILL, known_operations: known },
      view,
      minor(0),
      SETTLE_AFTER,
    )

  it.each<[string, Kind, string | null, readonly Step[], readonly Step[]]>([
    ["a charge of a part", "charge", "30.10", NOTHING, PART],
    ["a charge of the whole", "charge", null, NOTHING, WHOLE],
    ["a release", "release", null, NOTHING, [["cancel"]]],
    ["a refund of a part", "refund", "25.00", WHOLE, [["cancel", 2500]]],
    ["a refund of the whole", "refund", null, WHOLE, [["cancel"]]],
    ["a refund after an equal one of the cabinet's", "refund", "25.00", RETURNED, [["cancel", 2500]]],
    [
      "a refund beside another one",
      "refund",
      "25.00",
      WHOLE,
      [
        ["cancel", 1000],
        ["cancel", 2500],
      ],
    ],
  ])("%s whose effect is there is done, however young", (_, kind, amount, before, after) => {
    expect(settle({ kind, amount }, told(before, after))).toBe("done")
  })

  it.each<[string, Kind, string | null, readonly Step[], readonly Step[]]>([
    ["a charge", "charge", "30.10", NOTHING, NOTHING],
    ["a release", "release", null, NOTHING, NOTHING],
    ["a refund", "refund", "25.00", WHOLE, NOTHING],
    ["a refund of the whole, half of it there", "refund", null, WHOLE, [["cancel", 2500]]],
    ["a refund when the cabinet returned as much before", "refund", "25.00", RETURNED, NOTHING],
    ["a refund when the cabinet returned another sum since", "refund", "25.00", WHOLE, [["cancel", 6000]]],
  ])("%s without effect waits until the time is over, then it was not done", (_, kind, amount, before, after) => {
    const at = told(before, after)
    expect(settle({ kind, amount, ageSeconds: SETTLE_AFTER }, at)).toBe("wait")
    expect(settle({ kind, amount, ageSeconds: SETTLE_AFTER + 1 }, at)).toBe("not_done")
  })

  it.each<[string, Kind, string | null, readonly Step[], readonly Step[]]>([
    ["a charge when the cabinet charged another sum", "charge", "30.10", NOTHING, [["charge", 4000]]],
    ["a refund of a part when the cabinet returned the whole", "refund", "25.00", WHOLE, [["cancel"]]],
  ])("%s was not done, and need not be waited for: nothing is left to it", (_, kind, amount, before, after) => {
    expect(settle({ kind, amount }, told(before, after))).toBe("not_done")
  })

  it("no money at Assist: time alone tells", () => {
    const of = (ageSeconds: number) => settle({ kind: "charge", ageSeconds }, { known: [], view: unpaid("none") })
    expect([of(SETTLE_AFTER), of(SETTLE_AFTER + 1)]).toEqual(["wait", "not_done"])
  })

  it("while Assist still works, or cannot be read, time alone settles nothing", () => {
    const old = { kind: "refund", amount: "25.00", ageSeconds: 1e6 } as const
    const at = (view: OrderView) => ({ known: [], view })
    expect(settle(old, at(viewOf(attempt({ ...whole, moving: true }))))).toBe("wait")
    const unclear = attempt({ ...whole, status: "unclear" })
    expect(settle(old, at(viewOf(unclear)))).toBe("wait")
    expect(settle({ kind: "charge", ageSeconds: 1e6 }, at(viewOf(unclear)))).toBe("wait")
    expect(settle(old, at(unpaid("unclear", order("unknown"))))).toBe("wait")
  })

  it("an operation older than the note of what Assist showed before is settled by sums", () => {
    const older = (operation: { kind: Kind; amount: string | null }, view: OrderView, refundedByUs = 0) =>
      settleOperation(
        { ...operation, ageSeconds: 999, billnumber: BILL, known_operations: null },
        view,
        minor(refundedByUs),
        SETTLE_AFTER,
      )
    const refund = { kind: "refund", amount: "25.00" } as const
    expect(older(refund, viewOf(partlyBack))).toBe("done")
    expect(older(refund, viewOf(partlyBack), 2500)).toBe("not_done")
    expect(older({ kind: "refund", amount: null }, viewOf(allBack))).toBe("done")
    expect(older({ kind: "charge", amount: "30.10" }, viewOf(part))).toBe("done")
    expect(older({ kind: "release", amount: null }, viewOf(attempt({ status: "released" })))).toBe("done")
  })
})

describe("did Assist's ledger move by what was asked?", () => {
  it.each<[string, Kind, number | undefined, readonly Step[], readonly Step[], boolean]>([
    ["a charge of a part", "charge", 3010, NOTHING, PART, true],
    ["a charge of the whole, named", "charge", 10_000, NOTHING, WHOLE, true],
    ["a charge of the whole, unnamed", "charge", undefined, NOTHING, WHOLE, true],
    ["another sum than asked", "charge", 5000, NOTHING, PART, false],
    ["a part where the whole was meant", "charge", undefined, NOTHING, PART, false],
    // Assist answers a repeat with success and moves nothing (seed 003).
    ["a repeated charge", "charge", 3010, PART, PART, false],
    ["a refund of a part", "refund", 2500, WHOLE, [["cancel", 2500]], true],
    ["a refund after another", "refund", 7500, RETURNED, [["cancel", 7500]], true],
    [
      "a refund at the same moment as an equal one of the cabinet's",
      "refund",
      2500,
      WHOLE,
      [
        ["cancel", 2500],
        ["cancel", 2500],
      ],
      true,
    ],
    ["a refund of the whole, unnamed", "refund", undefined, WHOLE, [["cancel"]], true],
    ["a refund that did nothing", "refund", 2500, RETURNED, NOTHING, false],
    ["a refund of another sum", "refund", 2499, WHOLE, [["cancel", 2500]], false],
    ["a release", "release", undefined, NOTHING, [["cancel"]], true],
    ["a release of a charge", "release", undefined, WHOLE, [["cancel"]], true],
    ["a release that did nothing", "release", undefined, NOTHING, NOTHING, false],
    ["a release that returned a part only", "release", undefined, WHOLE, [["cancel", 2500]], false],
  ])("%s", (_, kind, amount, before, after, expected) => {
    const { known, view } = told(before, after)
    const asked = { kind, amount: amount === undefined ? undefined : minor(amount), billNumber: BILL, known }
    expect(wasCarriedOut(asked, view)).toBe(expected)
  })

  it("a gateway that lists neither charges nor returns says it by the state", () => {
    const of = (kind: Kind, amount: number | undefined, state: "Approved" | "Canceled") => {
      const seen: KnownStages = {
        ...HOLD_ASKED,
        seen: { [BILL]: state === "Approved" ? "held_first" : "taken_at_once" },
      }
      const view = viewOrder([order(state, [paid()])], seen)
      return wasCarriedOut(
        { kind, amount: amount === undefined ? undefined : minor(amount), billNumber: BILL, known: [] },
        view,
      )
    }
    expect([of("charge", undefined, "Approved"), of("charge", 10_000, "Approved")]).toEqual([true, true])
    expect([of("refund", undefined, "Canceled"), of("refund", 10_000, "Canceled")]).toEqual([true, true])
    expect([of("charge", 5000, "Approved"), of("refund", 5000, "Canceled")]).toEqual([false, false])
  })

  it("a charge of card and points is of the card's part, whatever the hold's sum (seed 003)", () => {
    const points = { severalPayments: true, authorized: money(1000) } as const
    const asked = { kind: "charge", amount: undefined, billNumber: BILL, known: [] } as const
    const after = attempt({ ...points, status: "charged", charged: minor(9000) })
    const { known, view } = told(NOTHING, WHOLE)
    expect(wasCarriedOut({ ...asked, known }, { ...view, attempts: [after] })).toBe(true)
    expect(wasCarriedOut(asked, viewOf(attempt(points)))).toBe(false)
  })

  it("another attempt proves nothing", () => {
    const { known, view } = told(NOTHING, PART)
    const asked = { kind: "charge", amount: minor(3010), billNumber: "599999999999999", known } as const
    expect(wasCarriedOut(asked, view)).toBe(false)
  })

  it("an unreadable or missing report proves nothing", () => {
    const { known, view } = told(NOTHING, PART)
    const asked = { kind: "charge", amount: minor(3010), billNumber: BILL, known } as const
    const unclear = viewOf(attempt({ ...part, status: "unclear" }))
    expect(wasCarriedOut(asked, { ...unclear, reported: view.reported })).toBe(false)
    expect(wasCarriedOut({ ...asked, kind: "release", amount: undefined }, unpaid("none"))).toBe(false)
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
