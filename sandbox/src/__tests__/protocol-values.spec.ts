import { Fields } from "../http/fields.ts"
import { encodeForm } from "../notifications/charset.ts"
import { readAnswer } from "../notifications/read-answer.ts"
import { nextInterval } from "../notifications/schedule.ts"
import { isExpired, maskCard, passesLuhn } from "../payment/card.ts"
import { extendUrl } from "../payment/return-url.ts"
import { TEST_CARDS } from "../payment/test-cards.ts"
import { newBillnumber, parseBillnumber } from "../protocol/billnumber.ts"
import { assistDate, assistMinute } from "../protocol/dates.ts"
import { formatAmount, normalCurrency, parseAmount } from "../protocol/money.ts"
import { queryPeriod } from "../protocol/period.ts"
import { sanitise } from "../protocol/sanitise.ts"

describe("money", () => {
  it.each([
    ["100", "100.00"],
    ["100.5", "100.50"],
    ["100,50", "100.50"],
    ["0.07", "0.07"],
    ["1234567890123.45", "1234567890123.45"],
  ])("reads %s", (text, expected) => {
    expect(formatAmount(parseAmount(text) ?? -1n)).toBe(expected)
  })

  it.each(["", "-1", "1.234", "1 000", "1e3", "12345678901234.00", "abc", "."])("refuses %p", (text) => {
    expect(parseAmount(text)).toBeNull()
  })

  it("takes RUR for RUB", () => expect(normalCurrency("rur")).toBe("RUB"))
})

describe("removal of characters (protocol 12)", () => {
  it.each([
    ["Lastname", `O'Neil (Anna) "x" <b>;#=/\\`, "ONeil Anna x b"],
    ["OrderNumber", `A<1>'2";= (3)`, "A12= (3)"],
    ["OrderComment", `50% off! (a=b) <i> "quoted" \\`, `50% off! (ab) i "quoted" `],
    ["URL_RETURN_OK", `https://shop.by/a?x=(1)&&"y%3Cb%3E<c>`, `https://shop.by/a?x=(1)&"ybc`],
    ["ChequeItems", `{"items":[]}`, `{"items":[]}`],
    ["Password", "a=b;c", "a=b;c"],
  ])("of %s", (name, value, expected) => expect(sanitise(name, value)).toBe(expected))
})

describe("names of parameters", () => {
  it("do not depend on case", () => {
    const fields = new Fields([["BillNumber", " 5112223334445556.1 "]])
    expect(fields.get("billnumber")).toBe("5112223334445556.1")
    expect(fields.get("BILLNUMBER")).toBe("5112223334445556.1")
  })
})

describe("period of a query", () => {
  const now = new Date("2026-03-10T12:00:00Z")
  const period = (fields: Record<string, string>) => queryPeriod(new Fields(Object.entries(fields)), now)

  it("is the last three days by default", () => {
    expect(period({})).toEqual({ from: new Date("2026-03-07T12:00:00Z"), to: now })
  })

  it("starts where it is told to, in GMT", () => {
    const { from } = period({ StartYear: "2026", StartMonth: "1", StartDay: "5", StartHour: "7", StartMin: "30" })
    expect(from).toEqual(new Date("2026-01-05T07:30:00Z"))
  })

  it.each([
    [{ StartYear: "2026", StartMonth: "1" }],
    [{ StartYear: "2026", StartMonth: "13", StartDay: "1" }],
    [{ StartYear: "2026", StartMonth: "2", StartDay: "30" }],
    [{ StartYear: "2026", StartMonth: "1", StartDay: "x" }],
    [{ StartYear: "2026", StartMonth: "1", StartYDay: "1" }],
  ])("falls back silently on %p", (fields) => {
    expect(period(fields as Record<string, string>).from).toEqual(new Date("2026-03-07T12:00:00Z"))
  })
})

describe("billnumber", () => {
  it("is 15 or 16 digits, or extended", () => {
    expect(parseBillnumber("511222333444555")).toEqual({ order: "511222333444555", operation: null })
    expect(parseBillnumber("5112223334445556.2")).toEqual({ order: "5112223334445556", operation: 2 })
    for (const wrong of ["123", "51122233344455567", "5112223334445556.", "5112223334445556.x", ""]) {
      expect(parseBillnumber(wrong)).toBeNull()
    }
    expect(newBillnumber(new Date())).toMatch(/^\d{16}$/)
  })
})

