import { saying } from "../../refusals/saying"
import { formatsOf } from "../lib/formats"
import { withPageSums } from "../lib/page-sums"
import { toldRefusal } from "../lib/told-refusal"

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ")
const russian = formatsOf("ru", "ru-RU")

describe("a refusal on a page", () => {
  const said = saying("wish_capture_too_much", {
    asked: { amount: "12345.60", currency: "BYN" },
    held: { amount: "107.95", currency: "BYN" },
  })

  it("is in the reader's language, with sums as the page writes them, and begins like a sentence", () => {
    expect(plain(toldRefusal(said.refusal, said.reason, "ru", russian))).toBe(
      "12 345,60 BYN больше, чем заблокировано: 107,95 BYN.",
    )
    const { refusal, reason } = saying("lines_some_quantities")
    expect(toldRefusal(refusal, reason, "be", russian)).toMatch(/^У адных радкоў/)
  })

  it("writes receipt lines without a currency, and leaves what is no sum as it is", () => {
    const of = (amount: string) =>
      saying("receipt_sum_left", { left: { amount: "300.00", currency: null }, asked: { amount, currency: null } })
    expect(plain(toldRefusal(of("300.01").refusal, "", "ru", russian))).toContain(
      "300,00, это меньше запрошенных 300,01",
    )
    expect(toldRefusal(of("many").refusal, "", "ru", russian)).toContain("запрошенных many")
  })

  it("says what the API said where the page does not know its code, or there is none", () => {
    expect(toldRefusal({ code: "of_tomorrow", params: {} }, "Not today.", "ru", russian)).toBe("Not today.")
    expect(toldRefusal(undefined, "Not today.", "ru", russian)).toBe("Not today.")
  })
})

describe("sums of the server's texts", () => {
  it("are written as the page writes them, and days too", () => {
    const text = "30.10 BYN captured (payment 511222333444555). About 2026-01-31."
    expect(plain(withPageSums(text, formatsOf("en", "ru-RU")))).toBe(
      "30,10 BYN captured (payment 511222333444555). About 31 January 2026.",
    )
  })

  it.each(["2 x 33.33 = 66.66, vat20", "version 1.30.10 BYN", "2026-01-31T10:00:00Z", "30.10 BYNX", "no sums"])(
    "leave %p alone",
    (text) => {
      expect(withPageSums(text, russian)).toBe(text)
    },
  )
})
