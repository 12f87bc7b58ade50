import fc from "fast-check"
import { currencyCode, EXACT_NUMBER, formatAmount, minorUnits, parseAmount, sameMoney } from "../money"

describe("amounts", () => {
  it.each([
    ["100", 10000],
    ["100.5", 10050],
    ["100.00", 10000],
    ["100,01", 10001],
    [" 100.00 ", 10000],
    ["0.01", 1],
    ["30.1000", 3010],
    [100, 10000],
    [30.1, 3010],
    [0.29, 29],
    ["90071992547409.91", 9007199254740991],
  ])("reads %p as %p minor units", (text, minor) => {
    expect(parseAmount(text)).toBe(minor)
  })

  it.each(["", " ", "-1", "1.001", "1.", ".5", "1e3", "1 000", "0x10", "100.00.00", "90071992547409.92", "NaN"])(
    "does not read %p",
    (text) => {
      expect(parseAmount(text)).toBeUndefined()
    },
  )

  it("does not read nothing, NaN and infinity", () => {
    for (const value of [undefined, null, Number.NaN, Number.POSITIVE_INFINITY, 1e21, 72345832774364.09]) {
      expect(parseAmount(value)).toBeUndefined()
    }
  })

  it("writes two decimals, always", () => {
    expect(formatAmount(minorUnits(3010))).toBe("30.10")
    expect(formatAmount(minorUnits(5))).toBe("0.05")
    expect(formatAmount(minorUnits(0))).toBe("0.00")
    expect(() => minorUnits(1.5)).toThrow(RangeError)
    expect(() => minorUnits(-1)).toThrow(RangeError)
  })

  it("reads back what it writes, as a string and as a JSON number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000_000_000_000_000 }), (minor) => {
        const text = formatAmount(minorUnits(minor))
        expect(text).toMatch(/^\d+\.\d\d$/)
        expect(parseAmount(text)).toBe(minor)
        const number: number = JSON.parse(text)
        expect(parseAmount(number)).toBe(number < EXACT_NUMBER ? minor : undefined)
      }),
      { numRuns: 500 },
    )
  })

  it("never throws and never makes up a sum", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const minor = parseAmount(text)
        if (minor !== undefined) expect(Number(text.trim().replace(",", ".")) * 100).toBeCloseTo(minor, 0)
      }),
      { numRuns: 500 },
    )
  })
})

describe("currencies", () => {
  it("takes RUR for RUB and ignores case and blanks", () => {
    const rub = { amount: minorUnits(1), currency: currencyCode(" rur ") }
    expect(rub.currency).toBe("RUB")
    expect(sameMoney(rub, { amount: minorUnits(1), currency: currencyCode("RUB") })).toBe(true)
    expect(sameMoney(rub, { amount: minorUnits(1), currency: currencyCode("BYN") })).toBe(false)
    expect(sameMoney(rub, { amount: minorUnits(2), currency: currencyCode("RUB") })).toBe(false)
  })
})
