import fc from "fast-check"
import { itemText } from "../item-text"
import { runs } from "./support/runs"

describe("texts on a receipt", () => {
  it("hold nothing Assist would remove, and keep words apart", () => {
    expect(itemText(`Чай "Ассам" 1/2 (зелёный); №5\n`, 250)).toBe("Чай Ассам 1 2 зелёный №5")
    expect(itemText("O'Neil #1 <b>=x\\y</b>", 250)).toBe("O Neil 1 b x y b")
    expect(itemText("()/", 250)).toBe("")
  })

  it("are cut to the limit, never inside a character", () => {
    expect(itemText("x".repeat(60), 50)).toBe("x".repeat(50))
    expect(itemText("👍👍👍", 5)).toBe("👍👍")
    expect(itemText("four five", 5)).toBe("four")
  })

  it("stay within the limit, well formed, and as they are when done again", () => {
    const any = fc.string({ unit: "binary", maxLength: 300 })
    const torn = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
      .map((units) => String.fromCharCode(...units))
    fc.assert(
      fc.property(fc.oneof(any, torn), fc.constantFrom(1, 2, 50, 250), (text, length) => {
        const result = itemText(text, length)
        expect(result.length).toBeLessThanOrEqual(length)
        expect(result).not.toMatch(/[<>"='/\\();#\p{Cc}\p{Cs}]/u)
        expect(() => encodeURIComponent(result)).not.toThrow()
        expect(itemText(result, length)).toBe(result)
      }),
      runs,
    )
  })
})
