import { MedusaError } from "@medusajs/framework/utils"
import { AssistError } from "../gateway"

/**
 * Turns whatever went wrong into a `MedusaError`: a plain `Error` reaches the admin as "An unknown error
 * occurred." (contract trap 11). `unexpected_state` keeps its text.
 * @param what what could not be done, as the beginning of a sentence
 */
export function toMedusaError(error: unknown, what: string): Error {
  if (error instanceof Error && MedusaError.isMedusaError(error)) return error
  const why = error instanceof Error ? error.message : String(error)
  const code = error instanceof AssistError ? `assist_${error.kind}` : undefined
  return new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `${what}: ${why}`, code)
}
