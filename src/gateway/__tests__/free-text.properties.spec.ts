import fc from "fast-check"
import { AssistError } from "../index"
import { RequestCheck } from "../request/check-request"
import { FreeText } from "../request/free-text"
import { stripComment, stripPlain } from "../request/strip-characters"

const EMOJI = ["😀", "👩‍👩‍👧‍👦", "🇧🇾", "👍🏽", "𝒜", "𐍈", "e\u0301", "й", "ў", "Ж", " ", "\u00a0", "'", "<", "\u0000"]
/** Anything a shopper can type, halves of surrogate pairs among it. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.array(fc.constantFrom(...EMOJI), { maxLength: 400 }).map((parts) => parts.join("")),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 }).map((units) => String.fromCharCode(...units)),
)
const length = fc.integer({ min: 1, max: 260 })
const strip = fc.constantFrom(stripPlain, stripComment)
const graphemes = (value: string) =>
  Array.from(new Intl.Segmenter("ru", { granularity: "grapheme" }).segment(value), ({ segment }) => segment)

describe("free text, whatever a shopper types", () => {
  it("fits its field by the safer count, in UTF-16 units", () => {
    fc.assert(
      fc.property(strip, text, length, (cut, value, most) => {
        const kept = cut(value, most)
        expect(kept.length).toBeLessThanOrEqual(most)
        expect(Array.from(kept).length).toBeLessThanOrEqual(most)
      }),
    )
  })

  it("holds whole characters only", () => {
    fc.assert(
      fc.property(strip, text, length, (cut, value, most) => {
        const kept = cut(value, most)
        expect(kept).not.toMatch(/\p{Cs}/u)
        const whole = cut(value, value.length + 1)
        expect(whole.startsWith(kept)).toBe(true)
        // What is kept ends where a character does, but for the blanks before that place.
        let before = ""
        const ends = graphemes(whole).map((character) => {
          before += character
          return before.trim()
        })
        expect(["", ...ends]).toContain(kept)
      }),
    )
  })

  it("is cut no shorter than it must be", () => {
    fc.assert(
      fc.property(strip, text, length, (cut, value, most) => {
        const whole = cut(value, value.length + 1)
        const kept = cut(value, most)
        if (kept === whole) return
        const next = graphemes(whole.slice(kept.length)).find((character) => character.trim() !== "") ?? ""
        const blanks = whole.slice(kept.length).search(/\S/)
        expect(kept.length + blanks + next.length).toBeGreaterThan(most)
      }),
    )
  })

  it("changes once: what was stripped stays as it is", () => {
    fc.assert(
      fc.property(strip, text, length, (cut, value, most) => {
        const kept = cut(value, most)
        expect(cut(kept, most)).toBe(kept)
      }),
    )
  })

  it("is refused or kept with the same limit when the shop wants to be told", () => {
    const free = new FreeText(new RequestCheck("order"), "refuse")
    fc.assert(
      fc.property(text, length, (value, most) => {
        try {
          expect(free.comment("OrderComment", value, most).length).toBeLessThanOrEqual(most)
          expect(value.length).toBeLessThanOrEqual(most)
        } catch (error) {
          if (!(error instanceof AssistError)) throw error
          expect(value.length > most || /[<>=\\\p{Cc}\p{Cs}\u2028\u2029]/u.test(value)).toBe(true)
        }
      }),
    )
  })

  it("that names a mailbox or a telephone is whole or absent", () => {
    const free = new FreeText(new RequestCheck("order"), "mend")
    fc.assert(
      fc.property(fc.oneof(text, fc.emailAddress()), length, (value, most) => {
        expect([value.trim(), ""]).toContain(free.email("Email", value, most))
        const phone = free.phone("MobilePhone", value, most)
        expect(phone === "" || /\d/.test(phone)).toBe(true)
        expect(phone.length).toBeLessThanOrEqual(most)
      }),
    )
  })
})

describe("at a field's limit", () => {
  it.each([
    ["an emoji of two units that does not fit any more", `${"x".repeat(69)}😀`, "x".repeat(69)],
    ["one that just fits", `${"x".repeat(68)}😀`, `${"x".repeat(68)}😀`],
    ["a letter with its accent", `${"x".repeat(69)}и\u0306`, "x".repeat(69)],
    ["a family of seven units", `${"x".repeat(60)}👩‍👩‍👧‍👦`, "x".repeat(60)],
    ["half of a character from the beginning", "Анна\ud83d", "Анна"],
    ["letters of another plane", "𝒜".repeat(40), "𝒜".repeat(35)],
  ])("%s is kept or left out as a whole", (_what, value, kept) => {
    expect(stripPlain(value, 70)).toBe(kept)
  })

  it.each([
    ["o'neil@mail.by", ""],
    ["anna", ""],
    ["anna@", ""],
    ["an na@mail.by", ""],
    [" anna@mail.by ", "anna@mail.by"],
    ["анна@почта.бел", "анна@почта.бел"],
  ])("the mailbox %p is sent as %p", (value, sent) => {
    expect(new FreeText(new RequestCheck("order"), "mend").email("Email", value, 128)).toBe(sent)
  })

  it("a mailbox or a telephone that is none is refused by name when the shop wants to be told", () => {
    const free = new FreeText(new RequestCheck("order"), "refuse")
    expect(() => free.email("Email", "anna", 128)).toThrow(/^Email /)
    expect(() => free.phone("Fax", "нет", 20)).toThrow(/^Fax /)
  })
})
