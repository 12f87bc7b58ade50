import { saying } from "../refusals/saying"
import { commonUnit, type Decimal, parseDecimal } from "./decimal"
import { type Answer, allOrFirst, answer, lineSum, refuse } from "./refusal"
import type { Sale, SaleCredit } from "./sale"
import { spreadSum } from "./spread-sum"

/**
 * What of the payment falls on each line, in minor units and together exactly the payment. Every line gets its own total,
 * rounded one way or the other; what credits or lines below zero take off is taken off all lines in proportion. No line is
 * below zero. The largest remainders are rounded up, the first of equals: the same sale always gives the same amounts.
 */
export function amountsToPay({ lines, credits = [], money }: Sale): Answer<number[]> {
  if (money.amount < 1) return refuse("nothing_to_pay", saying("receipt_nothing_paid"))
  const totals = allOrFirst(lines.map(({ id, name, total }) => readTotal(total, name, id)))
  if (!totals.ok) return totals
  const takenOff = allOrFirst(credits.map(readCredit))
  if (!takenOff.ok) return takenOff

  const { integers, places } = commonUnit([...totals.value, ...takenOff.value], 3)
  const ofLines = integers.slice(0, lines.length)
  const ofCredits = integers.slice(lines.length)
  const kopeck = 10n ** BigInt(places - 2)
  const expected = sumOf(ofLines) - sumOf(ofCredits)
  const difference = expected - BigInt(money.amount) * kopeck
  // Medusa rounds the order's total, by half a kopeck at most, and takes credits of a kopeck for none.
  const most = (kopeck * 3n) / 2n
  if (difference > most || -difference > most) {
    const sum = lineSum(Number((expected * 2n + kopeck) / (kopeck * 2n)))
    return refuse("does_not_add_up", saying("receipt_does_not_add_up", { lines: sum, asked: lineSum(money.amount) }))
  }
  const weights = ofLines.map((total) => (total > 0n ? total : 0n))
  if (sumOf(weights) === 0n) return refuse("nothing_to_pay", saying("receipt_all_free"))
  return answer(spreadSum(money.amount, weights))
}

function readTotal(text: string, name: string, lineId: string): Answer<Decimal> {
  const total = parseDecimal(text)
  return total
    ? answer(total)
    : refuse("unreadable", saying("receipt_total_unreadable", { name, total: text.slice(0, 40) }), lineId)
}

function readCredit({ kind, amount }: SaleCredit): Answer<Decimal> {
  const value = parseDecimal(amount)
  if (value && value.digits >= 0n) return answer(value)
  return refuse("unreadable", saying("receipt_credit_unreadable", { kind, amount: amount.slice(0, 40) }))
}

const sumOf = (integers: readonly bigint[]) => integers.reduce((sum, one) => sum + one, 0n)
