import fc from "fast-check"
import type { AttemptStatus } from "../order-view"
import { restOfHold } from "../rest-of-hold"
import { minor } from "./support/orders"

const heldAt = new Date("2026-11-01T08:00:00Z")
const hold = (status: AttemptStatus, charged: number) => ({
  status,
  authorized: minor(10_000),
  charged: minor(charged),
  heldAt,
})
const UNTIL = { earliest: new Date("2026-11-06T08:00:00Z"), latest: new Date("2026-11-15T08:00:00Z") }

describe("the rest of a hold", () => {
  it.each<[string, AttemptStatus, number, boolean | undefined, string, object | undefined]>([
    ["a part charged with AutoDeposit", "partly_charged", 3010, true, "released", undefined],
    ["a part charged without", "partly_charged", 3010, false, "blocked", UNTIL],
    ["a part charged elsewhere", "partly_charged", 3010, undefined, "perhaps_blocked", UNTIL],
    ["of that a part returned", "partly_returned", 3010, false, "blocked", UNTIL],
    ["of that all returned: Canceled", "returned", 3010, false, "released", undefined],
    ["a released hold", "released", 0, undefined, "released", undefined],
    // A gateway that calls the order Approved keeps nothing of it.
    ["a part charged, and Approved", "charged", 3010, false, "released", undefined],
  ])("%s", (_, status, charged, autoDeposit, is, until) => {
    expect(restOfHold(hold(status, charged), autoDeposit)).toEqual({ amount: 10_000 - charged, is, until })
  })

  it.each<[string, AttemptStatus, number]>([
    ["a hold that stands", "held", 0],
    ["a whole charge", "charged", 10_000],
    ["a whole charge, returned", "returned", 10_000],
    ["what cannot be read", "unclear", 3010],
  ])("%s has none", (_, status, charged) => {
    expect(restOfHold(hold(status, charged), undefined)).toBeUndefined()
  })

  it("says not until when, when the hold's beginning is not known", () => {
    const rest = restOfHold({ ...hold("partly_charged", 3010), heldAt: undefined }, false)
    expect(rest).toEqual({ amount: 6990, is: "blocked", until: undefined })
  })

  it("with what is charged is the whole, and never negative", () => {
    const sum = fc.integer({ min: 0, max: 20_000 })
    fc.assert(
      fc.property(sum, fc.option(fc.boolean(), { nil: undefined }), (charged, autoDeposit) => {
        const rest = restOfHold(hold("partly_charged", charged), autoDeposit)
        expect((rest?.amount ?? 0) + Math.min(charged, 10_000)).toBe(10_000)
      }),
    )
  })
})
