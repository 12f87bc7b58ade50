import type { AssistOrder } from "../../gateway"
import { decideAuthorize } from "../decide-authorize"
import { decideCapture } from "../decide-capture"
import { newFacts } from "../facts"
import { operationKeys } from "../known-operations"
import { newStages, viewOrder } from "../order-view"
import { settleOperation } from "../settle-operation"
import type { KnownStages } from "../stage"
import { wasCarriedOut } from "../was-carried-out"
import { charged, HOLD_ASKED, minor, money, ONE_STAGE_ASKED, order, paid, returned } from "./support/orders"

const BILL = "511222333444555"
const approved = order("Approved", [paid()])
const held = order("Delayed", [paid()])
const canceled = order("Canceled", [paid(), returned(10_000)])
const learnt = (known: KnownStages, orders: AssistOrder[]): KnownStages => ({
  ...known,
  seen: { ...known.seen, ...newStages(viewOrder(orders, known), known) },
})

describe("the stage is what Assist reports, whatever was asked for", () => {
  it.each([
    ["Delayed", held, "held_first"],
    ["Approved after a charge", order("Approved", [paid(), charged(10_000)]), "held_first"],
    ["Approved without one", approved, "taken_at_once"],
    ["PartialDelayed", order("PartialDelayed", [paid(), charged(3010)]), "held_first"],
    ["PartialCanceled after a charge", order("PartialCanceled", [paid(), charged(10_000), returned(1)]), "held_first"],
    ["PartialCanceled without one", order("PartialCanceled", [paid(), returned(1)]), "taken_at_once"],
    ["Canceled after a charge", order("Canceled", [paid(), charged(10_000), returned(10_000)]), "held_first"],
    ["Canceled in parts", order("Canceled", [paid(), returned(9000), returned(1000)]), "taken_at_once"],
  ] as const)("%s", (_, reported, stage) => {
    for (const asked of [HOLD_ASKED, ONE_STAGE_ASKED])
      expect(viewOrder([reported], asked).paid).toMatchObject({ stage, stageAssumed: false })
  })

  it.each([
    [HOLD_ASKED, "released", 0],
    [ONE_STAGE_ASKED, "returned", 10_000],
  ] as const)("Canceled and never seen before: what was asked for, and said to be a guess", (asked, status, sum) => {
    const { paid: seen } = viewOrder([canceled], asked)
    expect(seen).toMatchObject({ status, charged: sum, returned: sum, stageAssumed: true })
  })

  it("card and points released together are two cancels of one hold, and no parts", () => {
    const operations = [paid({ amount: 9000 }), paid({ amount: 1000, means: "12" })]
    const gone = order("Canceled", [...operations, returned(9000), returned(1000)])
    expect(viewOrder([gone], HOLD_ASKED).paid).toMatchObject({ status: "released", stageAssumed: true })
  })

  it.each([
    ["taken at once", approved, "returned"],
    ["held", held, "released"],
  ] as const)("Canceled and seen before as %s is %s", (_, live, status) => {
    for (const asked of [HOLD_ASKED, ONE_STAGE_ASKED])
      expect(viewOrder([canceled], learnt(asked, [live])).paid).toMatchObject({ status, stageAssumed: false })
  })

  it("is kept per attempt: one declined, one held, one taken at once under one number", () => {
    const [first, second, third] = ["500000000000001", "500000000000002", "500000000000003"]
    const known = learnt(HOLD_ASKED, [
      order("Declined", [], { bill: first as string }),
      order("Delayed", [paid()], { bill: second as string }),
      order("Approved", [paid()], { bill: third as string }),
    ])
    expect(known.seen).toEqual({ [second as string]: "held_first", [third as string]: "taken_at_once" })
    const gone = [second, third].map((bill) => order("Canceled", [paid(), returned(10_000)], { bill: bill as string }))
    expect(viewOrder(gone, known).attempts.map(({ status }) => status)).toEqual(["released", "returned"])
  })

  it("the first live picture counts, unless a later one shows a hold", () => {
    expect(learnt(learnt(HOLD_ASKED, [held]), [approved]).seen).toEqual({ [BILL]: "held_first" })
    expect(learnt(learnt(HOLD_ASKED, [approved]), [held]).seen).toEqual({ [BILL]: "held_first" })
    const late = order("Approved", [paid(), charged(10_000)])
    expect(learnt(learnt(HOLD_ASKED, [approved]), [late]).seen).toEqual({ [BILL]: "held_first" })
  })

  it.each([
    ["is canceled", canceled],
    ["cannot be read", order("PartialDelayed", [paid()])],
    ["is being moved", order("Approved", [paid(), charged(10_000, { state: "in_process" })])],
    ["is open", order("In Process")],
  ])("nothing is learnt from an attempt that %s", (_, reported) => {
    expect(newStages(viewOrder([reported], HOLD_ASKED), HOLD_ASKED)).toEqual({})
  })
})

describe("a payment taken at once though a hold was asked for", () => {
  const known = learnt(HOLD_ASKED, [approved])
  const [before, gone] = [viewOrder([approved], known), viewOrder([canceled], known)]

  it("is captured in full", () => {
    expect(decideAuthorize(before, money(), false).decision).toBe("captured")
    const wish = { booked: minor(0), bookedLongAgo: minor(0) }
    expect(decideCapture(before, { ...wish, asked: money() }).decision).toBe("adopt")
    const again = decideCapture(before, { asked: money(1), booked: minor(10_000), bookedLongAgo: minor(10_000) })
    expect(again).toMatchObject({ decision: "refuse", reason: expect.stringContaining("at once, without a hold") })
  })

  it("a full refund is seen to be carried out, by its sum or without one", () => {
    const known = operationKeys(before.reported)
    for (const amount of [minor(10_000), undefined])
      expect(wasCarriedOut({ kind: "refund", amount, billNumber: BILL, known }, gone)).toBe(true)
    const refund = { kind: "refund", ageSeconds: 0, billnumber: BILL, known_operations: known } as const
    for (const amount of ["100.00", null])
      expect(settleOperation({ ...refund, amount }, gone, minor(0), 120)).toBe("done")
  })

  it("is told as captured, then as refunded", () => {
    const told = newFacts(before, {})
    expect(told.facts.map(({ fact }) => fact)).toEqual(["held", "captured"])
    expect(newFacts(gone, told.announced).facts.map(({ fact }) => fact)).toEqual(["refunded"])
  })
})
