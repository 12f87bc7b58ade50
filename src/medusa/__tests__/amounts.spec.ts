import { BigNumber } from "@medusajs/framework/utils"
import fc from "fast-check"
import { medusaMoney, owedMoney, share, sumOf } from "../amounts"

const amountOf = (value: Parameters<typeof medusaMoney>[0], currency = "byn") => medusaMoney(value, currency).amount

describe("Medusa's amounts as kopecks", () => {
  it.each([
    ["a number", 199.9, 19_990],
    ["a decimal string", "199.90", 19_990],
    ["a BigNumber", new BigNumber("199.90"), 19_990],
    ["a raw value as the database gives it", { value: "199.9", precision: 20 }, 19_990],
    ["nothing", 0, 0],
    ["the smallest coin", 0.01, 1],
    ["a large sum", "12345678901.23", 1_234_567_890_123],
  ])("%s", (_, value, expected) => {
    expect(amountOf(value)).toBe(expected)
  })

  it.each([
    ["100.004", 10_000],
    ["100.005", 10_001],
    ["100.0049999999", 10_000],
    ["100.015", 10_002],
    ["0.005", 1],
    ["0.004", 0],
  ])("%s is rounded half-up, as Medusa rounds", (value, expected) => {
    expect(amountOf(value)).toBe(expected)
  })

  it.each([1.005, 1.255, 8.345, 100.115, 0.145])(
    "%p as a number is rounded by its digits, not by its binary neighbour",
    (value) => {
      expect(amountOf(value)).toBe(amountOf(String(value)))
      expect(amountOf(value)).toBe(Math.floor(Number(`${value}e2`) + 0.5))
    },
  )

  it.each([-100, "-0.01", { value: "-30", precision: 20 }])(
    "%p is nothing owed: more was paid than is due",
    (value) => {
      expect(owedMoney(value, "byn").amount).toBe(0)
    },
  )

  it("any sum of whole kopecks comes through unchanged, as a number and as a string", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (kopecks) => {
        const text = `${Math.floor(kopecks / 100)}.${String(kopecks % 100).padStart(2, "0")}`
        expect(amountOf(text)).toBe(kopecks)
        expect(amountOf(Number(text))).toBe(kopecks)
        expect(amountOf({ value: text, precision: 20 })).toBe(kopecks)
      }),
      { numRuns: 300 },
    )
  })

  it("upper-cases the currency and takes RUR for RUB", () => {
    expect(medusaMoney(1, "byn").currency).toBe("BYN")
    expect(medusaMoney(1, "rub").currency).toBe("RUB")
  })

  it.each([
    ["jpy", "has 0"],
    ["krw", "has 0"],
    ["kwd", "has 3"],
    ["bhd", "has 3"],
    ["xxx", "is not known"],
    ["", "is not known"],
  ])("%p is refused, not rounded", (currency, why) => {
    expect(() => medusaMoney(1000, currency)).toThrow(why)
    try {
      medusaMoney(1000, currency)
    } catch (error) {
      expect(error).toMatchObject({ type: "invalid_data" })
    }
  })

  it.each(["byn", "rub", "usd", "eur", "kzt"])("%s has two decimals", (currency) => {
    expect(amountOf(1.23, currency)).toBe(123)
  })

  it.each(["-1", "NaN", "Infinity", "abc"])("%s is no sum", (value) => {
    expect(() => amountOf(value)).toThrow()
  })
})

describe("sums of captures and refunds", () => {
  const row = (amount: string) => ({ amount: Number(amount), raw_amount: { value: amount, precision: 20 } })

  it("are rounded once: three of 33.335 are 100.01, as one of 100.005 is", () => {
    const thirds = ["33.335", "33.335", "33.335"].map(row)
    expect(sumOf(thirds, "byn")).toBe(10_001)
    expect(sumOf([row("100.005")], "byn")).toBe(10_001)
  })

  it("of many tenths do not drift as floats would", () => {
    expect(
      sumOf(
        Array.from({ length: 30 }, () => row("0.1")),
        "byn",
      ),
    ).toBe(300)
    expect(
      sumOf(
        Array.from({ length: 3 }, () => ({ amount: 0.1 })),
        "byn",
      ),
    ).toBe(30)
  })

  it("prefer the exact form of an amount", () => {
    expect(sumOf([{ amount: 1, raw_amount: { value: "1.01", precision: 20 } }], "byn")).toBe(101)
  })

  it("of nothing are nothing", () => {
    expect(sumOf([], "byn")).toBe(0)
    expect(sumOf(undefined, "byn")).toBe(0)
  })

  it("shares of one row after another add up to the sum of all, to the kopeck", () => {
    const fraction = fc.integer({ min: 0, max: 1_000_000 }).map((n) => row((n / 1000).toFixed(3)))
    fc.assert(
      fc.property(fc.array(fraction, { maxLength: 8 }), (rows) => {
        const shares = rows.map((one, index) => share(one, rows.slice(0, index), "byn").amount)
        expect(shares.reduce((sum, one) => sum + one, 0)).toBe(sumOf(rows, "byn"))
      }),
      { numRuns: 300 },
    )
  })

  it("the share of a whole number of kopecks is that number, whatever the others are", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 5 }),
        (mine, others) => {
          const rows = others.map((n) => row((n / 1000).toFixed(3)))
          expect(share(row((mine / 100).toFixed(2)), rows, "byn")).toEqual({ amount: mine, currency: "BYN" })
        },
      ),
      { numRuns: 300 },
    )
  })

  it("a share in a currency without two decimals is refused", () => {
    expect(() => share(row("100"), [], "jpy")).toThrow("two decimals")
  })
})