describe("dates", () => {
  it("are written in GMT", () => {
    const date = new Date("2026-01-02T03:04:05Z")
    expect(assistDate(date)).toBe("02.01.2026 03:04:05")
    expect(assistMinute(date)).toBe("02.01.2026 03:04")
  })
})

describe("cards", () => {
  it("pass the Luhn check, all test cards do", () => {
    expect(TEST_CARDS.every((card) => passesLuhn(card.number))).toBe(true)
    expect(passesLuhn("4111111111111112")).toBe(false)
  })

  it("are good to the end of their month", () => {
    expect(isExpired({ month: 3, year: 2026 }, new Date("2026-03-31T23:59:59Z"))).toBe(false)
    expect(isExpired({ month: 3, year: 2026 }, new Date("2026-04-01T00:00:00Z"))).toBe(true)
  })

  it("are shown by six and four digits", () => expect(maskCard("4111111111111111")).toBe("411111****1111"))
})

describe("return addresses", () => {
  const extra = { billnumber: "5112223334445556", ordernumber: "A 1" }
  it.each([
    ["https://shop.by/ok", "https://shop.by/ok?billnumber=5112223334445556&ordernumber=A+1"],
    ["https://shop.by/ok?a=%20b", "https://shop.by/ok?a=%20b&billnumber=5112223334445556&ordernumber=A+1"],
    ["https://shop.by/ok?", "https://shop.by/ok?billnumber=5112223334445556&ordernumber=A+1"],
    ["https://shop.by/#/ok", "https://shop.by/?billnumber=5112223334445556&ordernumber=A+1#/ok"],
  ])("keep what they have: %s", (url, expected) => expect(extendUrl(url, extra)).toBe(expected))
})

describe("answers to notifications (protocol 7.4)", () => {
  const sent = { billnumber: "5112223334445556", packetdate: "01.06.2024 09:01:47" }
  const success = `<?xml version="1.0" encoding="UTF-8"?>
<pushpaymentresult firstcode="0" secondcode="0"><order><billnumber>5112223334445556</billnumber><packetdate>01.06.2024 09:01:47</packetdate></order></pushpaymentresult>`

  it("success", () => expect(readAnswer(200, success, sent)).toEqual({ kind: "success" }))
  it("failure", () => {
    const body = '<pushpaymentresult firstcode="9" secondcode="7"></pushpaymentresult>'
    expect(readAnswer(200, body, sent)).toEqual({ kind: "failure", codes: "9/7" })
    expect(readAnswer(200, '<pushpaymentresult firstcode="9" secondcode="7"/>', sent).kind).toBe("failure")
  })
  it.each([
    [200, ""],
    [200, "OK"],
    [200, "<html>error</html>"],
    [200, '<pushpaymentresult firstcode="0" secondcode="0"></pushpaymentresult>'],
    [200, success.replace("5112223334445556", "5112223334445557")],
    [200, success.replace("09:01:47", "09:01")],
    [200, "<pushpaymentresult></pushpaymentresult>"],
    [200, success.replace("</order>", "")],
    [200, success.replace("\n", '<!DOCTYPE x [<!ENTITY e "0">]>')],
    [200, '<pushpaymentresult firstcode="good" secondcode="0"/>'],
    [500, success],
    [302, ""],
  ])("none: HTTP %d %.40s", (status, body) => expect(readAnswer(status, body, sent).kind).toBe("none"))
})

describe("repeats of a notification", () => {
  it("grow, stay within four hours, and are at most 8 deliveries", () => {
    const waits = Array.from({ length: 9 }, (_, index) => nextInterval(index + 1, 1))
    const real = waits.filter((wait): wait is number => wait !== null)
    expect(real).toHaveLength(7)
    expect([...real].sort((a, b) => a - b)).toEqual(real)
    expect(real.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(4 * 60 * 60 * 1000)
  })
})

describe("charsets of notifications", () => {
  it("are UTF-8 or windows-1251", () => {
    expect(encodeForm({ name: "Иван Ё €" }, "utf-8")).toBe("name=%D0%98%D0%B2%D0%B0%D0%BD+%D0%81+%E2%82%AC")
    expect(encodeForm({ name: "Иван Ё €" }, "windows-1251")).toBe("name=%C8%E2%E0%ED+%A8+%88")
    expect(encodeForm({ name: "日" }, "windows-1251")).toBe("name=%3F")
  })
})
