import type { BigNumberInput } from "@medusajs/framework/types"
import { defaultCurrencies, MathBN, MedusaError } from "@medusajs/framework/utils"
import { currencyCode, type Money, minorUnits } from "../../gateway"

const ROUND_HALF_UP = 4

/**
 * Medusa's major units (number, decimal string, BigNumber or its raw form) as minor units, rounded half-up to two
 * decimals as Medusa's own arithmetic does (contract section 7). No floats on the way.
 * @throws MedusaError (invalid_data) for a currency without two decimals: Assist describes none (protocol 11.8)
 */
export function toMoney(amount: BigNumberInput, currency: string): Money {
  const code = currencyCode(currency)
  const decimals = defaultCurrencies[currency.toUpperCase()]?.decimal_digits
  if (decimals !== 2)
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Assist takes currencies with two decimals only; ${code} ${decimals === undefined ? "is not known" : `has ${decimals}`}. Disable Assist in the regions that use ${code}.`,
    )
  const rounded = MathBN.convert(amount).decimalPlaces(2, ROUND_HALF_UP)
  return { amount: minorUnits(rounded.shiftedBy(2).toNumber()), currency: code }
}
