import fc from "fast-check"
import { currencyCode, formatAmount, type MinorUnits, minorUnits, type RetrySense } from "../../gateway"
import { type AgreementTerms, chargeableFrom, decideAgreement, isOver, retryDate } from "../decide-agreement"

const DAY = 24 * 60 * 60 * 1000
const byn = (amount: number) => ({ amount: minorUnits(amount), currency: currencyCode("BYN") })
const terms: AgreementTerms = {
  status: "active",
  billnumber: "5112223334445556",
  currency: "BYN",
  min_amount: "50.00",
  max_amount: "250.50",
  period_days: 30,
  until: "2027-12-31",
  last_charged_at: new Date("2026-11-01T09:00:00Z"),
}
const now = new Date("2026-12-01T09:00:00Z")

describe("a payment under an agreement", () => {
  it("may be taken within its bounds, to the kopeck", () => {
    for (const amount of [5000, 10_000, 25_050]) expect(decideAgreement(terms, byn(amount), now)).toEqual({ may: true })
  })

  it.each<[Partial<AgreementTerms>, number, string]>([
    [{ status: "proposed", billnumber: null }, 10_000, "not_active"],
    [{ billnumber: null }, 10_000, "not_active"],
    [{ status: "canceled" }, 10_000, "canceled"],
    [{ until: "2026-11-30" }, 10_000, "ended"],
    [{ currency: "RUB" }, 10_000, "other_currency"],
    [{}, 4999, "beyond_limits"],
    [{}, 25_051, "beyond_limits"],
    [{ min_amount: "much" }, 10_000, "beyond_limits"],
    [{ last_charged_at: new Date("2026-11-01T09:00:01Z") }, 10_000, "too_early"],
  ])("%p is refused: %p kopecks, %s", (change, amount, why) => {
    expect(decideAgreement({ ...terms, ...change }, byn(amount), now)).toMatchObject({ may: false, why })
  })

  it("may be taken on its last day, and not after it", () => {
    const last = { ...terms, until: "2026-12-01" }
    expect(decideAgreement(last, byn(10_000), new Date("2026-12-01T23:59:59Z"))).toEqual({ may: true })
    expect(decideAgreement(last, byn(10_000), new Date("2026-12-02T00:00:00Z"))).toMatchObject({ why: "ended" })
  })

  it("is never taken beyond what was agreed, whatever is asked", () => {
    const day = fc.integer({ min: -400, max: 400 }).map((days) => new Date(now.getTime() + days * DAY))
    const agreements = fc.record({
      status: fc.constantFrom("proposed", "active", "canceled"),
      billnumber: fc.constantFrom(null, "5112223334445556"),
      currency: fc.constantFrom("BYN", "RUB"),
      least: fc.nat(30_000),
      more: fc.nat(30_000),
      period_days: fc.integer({ min: 1, max: 400 }),
      until: day.map((date) => date.toISOString().slice(0, 10)),
      last_charged_at: fc.option(day),
    })
    fc.assert(
      fc.property(agreements, fc.nat(70_000), day, ({ least, more, ...rest }, amount, at) => {
        const given = {
          ...rest,
          min_amount: formatAmount(least as MinorUnits),
          max_amount: formatAmount((least + more) as MinorUnits),
        } as AgreementTerms
        const verdict = decideAgreement(given, byn(amount), at)
        const from = chargeableFrom(given)
        const within =
          given.status === "active" &&
          given.billnumber !== null &&
          given.currency === "BYN" &&
          amount >= least &&
          amount <= least + more &&
          at.toISOString().slice(0, 10) <= given.until &&
          (!from || at >= from)
        expect(verdict.may).toBe(within)
      }),
    )
  })

  it("follows the last one by the period at least, whatever the order of tries", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (gaps, period_days) => {
        let at = now.getTime()
        let last: Date | null = null
        const paid: number[] = []
        for (const gap of gaps) {
          at += gap * DAY
          const given = { ...terms, until: "2099-12-31", period_days, last_charged_at: last }
          if (!decideAgreement(given, byn(10_000), new Date(at)).may) continue
          last = new Date(at)
          paid.push(at)
        }
        for (const [index, time] of paid.entries())
          if (index > 0) expect(time - (paid[index - 1] as number)).toBeGreaterThanOrEqual(period_days * DAY)
      }),
    )
  })
})

describe("the day to try a refused payment again", () => {
  it("comes later each time, and no more after the third", () => {
    const days = [1, 2, 3, 4, 5].map((declines) => retryDate(terms, declines, "yes", now)?.toISOString().slice(0, 10))
    expect(days).toEqual(["2026-12-02", "2026-12-04", "2026-12-06", undefined, undefined])
  })

  it("is none where a repeat makes no sense, or after the last day", () => {
    expect(retryDate(terms, 1, "no", now)).toBeUndefined()
    expect(retryDate({ until: "2026-12-01" }, 1, "yes", now)).toBeUndefined()
  })

  it("never lies in the past or after the end", () => {
    const senses = fc.constantFrom<RetrySense>("yes", "no", "later", "ask")
    const untils = fc.integer({ min: -5, max: 10 }).map((days) => new Date(now.getTime() + days * DAY))
    fc.assert(
      fc.property(senses, fc.integer({ min: 0, max: 9 }), untils, (sense, declines, end) => {
        const until = end.toISOString().slice(0, 10)
        const at = retryDate({ until }, declines, sense, now)
        if (!at) return
        expect(at.getTime()).toBeGreaterThan(now.getTime())
        expect(isOver({ until }, at)).toBe(false)
      }),
    )
  })
})
