import { Readable } from "node:stream"
import type { AssistOperation, MinorUnits, ReportedOperation } from "../../gateway"
import type { BookedDay } from "../../medusa/read-booked-day"
import type { ReconciliationRow } from "../admin-api"
import { dayOf, isInside } from "../reconciliation/day"
import { type AttemptFacts, DaySums, shownRow } from "../reconciliation/day-sums"
import { KeptDays } from "../reconciliation/kept-days"
import { keptOf } from "../reconciliation/read-assist-day"
import { cell, reconciliationCsv } from "../reconciliation/reconciliation-csv"

const DAY = { from: new Date("2026-01-31T00:00:00Z"), to: new Date("2026-02-01T00:00:00Z") }

function compareDay(
  reported: readonly ReportedOperation[],
  booked: readonly BookedDay[],
  factsOf: (orderNumber: string, billNumber: string) => AttemptFacts | undefined,
) {
  const sums = new DaySums()
  for (const one of reported) {
    const kept = keptOf(one, DAY, false)
    if (kept) sums.add(kept)
  }
  for (const one of booked) sums.book(one)
  const { rows, ...rest } = sums.compare(factsOf)
  return { ...rest, rows: rows.map(shownRow) }
}

const operation = (type: string, amount: number, orderState = "Approved", order = "payses_1", state = "success") =>
  ({
    orderNumber: order,
    billNumber: "5112223334445556",
    orderState,
    orderStateText: orderState,
    testMode: false,
    operation: {
      type,
      state,
      billNumber: "5112223334445556.1",
      money: { amount: amount as MinorUnits, currency: "BYN" },
    } as unknown as AssistOperation,
  }) as unknown as ReportedOperation

const heldFirst = () => ({ takenAtOnce: false, charged: false })
const takenAtOnce = () => ({ takenAtOnce: true, charged: false })
const booked = (captured: number, refunded = 0, orderNumber = "payses_1") => ({
  orderNumber,
  currency: "BYN",
  captured,
  refunded,
})

describe("a day of Assist against a day of Medusa", () => {
  it.each([
    ["a hold alone is no money yet", [operation("payment", 10_000, "Delayed")], [], heldFirst, "equal", "0.00"],
    [
      "hold and charge",
      [operation("payment", 10_000), operation("charge", 3010)],
      [booked(3010)],
      heldFirst,
      "equal",
      "30.10",
    ],
    ["a charge Medusa missed", [operation("charge", 3010)], [], heldFirst, "only_assist", "30.10"],
    ["a charge booked with another sum", [operation("charge", 3010)], [booked(3000)], heldFirst, "differs", "30.10"],
    ["a capture Assist does not show", [], [booked(3010)], heldFirst, "only_medusa", "0.00"],
    [
      "one stage: the payment is the charge",
      [operation("payment", 5000)],
      [booked(5000)],
      takenAtOnce,
      "equal",
      "50.00",
    ],
    [
      "a released hold is no return",
      [operation("payment", 10_000, "Canceled"), operation("cancel", 10_000, "Canceled")],
      [],
      heldFirst,
      "equal",
      "0.00",
    ],
    [
      "what failed moved nothing",
      [operation("charge", 3010, "Delayed", "payses_1", "failure")],
      [],
      heldFirst,
      undefined,
      undefined,
    ],
  ])("%s", (_, reported, medusa, facts, verdict, charged) => {
    const { rows } = compareDay(reported, medusa, facts)
    expect(rows.map((row) => [row.verdict, row.charged])).toEqual(verdict ? [[verdict, charged]] : [])
  })

  it("reads each attempt under a number by its own stage: one held and released, one taken at once and returned", () => {
    const of = (bill: string, type: string, state: string) => ({
      ...operation(type, 5000, state),
      billNumber: bill as never,
    })
    const day = ["1", "2"].flatMap((bill) => [of(bill, "payment", "Canceled"), of(bill, "cancel", "Canceled")])
    const { rows } = compareDay(day, [booked(5000, 5000)], (_, bill) => ({ takenAtOnce: bill === "2", charged: false }))
    expect(rows).toMatchObject([{ held: "50.00", charged: "50.00", returned: "50.00", verdict: "equal" }])
  })

  it("knows a hold by its charge, whatever else was thought of it", () => {
    const day = [operation("payment", 5000), operation("charge", 3000)]
    const { rows } = compareDay(day, [booked(3000)], takenAtOnce)
    expect(rows).toMatchObject([{ held: "50.00", charged: "30.00", verdict: "equal" }])
  })

  it("counts returns of charged orders only, also when the charge was on another day", () => {
    const cancel = operation("cancel", 1000, "PartialCanceled")
    expect(compareDay([cancel], [booked(0, 1000)], heldFirst).rows[0]).toMatchObject({
      returned: "10.00",
      verdict: "equal",
    })
    const whole = operation("cancel", 1000, "Canceled")
    expect(
      compareDay([whole], [booked(0, 1000)], () => ({ takenAtOnce: false, charged: true })).rows[0]?.returned,
    ).toBe("10.00")
  })

  it("shows what differs first, each part by number", () => {
    const numbers = ["C", "A", "D", "B"]
    const day = numbers.map((number) => operation("charge", 1000, "Approved", number))
    const { rows } = compareDay(day, [booked(1000, 0, "A"), booked(1000, 0, "C"), booked(999, 0, "D")], heldFirst)
    expect(rows.map((row) => [row.order_number, row.verdict])).toEqual([
      ["B", "only_assist"],
      ["D", "differs"],
      ["A", "equal"],
      ["C", "equal"],
    ])
  })

  it("adds up per currency", () => {
    const { totals } = compareDay(
      [operation("charge", 3010), operation("charge", 990, "Approved", "payses_2")],
      [booked(3010)],
      heldFirst,
    )
    expect(totals).toEqual([
      {
        currency: "BYN",
        assist_charged: "40.00",
        medusa_captured: "30.10",
        assist_returned: "0.00",
        medusa_refunded: "0.00",
      },
    ])
  })
})

