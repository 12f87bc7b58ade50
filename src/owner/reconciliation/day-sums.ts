import { type AssistOperation, formatAmount, type MinorUnits, type Money, type ReportedOperation } from "../../gateway"
import type { BookedDay } from "../../medusa/read-booked-day"
import type { Reconciliation, ReconciliationRow } from "../admin-api"

/** What else has to be known about an attempt to read Assist's operations. */
export interface AttemptFacts {
  /** The payment itself took the money. */
  readonly takenAtOnce: boolean
  /** Assist had charged it at the last read: a cancel is then a return, not a release. */
  readonly charged: boolean
}

/** A successful operation that moved money. */
export interface DayOperation
  extends Pick<ReportedOperation, "orderNumber" | "billNumber" | "orderState" | "orderStateText"> {
  readonly type: AssistOperation["type"]
  readonly money: Money
}

/** One order number of a day, in minor units of one currency: small, because a busy day has a hundred thousand. */
export interface DayRow {
  readonly orderNumber: string
  readonly currency: string
  billnumber: string
  orderstate: string
  held: number
  charged: number
  returned: number
  captured: number
  refunded: number
  atAssist: boolean
  inMedusa: boolean
}

/** What an attempt's operations add up to; what they mean shows when the day is complete. */
interface Attempt {
  readonly orderNumber: string
  readonly billNumber: string
  readonly currency: string
  stateText: string
  paid: number
  charged: number
  /** While the order was partly canceled: certainly returned. */
  returned: number
  /** Returned of what was charged, else released. */
  canceled: number
}

export interface ComparedDay {
  /** What differs first, then by order number. */
  readonly rows: readonly DayRow[]
  readonly differing: number
  readonly totals: Reconciliation["totals"]
}

/**
 * One day of Assist's successful operations against what Medusa booked that day, one row per order number and currency. An
 * operation just before midnight that Medusa booked just after it shows on both days.
 */
export class DaySums {
  readonly #attempts = new Map<string, Attempt>()
  readonly #charging = new Set<string>()
  readonly #rows = new Map<string, DayRow>()
  readonly #numbers = new Set<string>()

  add({ orderNumber, billNumber, orderState, orderStateText, type, money }: DayOperation): void {
    const key = `${orderNumber}|${billNumber}|${money.currency}`
    const attempt = this.#attempts.get(key) ?? {
      ...{ orderNumber, billNumber, currency: money.currency, stateText: "" },
      ...{ paid: 0, charged: 0, returned: 0, canceled: 0 },
    }
    attempt.stateText = orderStateText
    if (type === "payment") attempt.paid += money.amount
    else if (type === "charge") attempt.charged += money.amount
    else if (type === "cancel") attempt[orderState === "PartialCanceled" ? "returned" : "canceled"] += money.amount
    if (type === "charge") this.#charging.add(billNumber)
    this.#attempts.set(key, attempt)
    this.#numbers.add(orderNumber)
  }

  book({ orderNumber, currency, captured, refunded }: BookedDay): void {
    const row = this.#row(orderNumber, currency)
    row.inMedusa = true
    row.captured += captured
    row.refunded += refunded
    this.#numbers.add(orderNumber)
  }

  get orderNumbers(): readonly string[] {
    return [...this.#numbers]
  }

  /** @param factsOf of an attempt; undefined: it belongs to another provider entry of the merchant */
  compare(factsOf: (orderNumber: string, billNumber: string) => AttemptFacts | undefined): ComparedDay {
    for (const attempt of this.#attempts.values()) {
      const facts = factsOf(attempt.orderNumber, attempt.billNumber)
      if (facts) this.#count(attempt, facts)
    }
    this.#attempts.clear()
    const rows = [...this.#rows.values()].sort(differencesFirst)
    const differing = rows.findIndex((row) => verdictOf(row) === "equal")
    return { rows, differing: differing < 0 ? rows.length : differing, totals: totalsOf(rows) }
  }

  #count(attempt: Attempt, facts: AttemptFacts): void {
    const charging = this.#charging.has(attempt.billNumber)
    const takenAtOnce = facts.takenAtOnce && !charging
    const row = this.#row(attempt.orderNumber, attempt.currency)
    row.atAssist = true
    row.billnumber = attempt.billNumber
    row.orderstate = attempt.stateText
    row[takenAtOnce ? "charged" : "held"] += attempt.paid
    row.charged += attempt.charged
    row.returned += attempt.returned
    if (facts.charged || charging || takenAtOnce) row.returned += attempt.canceled
  }

  #row(orderNumber: string, currency: string): DayRow {
    const key = `${orderNumber}|${currency}`
    const known = this.#rows.get(key)
    if (known) return known
    const row = { orderNumber, currency, billnumber: "", orderstate: "", atAssist: false, inMedusa: false, ...NOTHING }
    this.#rows.set(key, row)
    return row
  }
}

const NOTHING = { held: 0, charged: 0, returned: 0, captured: 0, refunded: 0 }

/** What a person has to see stands on top: of a busy day hardly anybody turns all the pages. */
function differencesFirst(a: DayRow, b: DayRow): number {
  const equal = (row: DayRow) => (verdictOf(row) === "equal" ? 1 : 0)
  return equal(a) - equal(b) || compare(a.orderNumber, b.orderNumber) || compare(a.currency, b.currency)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const text = (minor: number) => formatAmount(minor as MinorUnits)

/** A row as the API gives it, without its order. */
export function shownRow(row: DayRow): Omit<ReconciliationRow, "order_id" | "display_id"> {
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

function verdictOf(row: DayRow): ReconciliationRow["verdict"] {
  if (row.charged === row.captured && row.returned === row.refunded) return "equal"
  if (!row.inMedusa) return "only_assist"
  return row.atAssist ? "differs" : "only_medusa"
}

function totalsOf(rows: readonly DayRow[]): Reconciliation["totals"] {
  const sums = new Map<string, typeof NOTHING>()
  for (const row of rows) {
    const sum = sums.get(row.currency) ?? { ...NOTHING }
    for (const field of ["charged", "captured", "returned", "refunded"] as const) sum[field] += row[field]
    sums.set(row.currency, sum)
  }
  return [...sums]
    .sort(([a], [b]) => compare(a, b))
    .map(([currency, sum]) => ({
      currency,
      assist_charged: text(sum.charged),
      medusa_captured: text(sum.captured),
      assist_returned: text(sum.returned),
      medusa_refunded: text(sum.refunded),
    }))
}
