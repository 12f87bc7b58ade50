import { formatAmount, type MinorUnits } from "../gateway"

/**
 * A sum for an input of Medusa's that is typed as a number. Core passes it on to the database as it is, where a decimal
 * string stays exact.
 */
export function exactAmount(amount: MinorUnits): number {
  return formatAmount(amount) as unknown as number
}