describe("a day", () => {
  it("is Assist's in GMT, or the shop's own", () => {
    expect(dayOf("2026-01-31", "+00:00")?.from.toISOString()).toBe("2026-01-31T00:00:00.000Z")
    const minsk = dayOf("2026-01-31", "+03:00")
    expect(minsk && [minsk.from.toISOString(), minsk.to.toISOString()]).toEqual([
      "2026-01-30T21:00:00.000Z",
      "2026-01-31T21:00:00.000Z",
    ])
    expect(minsk && isInside(minsk.to, minsk)).toBe(false)
  })

  it.each([
    ["2026-02-30", "+00:00"],
    ["31.01.2026", "+00:00"],
    ["2026-01-31", "Minsk"],
    ["2026-01-31", "+25:00"],
    ["", ""],
  ])("refuses %s %s", (date, offset) => {
    expect(dayOf(date, offset)).toBeUndefined()
  })
})

describe("the day as a table for Excel", () => {
  const row: ReconciliationRow = {
    order_number: '=HYPERLINK("http://evil")',
    billnumber: "5112223334445556",
    order_id: null,
    display_id: 7,
    orderstate: "PartialDelayed",
    currency: "BYN",
    held: "100.00",
    charged: "30.10",
    captured: "30.10",
    returned: "0.00",
    refunded: "0.00",
    verdict: "equal",
  }
  async function csvOf(...parts: (readonly ReconciliationRow[])[]): Promise<string> {
    let csv = ""
    for await (const piece of reconciliationCsv(Readable.from(parts), "ru")) csv += piece
    return csv
  }

  it("opens with a double click: byte order mark, semicolons, commas in sums, 16 digits kept", async () => {
    const csv = await csvOf([row])
    expect(csv.startsWith("\uFEFFЗаказ;")).toBe(true)
    const [, line] = csv.split("\r\n")
    expect(line).toBe(
      `#7;"'=HYPERLINK(""http://evil"")";"=""5112223334445556""";PartialDelayed;BYN;100,00;30,10;30,10;0,00;0,00;совпадает`,
    )
  })

  it("is the same table however it is divided", async () => {
    const rows = ["A", "B", "C"].map((order_number) => ({ ...row, order_number }))
    expect(await csvOf(...rows.map((one) => [one]))).toBe(await csvOf(rows))
    expect((await csvOf(rows)).split("\r\n")).toHaveLength(5)
  })

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])("runs no formula: %j", (text) => {
    expect(cell(text).replace(/^"/, "")).toMatch(/^'/)
  })
})

describe("days that were compared", () => {
  const which = { provider_id: "pp_assist_main", date: "2026-01-31", utc_offset: "+00:00" }
  const compared = { rows: [], differing: 0, totals: [] }
  const of = (date: string) => ({ ...which, date })

  it("are kept for their other pages, two of them, and compared anew for everybody else", async () => {
    const days = new KeptDays()
    let asked = 0
    const compare = async () => {
      asked++
      return compared
    }
    const first = await days.get(which, undefined, compare)
    const asOf = first.asOf.toISOString()
    expect(await days.get(which, asOf, compare)).toBe(first)
    expect(asked).toBe(1)
    await days.get(of("2026-01-30"), asOf, compare)
    expect(asked).toBe(2)
    expect(await days.get(which, asOf, compare)).toBe(first)
    await days.get(of("2026-01-29"), undefined, compare)
    expect(await days.get(which, asOf, compare)).not.toBe(first)
    expect(asked).toBe(4)
  })

  it("are compared one at a time, and once for those who ask meanwhile; a failure is nobody else's", async () => {
    const days = new KeptDays()
    let under = 0
    const compare = async () => {
      expect(++under).toBe(1)
      await new Promise((done) => setTimeout(done, 5))
      under--
      return compared
    }
    const fails = days.get(of("2026-01-28"), undefined, () => Promise.reject(new Error("no answer")))
    const [one, two, other] = [which, which, of("2026-01-30")].map((day) => days.get(day, undefined, compare))
    await expect(fails).rejects.toThrow("no answer")
    expect(await two).toBe(await one)
    expect(await other).toMatchObject({ date: "2026-01-30" })
  })
})
