import { MedusaError } from "@medusajs/framework/utils"
import type { ErrorCode } from "./error-codes"
import type { Refusal } from "./refusal"
import type { Said } from "./saying"

/**
 * A refusal on its way to whoever asked: Medusa's error with its English text, and the refusal itself for the admin's routes, which
 * hand it on (`src/api/admin/assist/with-refusals.ts`). Core keeps own fields of an error on its way through workflows.
 */
export class Refused extends MedusaError {
  readonly refusal: Refusal

  /**
   * @param code for programs (docs/error-codes.md)
   * @param field of the request it is about: the English text begins with it
   */
  constructor(type: string, { reason, refusal }: Said, code?: ErrorCode, field?: string) {
    super(type, field === undefined ? reason : `${field}: ${reason}`, code)
    this.refusal = refusal
  }
}
