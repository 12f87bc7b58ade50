import type { BigNumberInput } from "@medusajs/framework/types"
import { defaultCurrencies, MathBN, MedusaError } from "@medusajs/framework/utils"
import { type CodeText, currencyCode, formatAmount, type MinorUnits, type Money, minorUnits } from "../gateway"
import { Refused } from "../refusals/refused"
import { saying } from "../refusals/saying"

const ROUND_HALF_UP = 4

/**
 * Medusa's major units (number, decimal string, BigNumber or its raw form) as minor units, rounded half-up to two
 * decimals as Medusa's own arithmetic does (contract section 7). No floats on the way.
 * @throws MedusaError (invalid_data) for a currency without two decimals: Assist describes none (protocol 11.8)
 */
export function medusaMoney(amount: BigNumberInput, currency: string): Money {
  const code = currencyCode(currency)
  const decimals = defaultCurrencies[currency.toUpperCase()]?.decimal_digits
  if (decimals !== 2)
    throw new Refused(
      MedusaError.Types.INVALID_DATA,
      saying("currency_decimals", { currency: code, problem: decimalsInWords(decimals) }),
    )
  const rounded = MathBN.convert(amount).decimalPlaces(2, ROUND_HALF_UP)
  return { amount: minorUnits(rounded.shiftedBy(2).toNumber()), currency: code }
}

function decimalsInWords(decimals: number | undefined): CodeText {
  return decimals === undefined
    ? { en: "is not known", ru: "эта валюта неизвестна", be: "гэтая валюта невядомая" }
    : { en: `has ${decimals}`, ru: `знаков ${decimals}`, be: `знакаў ${decimals}` }
}

/** What is owed. Medusa writes a sum below zero when more was paid than is due: then nothing is. */
export function owedMoney(amount: BigNumberInput, currency: string): Money {
  return medusaMoney(MathBN.max(0, amount), currency)
}

/** A row of Medusa's with an amount; `raw_amount` is its exact form. */
export interface AmountRow {
  readonly amount: BigNumberInput
  readonly raw_amount?: BigNumberInput
}

/** The sum of a row, not rounded. */
export function exact({ amount, raw_amount }: AmountRow): BigNumberInput {
  return raw_amount ?? amount
}

/** The sum of a row, rounded to minor units. */
export function moneyOf(row: AmountRow, currency: string): Money {
  return medusaMoney(exact(row), currency)
}

/** The sum of rows, not rounded. */
export function exactSum(rows: readonly AmountRow[] | undefined): ReturnType<typeof MathBN.convert> {
  return (rows ?? []).reduce((sum, row) => MathBN.add(sum, exact(row)), MathBN.convert(0))
}

/** What a refund is to be booked with. */
interface RefundedRows {
  readonly captures?: readonly AmountRow[]
  readonly refunds?: readonly AmountRow[]
  readonly currency_code: string
}

/**
 * The decimal string of a refund for core. Medusa's sums may have more than two decimals (a tax of 10.75 %): a refund of all that
 * is left is booked with the exact rest, or the order would end a part of a kopeck below zero.
 */
export function refundAmount(amount: MinorUnits, { captures, refunds, currency_code }: RefundedRows): string {
  const left = sumOf(captures, currency_code) - sumOf(refunds, currency_code)
  if (amount !== left) return formatAmount(amount)
  return MathBN.sub(exactSum(captures), exactSum(refunds)).toFixed()
}

/**
 * The sum of rows, rounded once: rounding each would drift from what Medusa adds up (three captures of 33.335 are
 * 100.005, not 100.02).
 */
export function sumOf(rows: readonly AmountRow[] | undefined, currency: string): MinorUnits {
  return medusaMoney(exactSum(rows), currency).amount
}

/** What one row adds to the rounded sum of the others. */
export function share(row: AmountRow, others: readonly AmountRow[], currency: string): Money {
  const amount = sumOf([...others, row], currency) - sumOf(others, currency)
  return { amount: minorUnits(amount), currency: currencyCode(currency) }
}
