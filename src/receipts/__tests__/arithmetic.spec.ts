import fc from "fast-check"
import { commonUnit, parseDecimal } from "../decimal"
import { formatQuantity, parseQuantity } from "../quantity"
import { spreadSum } from "../spread-sum"
import { runs } from "./support/runs"

describe("decimals", () => {
  it.each([
    ["12.50", 1250n, 2],
    ["-0.005", -5n, 3],
    ["112.236000000000000000012", 112236000000000000000012n, 21],
    ["1e-7", 1n, 7],
    ["1.5e+3", 1500n, 0],
    [" 7 ", 7n, 0],
  ])("reads %p exactly", (text, digits, places) => {
    expect(parseDecimal(text)).toEqual({ digits, places })
  })

  it.each(["", "1,5", ".5", "5.", "NaN", "Infinity", "0x10", "1 000", "[object Object]"])(
    "does not read %p",
    (text) => {
      expect(parseDecimal(text)).toBeUndefined()
    },
  )

  it("come to one unit without rounding", () => {
    const decimals = ["1.5", "0.001", "20"].map((text) => parseDecimal(text) ?? { digits: 0n, places: 0 })
    expect(commonUnit(decimals, 2)).toEqual({ integers: [1500n, 1n, 20000n], places: 3 })
  })
})

describe("quantities", () => {
  it.each([
    ["2", 2000],
    ["0.5", 500],
    ["1.250", 1250],
    ["3.00000000000000000000", 3000],
    [1.5, 1500],
    ["9999999.999", 9_999_999_999],
    ["0", 0],
  ])("%p are %p thousandths", (text, thousandths) => {
    expect(parseQuantity(text)).toBe(thousandths)
  })

  it.each(["0.0001", "-1", "10000000", "1e3", "", "0,5", Number.NaN])("%p is none", (text) => {
    expect(parseQuantity(text)).toBeUndefined()
  })

  it("are read back as they are written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (thousandths) => {
        expect(parseQuantity(formatQuantity(thousandths))).toBe(thousandths)
      }),
      runs,
    )
    expect([2000, 1500, 1, 10].map(formatQuantity)).toEqual(["2", "1.5", "0.001", "0.01"])
  })
})

describe("shares of a sum", () => {
  it("go to the largest remainders, the first of equals", () => {
    expect(spreadSum(100, [1n, 1n, 1n])).toEqual([34, 33, 33])
    expect(spreadSum(2, [0n, 1n, 3n])).toEqual([0, 1, 1])
  })

  it("add up, are the exact share rounded up or down, and weightless lines get none", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 30n }), { minLength: 1, maxLength: 50 }),
        (sum, weights) => {
          const total = weights.reduce((all, weight) => all + weight, 0n)
          fc.pre(total > 0n)
          const shares = spreadSum(sum, weights)
          expect(shares.reduce((all, share) => all + BigInt(share), 0n)).toBe(BigInt(sum))
          for (const [index, weight] of weights.entries()) {
            const away = BigInt(shares[index] ?? 0) * total - weight * BigInt(sum)
            expect(away < total && away > -total).toBe(true)
            if (weight === 0n) expect(shares[index]).toBe(0)
          }
        },
      ),
      runs,
    )
  })
})
