import { be } from "../be"
import { en } from "../en"
import { tellRefusal } from "../fill"
import { Refused } from "../refused"
import { ru } from "../ru"
import { saying } from "../saying"
import { serverFormats } from "../server-formats"
import type { RefusalCode, RefusalTexts } from "../translated"
import { stateWords } from "../words"

const TABLES: readonly (readonly ["en" | "ru" | "be", RefusalTexts])[] = [
  ["en", en],
  ["ru", ru],
  ["be", be],
]
const codes = Object.keys(en) as RefusalCode[]
const holesOf = (text: string) =>
  Array.from(text.matchAll(/\{\{(\w+)(?::(\w+))?\}\}/g), ([, name, kind]) => ({ name, kind }))

describe("refusals", () => {
  it("say the same in English as the API always did, and keep what they were made of", () => {
    const held = { amount: "100.00", currency: "BYN" }
    const { reason, refusal } = saying("capture_above_hold", { held, asked: { amount: "100.01", currency: "BYN" } })
    expect(reason).toBe("Assist holds 100.00 BYN, less than the 100.01 BYN to capture.")
    expect(refusal).toEqual({
      code: "capture_above_hold",
      params: { held, asked: { amount: "100.01", currency: "BYN" } },
    })
  })

  it("hold others: a remainder, or none", () => {
    const sum = (amount: string) => ({ amount, currency: "BYN" })
    const rest = saying("remainder_goes_back", { rest: sum("69.90") }).refusal
    const once = (remainder: typeof rest | null) =>
      saying("capture_only_once", { charged: sum("30.10"), billnumber: "5111", remainder })
    expect(once(rest).reason).toContain("captured. The remaining 69.90 BYN of the hold cannot")
    expect(once(null).reason).toContain("is already captured. To take more")
    expect(tellRefusal(once(rest).refusal, ru, serverFormats("ru"))).toContain(
      "списано 30.10 BYN. Остаток блокировки 69.90 BYN",
    )
  })

  it("say Assist's own words as they are, and their absence in the reader's language", () => {
    const { refusal } = saying("capture_nothing_held", { state: stateWords(undefined) })
    expect(tellRefusal(refusal, be, serverFormats("be"))).toContain("(стан: такога заказу няма)")
    const { reason } = saying("capture_nothing_held", { state: stateWords("Declined") })
    expect(reason).toContain("(state: Declined)")
  })

  it("are errors of Medusa's with their field before the English text alone", () => {
    const error = new Refused("invalid_data", saying("wish_refund_all_back"), undefined, "amount")
    expect(error).toMatchObject({ type: "invalid_data", refusal: { code: "wish_refund_all_back" } })
    expect(error.message).toMatch(/^amount: Nothing is left/)
  })

  it("that a page does not know have no text there", () => {
    expect(tellRefusal({ code: "of_tomorrow", params: {} }, ru, serverFormats("ru"))).toBeUndefined()
    expect(tellRefusal({ code: "toString", params: {} }, ru, serverFormats("ru"))).toBeUndefined()
  })
})

describe.each(TABLES)("the table in %s", (language, table) => {
  it("has every refusal, and no other", () => {
    expect(codes.length).toBeGreaterThan(100)
    expect(Object.keys(table).sort()).toEqual([...codes].sort())
  })

  it.each(codes)("%s fills every hole", (code) => {
    const holes = holesOf(table[code])
    expect(holes.map(({ name, kind }) => `${name}:${kind}`).sort()).toEqual(
      expect.arrayContaining(holesOf(en[code]).map(({ name, kind }) => `${name}:${kind}`)),
    )
    const params = Object.fromEntries(
      holes.map(({ name = "", kind }) => {
        const word = `<${name}>`
        if (kind === "sum") return [name, { amount: word, currency: "BYN" }]
        if (kind === "words") return [name, { en: word, ru: word, be: word }]
        if (kind === "said") return [name, { code: "no_order", params: { order: word } }]
        return [name, word]
      }),
    )
    const text = tellRefusal({ code, params }, table, serverFormats(language)) ?? ""
    for (const { name } of holes) expect(text).toContain(`<${name}>`)
    expect(text).not.toMatch(/\{\{|undefined|\[object/)
  })

  it("is written in its own letters", () => {
    const cyrillic = codes.filter((code) => /[а-яёіў]/i.test(table[code]))
    // What core said is handed on as it came, and one refusal is made of others.
    const without = ["medusa_said", "failed"]
    expect(cyrillic).toEqual(language === "en" ? [] : codes.filter((code) => !without.includes(code)))
  })
})
