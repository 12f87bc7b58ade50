import { hasAssistPayment, pageIsBehind } from "../lib/books"
import { offsetOn } from "../lib/day"
import { formatsOf, localeOf } from "../lib/formats"
import { languageOf } from "../lib/language"
import { parseTyped } from "../lib/minor-units"
import { oneAtATime } from "../lib/one-at-a-time"
import { timeLeft } from "../lib/time-left"

describe("the language of the Assist pages", () => {
  it("follows the admin, English where that has no texts of ours", () => {
    expect(
      ["ru", "be", "en", "enGB", "uk", "ru-RU", "be_BY", undefined].map((code) => languageOf(code, "auto")),
    ).toEqual(["ru", "be", "en", "en", "en", "ru", "be", "en"])
  })
  it("is what the owner chose, whatever the admin speaks", () => {
    expect(languageOf("ru", "be")).toBe("be")
    expect(languageOf("de", "ru")).toBe("ru")
  })
})

describe("formats", () => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ")
  it("write money as Medusa's pages do in this browser, whatever the language, from the decimal string", () => {
    expect(plain(formatsOf("en", "en-GB").money("1234.50", "BYN"))).toBe("1,234.50 BYN")
    expect(plain(formatsOf("en", "ru-RU").money("12345.50", "rub"))).toBe("12 345,50 RUB")
    const medusas = new Intl.NumberFormat([], { minimumFractionDigits: 2 }).format(1234.5)
    expect(plain(formatsOf("be").money("1234.50", "BYN"))).toBe(plain(`${medusas} BYN`))
  })
  it("write a sum to type so that it can be read again", () => {
    for (const browser of ["en-GB", "ru-RU", "de-CH", "ar-EG"])
      expect(parseTyped(formatsOf("en", browser).typed("12345.60"))).toBe(1_234_560)
  })
})

describe("a browser without Belarusian", () => {
  it("gets the numbers and plural forms of Russian instead, which are the same", () => {
    expect(localeOf("be", () => [])).toBe("ru-RU")
    expect(localeOf("be", () => ["be-BY"])).toBe("be-BY")
    const [be, ru] = [new Intl.PluralRules("be"), new Intl.PluralRules("ru")]
    for (let count = 0; count < 300; count++) expect(be.select(count)).toBe(ru.select(count))
  })
})

describe("the countdown", () => {
  const now = new Date("2026-01-01T00:00:00Z")
  const later = (ms: number) => timeLeft(new Date(now.getTime() + ms), now)
  it("says days and hours, then hours and minutes, and never zero minutes", () => {
    expect(later(3 * 86_400_000 + 4 * 3_600_000 + 5)).toEqual({ days: 3, hours: 4, minutes: 0 })
    expect(later(3_600_000 + 61_000)).toEqual({ days: 0, hours: 1, minutes: 2 })
    expect(later(1)).toEqual({ days: 0, hours: 0, minutes: 1 })
  })
  it("ends", () => {
    expect(later(0)).toBeUndefined()
    expect(later(-1)).toBeUndefined()
  })
})

describe("one at a time", () => {
  it("runs a double click once and the next press again", async () => {
    let runs = 0
    const work = async () => ++runs
    const answers = await Promise.all([oneAtATime("a", work), oneAtATime("a", work), oneAtATime("b", work)])
    expect(answers).toEqual([1, "twice", 2])
    expect(await oneAtATime("a", work)).toBe(3)
  })
  it("is free again after a failure", async () => {
    await expect(oneAtATime("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no")
    expect(await oneAtATime("a", async () => 1)).toBe(1)
  })
})

describe("the order page around the widget", () => {
  const order = (captured: number, refunded: number, provider = "pp_assist_main") => ({
    id: "order_1",
    payment_collections: [
      { captured_amount: captured, refunded_amount: refunded, payments: [{ id: "pay_1", provider_id: provider }] },
    ],
  })
  const payment = { payment_id: "pay_1", charged: "30.10", returned: "0.00" } as Parameters<typeof pageIsBehind>[1][0]
  it("is behind when it shows other sums than the answer", () => {
    expect(pageIsBehind(order(0, 0), [payment])).toBe(true)
    expect(pageIsBehind(order(30.1, 0), [payment])).toBe(false)
    expect(pageIsBehind(order(30.1, 0), [{ ...payment, returned: "5.00" }])).toBe(true)
  })
  it("is not judged where others took money too", () => {
    expect(pageIsBehind(order(0, 0, "pp_stripe_stripe"), [payment])).toBe(false)
    expect(hasAssistPayment(order(0, 0, "pp_stripe_stripe"))).toBe(false)
    expect(hasAssistPayment(order(0, 0))).toBe(true)
  })
})

it("tells the offset of a day's noon", () => {
  expect(offsetOn("2026-01-31")).toMatch(/^[+-]\d{2}:\d{2}$/)
})
