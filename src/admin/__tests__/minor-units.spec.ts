import fc from "fast-check"
import { numberToMinor, parseTyped, toDecimal, toMinor } from "../lib/minor-units"

const sum = fc.integer({ min: 0, max: 99_999_999_999 })

describe("sums in the admin", () => {
  it("go there and back without a loss", () => {
    fc.assert(fc.property(sum, (minor) => expect(toMinor(toDecimal(minor))).toBe(minor)))
  })

  it("are read from Medusa's numbers half-up, by their digits", () => {
    expect(numberToMinor(100.005)).toBe(10001)
    expect(numberToMinor(1.005)).toBe(101)
    expect(numberToMinor(33.335)).toBe(3334)
    expect(numberToMinor(30.1)).toBe(3010)
    expect(numberToMinor(1e-7)).toBe(0)
    expect(numberToMinor(-5.5)).toBe(-550)
    expect(numberToMinor(undefined)).toBe(0)
  })

  it("are read as they are typed in either country", () => {
    expect(parseTyped("30.10")).toBe(3010)
    expect(parseTyped("30,1")).toBe(3010)
    expect(parseTyped(" 1 234,50 ")).toBe(123450)
    expect(parseTyped("1\u202f234,50")).toBe(123450)
    expect(parseTyped("7.")).toBe(700)
    for (const text of ["", "0", "0,00", "-1", "1.234", "1,2,3", "1e3", "abc", "1.2.3", "."])
      expect(parseTyped(text)).toBeUndefined()
  })

  it("are what was typed, for every sum", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999_999 }), (minor) => {
        expect(parseTyped(toDecimal(minor))).toBe(minor)
        expect(parseTyped(toDecimal(minor).replace(".", ","))).toBe(minor)
      }),
    )
  })
})
