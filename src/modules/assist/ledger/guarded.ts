import { MedusaError } from "@medusajs/framework/utils"
import { Refused } from "../../../refusals/refused"
import { type Said, saying } from "../../../refusals/saying"

/** Postgres's code for a table that does not exist. */
export const UNDEFINED_TABLE = "42P01"

/** What the database said, without the statement that knex puts before it: an owner reads this. */
export function databaseReason(error: unknown): string {
  const { message } = error as Error
  return message.slice(message.lastIndexOf(" - ") + 1).replace(/^- /, "")
}

/** Its text names the database's reason: it is for the owner and the log, never for a shopper. */
export class LedgerUnreachable extends Refused {
  constructor(said: Said) {
    super(MedusaError.Types.UNEXPECTED_STATE, said)
  }
}

/**
 * The database is the memory that keeps money from moving twice: without it nothing is attempted.
 * @throws LedgerUnreachable
 */
export async function guarded<T>(statement: PromiseLike<T>): Promise<T> {
  try {
    return await statement
  } catch (error) {
    const missing = (error as { code?: string }).code === UNDEFINED_TABLE
    throw new LedgerUnreachable(
      missing ? saying("ledger_missing") : saying("ledger_unreachable", { why: databaseReason(error) }),
    )
  }
}
