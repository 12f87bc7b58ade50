import { type Currency, formatAmount, type MinorUnits, type ReportedOperation } from "../../gateway"
import type { BookedDay } from "../../medusa/read-booked-day"
import type { Reconciliation, ReconciliationRow } from "../admin-api"

/** What else has to be known about an attempt to read Assist's operations. */
export interface AttemptFacts {
  /** The payment itself took the money. */
  readonly takenAtOnce: boolean
  /** Assist had charged it at the last read: a cancel is then a return, not a release. */
  readonly charged: boolean
}

interface Sums {
  orderNumber: string
  billnumber: string
  orderstate: string
  currency: string
  held: number
  charged: number
  returned: number
  captured: number
  refunded: number
  atAssist: boolean
  inMedusa: boolean
}

export type ComparedRow = Omit<ReconciliationRow, "order_id" | "display_id">

/**
 * One day of Assist's successful operations against what Medusa booked that day, one row per order number and currency. An
 * operation just before midnight that Medusa booked just after it shows on both days.
 */
export function compareDay(
  reported: readonly ReportedOperation[],
  booked: readonly BookedDay[],
  factsOf: (orderNumber: string, billNumber: string) => AttemptFacts,
): { rows: ComparedRow[]; totals: Reconciliation["totals"] } {
  const all = new Map<string, Sums>()
  const done = reported.filter(({ operation }) => operation.state === "success" && operation.money)
  const charging = new Set(
    done.filter(({ operation }) => operation.type === "charge").map(({ billNumber }) => billNumber),
  )
  for (const one of done) {
    const { money, type } = one.operation
    if (!money) continue
    const row = rowOf(all, one.orderNumber, money.currency)
    row.atAssist = true
    row.billnumber = one.billNumber
    row.orderstate = one.orderStateText
    const facts = factsOf(one.orderNumber, one.billNumber)
    const takenAtOnce = facts.takenAtOnce && !charging.has(one.billNumber)
    const charged = facts.charged || charging.has(one.billNumber) || takenAtOnce
    if (type === "payment") row[takenAtOnce ? "charged" : "held"] += money.amount
    else if (type === "charge") row.charged += money.amount
    else if (type === "cancel" && (charged || one.orderState === "PartialCanceled")) row.returned += money.amount
  }
  for (const { orderNumber, currency, captured, refunded } of booked) {
    const row = rowOf(all, orderNumber, currency)
    row.inMedusa = true
    row.captured += captured
    row.refunded += refunded
  }
  const rows = [...all.values()].sort(differencesFirst)
  return { rows: rows.map(shown), totals: totalsOf(rows) }
}

/** What a person has to see stands on top; of a busy day nobody turns the pages down to it. */
function differencesFirst(a: Sums, b: Sums): number {
  const equal = (row: Sums) => (verdictOf(row) === "equal" ? 1 : 0)
  return equal(a) - equal(b) || a.orderNumber.localeCompare(b.orderNumber)
}

function rowOf(all: Map<string, Sums>, orderNumber: string, currency: Currency | string): Sums {
  const key = `${orderNumber}|${currency}`
  const known = all.get(key)
  if (known) return known
  const row = { orderNumber, billnumber: "", orderstate: "", currency, atAssist: false, inMedusa: false, ...NOTHING }
  all.set(key, row)
  return row
}

const NOTHING = { held: 0, charged: 0, returned: 0, captured: 0, refunded: 0 }
const text = (minor: number) => formatAmount(minor as MinorUnits)

function shown(row: Sums): ComparedRow {
  return {
    order_number: row.orderNumber,
    billnumber: row.billnumber,
    orderstate: row.orderstate,
    currency: row.currency,
    held: text(row.held),
    charged: text(row.charged),
    captured: text(row.captured),
    returned: text(row.returned),
    refunded: text(row.refunded),
    verdict: verdictOf(row),
  }
}

function verdictOf(row: Sums): ReconciliationRow["verdict"] {
  if (row.charged === row.captured && row.returned === row.refunded) return "equal"
  if (!row.inMedusa) return "only_assist"
  return row.atAssist ? "differs" : "only_medusa"
}

function totalsOf(rows: readonly Sums[]): Reconciliation["totals"] {
  const currencies = [...new Set(rows.map(({ currency }) => currency))].sort()
  return currencies.map((currency) => {
    const own = rows.filter((row) => row.currency === currency)
    const total = (field: keyof typeof NOTHING) => text(own.reduce((sum, row) => sum + row[field], 0))
    return {
      currency,
      assist_charged: total("charged"),
      medusa_captured: total("captured"),
      assist_returned: total("returned"),
      medusa_refunded: total("refunded"),
    }
  })
}
