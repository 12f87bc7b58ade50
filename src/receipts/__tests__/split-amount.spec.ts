import fc from "fast-check"
import { type LinePart, splitAmount } from "../split-amount"
import { runs } from "./support/runs"

const written = (parts: LinePart[] | undefined) =>
  parts?.map(({ quantity, price }) => `${quantity / 1000} x ${(price / 100).toFixed(2)}`)

describe("the amount of an order line", () => {
  it.each<[string, number, number, string[]]>([
    ["comes out", 10000, 2000, ["2 x 50.00"]],
    ["3 for 100.00", 10000, 3000, ["2 x 33.33", "1 x 33.34"]],
    ["7 for 0.09: two dearer", 9, 7000, ["5 x 0.01", "2 x 0.02"]],
    ["half a kilo", 101, 500, ["0.5 x 2.02"]],
    ["a fraction that comes out", 333, 333, ["0.333 x 10.00"]],
    ["pieces and a fraction", 500, 1500, ["1 x 3.33", "0.5 x 3.34"]],
    ["a fraction that does not", 532, 333, ["1 x 5.32"]],
    ["less than a kopeck a piece", 2, 3000, ["1 x 0.02"]],
    ["a dear piece", 99_999_999_99, 1000, ["1 x 99999999.99"]],
    ["dear pieces", 199_999_999_97, 2000, ["1 x 99999999.98", "1 x 99999999.99"]],
  ])("%s", (_, amount, quantity, expected) => {
    expect(written(splitAmount(amount, quantity))).toEqual(expected)
  })

  it("beyond Assist's prices has no lines", () => {
    expect(splitAmount(100_000_000_00, 1000)).toBeUndefined()
    expect(splitAmount(99_999_999_99 * 3 + 1, 3000)).toBeUndefined()
  })

  const amounts = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 99_999_999_99 }))
  const quantities = fc.oneof(
    fc.integer({ min: 1, max: 100 }).map((pieces) => pieces * 1000),
    fc.integer({ min: 1, max: 100_000 }),
  )

  it("is made of parts that need no rounding and leave nothing out", () => {
    fc.assert(
      fc.property(amounts, quantities, (amount, quantity) => {
        const parts = splitAmount(amount, quantity)
        if (!parts) throw new Error("no parts")
        expect(parts.length).toBeLessThanOrEqual(3)
        expect(parts.reduce((sum, part) => sum + part.amount, 0)).toBe(amount)
        expect(parts.reduce((sum, part) => sum + part.lineQuantity, 0)).toBe(quantity)
        for (const part of parts) {
          expect(BigInt(part.price) * BigInt(part.quantity)).toBe(BigInt(part.amount) * 1000n)
          expect(Math.min(part.price, part.quantity, part.amount)).toBeGreaterThan(0)
        }
      }),
      runs,
    )
  })

  it("of whole pieces worth a kopeck each keeps its pieces, at prices a kopeck apart", () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 100 }), (amount, pieces) => {
        fc.pre(amount >= pieces)
        const parts = splitAmount(amount, pieces * 1000) ?? []
        expect(parts.reduce((sum, part) => sum + part.quantity, 0)).toBe(pieces * 1000)
        const prices = parts.map(({ price }) => price)
        expect(Math.max(...prices) - Math.min(...prices)).toBeLessThanOrEqual(1)
      }),
      runs,
    )
  })
})
