import fc from "fast-check"
import { FOUND_BY_LOOKING } from "../discrepancy"
import { newFacts } from "../facts"
import { LedgersModel, type Standing } from "./support/ledgers-model"

const runs = { numRuns: 1000 }
const HOLD = 10_000
const amount = fc.constantFrom(1, 2500, 3000, 7000, HOLD)
const row = fc.record({ amount, told: fc.boolean() })

/** Any two ledgers, possible or not: crashes, cabinets and cancellations make stranger ones than one would think of. */
const standing: fc.Arbitrary<Standing> = fc
  .record({
    released: fc.boolean(),
    charged: fc.oneof(fc.constant(0), amount),
    returned: fc.oneof(fc.constant(0), amount),
    extra: fc.boolean(),
    captures: fc.array(row, { maxLength: 3 }),
    refunds: fc.array(row, { maxLength: 3 }),
    paper: fc.oneof(fc.constant(0), amount),
    canceled: fc.boolean(),
    orderCanceled: fc.boolean(),
    placed: fc.boolean(),
  })
  .map((at) => ({
    ...at,
    returned: Math.min(at.returned, at.charged),
    orderCanceled: at.orderCanceled && at.placed,
    // Where order cancel wrote its one transaction, no single row can be called untold (see untoldRefunds).
    refunds: at.refunds.map((row) => ({ ...row, told: row.told || at.paper > 0 })),
  }))

const modelOf = (at: Standing) => new LedgersModel(structuredClone(at))

describe("whatever a crash, the cabinet and a cancellation left behind", () => {
  it("the follower comes to an end, and the end is a fixed point", () => {
    fc.assert(
      fc.property(standing, (at) => {
        const model = modelOf(at)
        const end = model.settle()
        const before = structuredClone(model.at)
        expect(model.settle()).toEqual(end)
        expect(model.at).toEqual(before)
      }),
      runs,
    )
  })

  it("it never charges, and never returns more than was charged", () => {
    fc.assert(
      fc.property(standing, (at) => {
        const model = modelOf(at)
        model.settle()
        expect(model.at.charged).toBe(at.charged)
        expect(model.at.returned).toBeLessThanOrEqual(model.at.charged)
        // Money goes back on its own only when Medusa itself said so: by canceling the order.
        if (!at.orderCanceled) expect(model.at.returned).toBe(at.returned)
        if (!at.orderCanceled) expect(model.at.released).toBe(at.released)
      }),
      runs,
    )
  })

  it("in the end the books are equal, or Medusa wants no money and Assist has none, or a person is told", () => {
    fc.assert(
      fc.property(standing, (at) => {
        const model = modelOf(at)
        const end = model.settle()
        if (end.do === "report") return expect(FOUND_BY_LOOKING).toContain(end.discrepancy.code)
        const { charged, returned, released, extra, canceled } = model.at
        expect(extra).toBe(false)
        const equal = model.captured === charged && model.refunded === returned
        const bothAtNothing = canceled && (released || charged > 0) && charged === returned
        expect(equal || bothAtNothing).toBe(true)
      }),
      runs,
    )
  })

  it("rows a crash left are gone or told to the order, unless a person has to look", () => {
    fc.assert(
      fc.property(standing, (at) => {
        const model = modelOf(at)
        const end = model.settle()
        if (end.do === "report" || model.at.canceled || model.at.orderCanceled) return
        for (const { told } of [...model.at.captures, ...model.at.refunds]) expect(told).toBe(true)
      }),
      runs,
    )
  })
})

describe("a canceled order", () => {
  it("keeps nothing of what was captured before, unless a person has to look", () => {
    fc.assert(
      fc.property(standing, (at) => {
        const model = modelOf({ ...at, placed: true, orderCanceled: true })
        const before = model.captured
        if (model.settle().do !== "nothing") return
        expect(model.at.returned).toBeGreaterThanOrEqual(Math.min(before, model.at.charged))
      }),
      runs,
    )
  })
})

describe("the transactions of a living order", () => {
  it("come to captures less refunds, unless a person has to look, and no money moves by them", () => {
    fc.assert(
      fc.property(standing, (at) => {
        const model = modelOf({ ...at, canceled: false, orderCanceled: false })
        if (model.settle().do === "nothing") expect(model.transactionsAhead).toBe(0)
        expect(model.at.returned).toBe(at.returned)
      }),
      runs,
    )
  })
})

describe("the transactions of a canceled order", () => {
  it("come to captures less refunds, unless a person has to look", () => {
    fc.assert(
      fc.property(standing, (at) => {
        const model = modelOf({ ...at, placed: true, orderCanceled: true })
        if (model.settle().do === "nothing") expect(model.transactionsAhead).toBe(0)
      }),
      runs,
    )
  })
})

describe("what is told on the event bus", () => {
  const pictures = fc.array(standing, { minLength: 1, maxLength: 6 })

  it("each fact once, whatever order the pictures come in", () => {
    fc.assert(
      fc.property(pictures, (all) => {
        let told = {}
        let captured = 0
        let returned = 0
        for (const at of [...all, ...all]) {
          const { facts, announced } = newFacts(modelOf(at).view(), told)
          told = announced
          for (const fact of facts) {
            if (fact.fact === "captured") captured += Number(fact.amount.replace(".", ""))
            if (fact.fact === "refunded") returned += Number(fact.amount.replace(".", ""))
          }
        }
        expect(captured).toBe(Math.max(...all.map(({ charged }) => charged)))
        expect(returned).toBe(Math.max(...all.map((at) => at.returned)))
        for (const at of all) expect(newFacts(modelOf(at).view(), told).facts).toEqual([])
      }),
      runs,
    )
  })
})
