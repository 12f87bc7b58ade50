import { MedusaError } from "@medusajs/framework/utils"
import { databaseReason, UNDEFINED_TABLE } from "../modules/assist/ledger/guarded"
import { Refused } from "../refusals/refused"
import { saying } from "../refusals/saying"
import type { PaymentCradle } from "./payment-cradle"

/**
 * Does a statement find a row? For what decides whether a hold is released.
 * @throws Refused when it cannot be read
 */
export async function isThere(cradle: PaymentCradle, sql: string, values: readonly string[]): Promise<boolean> {
  try {
    const { rows } = await cradle.__pg_connection__.raw(sql, [...values])
    return rows.length > 0
  } catch (error) {
    // The payment module stands alone here, without orders to edit.
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return false
    throw new Refused(MedusaError.Types.UNEXPECTED_STATE, saying("edit_unreadable", { why: databaseReason(error) }))
  }
}
