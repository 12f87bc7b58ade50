import type { Logger } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { AssistError } from "../gateway"
import { LedgerUnreachable } from "../modules/assist/ledger/guarded"
import { logLine } from "../observe/log-line"
import type { AskingErrors } from "../refusals/error-codes"
import { Refused } from "../refusals/refused"
import { type Said, saying } from "../refusals/saying"
import { errorWords } from "./error-words"

/**
 * Turns whatever went wrong into a `MedusaError`: a plain `Error` reaches the admin as "An unknown error
 * occurred." (contract trap 11). `unexpected_state` keeps its text.
 * @param what what could not be done, as the beginning of a sentence
 */
export function toMedusaError(error: unknown, what: Said): Error {
  if (error instanceof Error && MedusaError.isMedusaError(error)) return error
  const code: keyof AskingErrors | undefined = error instanceof AssistError ? `assist_${error.kind}` : undefined
  const said = saying("failed", { what: what.refusal, why: errorWords(error) })
  return new Refused(MedusaError.Types.UNEXPECTED_STATE, said, code)
}

/**
 * The same for what a shopper's request may reach: the text of a database, or of anything that was not written to be read, goes
 * to the log, and the shopper reads only what could not be done.
 */
export function toShopperError(error: unknown, what: string, logger: Pick<Logger, "error">): Error {
  const readable = error instanceof Error && MedusaError.isMedusaError(error) && !(error instanceof LedgerUnreachable)
  if (readable) return error
  const code = error instanceof AssistError ? `assist_${error.kind}` : undefined
  const text = `${what}: ${errorWords(error).en}`
  if (code) return new MedusaError(MedusaError.Types.UNEXPECTED_STATE, text, code)
  logger.error(logLine({ operation: "shopper", outcome: "failed" }, text))
  return new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `${what}. Try again in a minute.`)
}
