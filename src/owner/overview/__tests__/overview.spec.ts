import { lastDays, offsetMinutes } from "../../reconciliation/day"
import { delayOf } from "../notification-delay"
import { perCurrency, sumOfAmounts } from "../per-currency"

describe("the overview", () => {
  it("adds up decimal strings exactly, currency by currency", () => {
    const rows = [
      { currency: "BYN", amount: "0.10" },
      { currency: "RUB", amount: "5.00" },
      { currency: "BYN", amount: "0.20" },
    ]
    const sums = perCurrency(rows).map(([currency, own]) => [currency, sumOfAmounts(own.map(({ amount }) => amount))])
    expect(sums).toEqual([
      ["BYN", "0.30"],
      ["RUB", "5.00"],
    ])
  })

  it.each([
    ["+03:00", "2026-11-27", "2026-11-25T21:00:00.000Z"],
    ["+00:00", "2026-11-26", "2026-11-25T00:00:00.000Z"],
    ["-14:00", "2026-11-26", "2026-11-25T14:00:00.000Z"],
  ])("counts its days at %s", (offset, today, since) => {
    const found = lastDays(2, offsetMinutes(offset) as number, new Date("2026-11-26T22:30:00Z"))
    expect(found.days.at(-1)).toBe(today)
    expect(found.days).toHaveLength(2)
    expect(found.since.toISOString()).toBe(since)
  })

  it("says of messages how late the one in the middle and the last one came", () => {
    expect(delayOf([])).toBeNull()
    expect(delayOf([9, 1, 2])).toEqual({ count: 3, median_seconds: 2, worst_seconds: 9 })
    expect(delayOf([4, 2])).toEqual({ count: 2, median_seconds: 2, worst_seconds: 4 })
  })
})
