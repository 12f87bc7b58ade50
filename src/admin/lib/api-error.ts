import { FetchError } from "@medusajs/js-sdk"
import type { Refusal } from "../../refusals/refusal"

/** An answer of the shop's that is no success. `message` is English; `refusal`, where there is one, says it in any language. */
export class ApiError extends FetchError {
  readonly refusal: Refusal | undefined

  constructor(message: string, { statusText, status }: Response, refusal: Refusal | undefined) {
    super(message, statusText, status)
    this.refusal = refusal
  }
}
