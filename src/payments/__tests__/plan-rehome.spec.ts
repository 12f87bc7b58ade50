import fc from "fast-check"
import { coveredBy, planRehome } from "../plan-rehome"
import { attempt, minor, money, unpaid, viewOf } from "./support/orders"

describe("how far a hold covers an edited order", () => {
  it.each([
    ["smaller", 8000, 0, 8000, 0],
    ["equal", 10_000, 0, 10_000, 0],
    ["larger", 15_000, 0, 10_000, 5000],
    ["larger, partly paid otherwise", 15_000, 2000, 10_000, 3000],
    ["covered otherwise", 5000, 5000, 0, 0],
    ["more than covered otherwise", 5000, 9000, 0, 0],
  ])("%s", (_, pending, elsewhere, keep, ask) => {
    expect(planRehome(money(10_000), { pending: money(pending), heldElsewhere: minor(elsewhere) })).toEqual({
      keep,
      ask,
    })
  })

  it("never holds and asks for more than is due, and never keeps more than is held", () => {
    const sum = fc.integer({ min: 0, max: 10_000_000 })
    fc.assert(
      fc.property(sum, sum, sum, (hold, pending, elsewhere) => {
        const { keep, ask } = planRehome(money(hold), { pending: money(pending), heldElsewhere: minor(elsewhere) })
        expect(keep).toBeLessThanOrEqual(hold)
        expect(keep + ask).toBe(Math.max(0, pending - elsewhere))
        expect(ask > 0 && keep < hold).toBe(false) // nobody is asked while the hold still has something to give
      }),
    )
  })

  it("keeps nothing in another currency", () => {
    const edited = { pending: money(5000, "RUB"), heldElsewhere: minor(0) }
    expect(planRehome(money(10_000), edited)).toEqual({ keep: 0, ask: 5000 })
  })
})

describe("what a moved payment's sum stands for at Assist", () => {
  it("is the whole hold for a smaller or equal sum", () => {
    expect(coveredBy(viewOf(attempt()), money(8000))).toEqual(money(10_000))
    expect(coveredBy(viewOf(attempt()), money(10_000))).toEqual(money(10_000))
  })

  it("is itself for more than is held, another currency, or without a hold: it will be refused", () => {
    expect(coveredBy(viewOf(attempt()), money(10_001))).toEqual(money(10_001))
    expect(coveredBy(viewOf(attempt()), money(8000, "RUB"))).toEqual(money(8000, "RUB"))
    expect(coveredBy(unpaid("declined"), money(8000))).toEqual(money(8000))
  })
})
