import type { WireVariants } from "../merchants/wire-variants.ts"

/** What a JSON error says. `detail` is an object in the services' errors and a text in others (protocol 2.3). */
export interface JsonError {
  firstCode: number
  secondCode: number
  detail: string | { message: string; recomendation: string }
}

/**
 * The body of a JSON error. Sources disagree on where its codes stand, by default they stand in both places (protocol 2.3,
 * 16). The vendor's iOS client reads those of tokenpay as numbers.
 */
export function jsonErrorBody(
  { firstCode, secondCode, detail }: JsonError,
  shape: WireVariants["jsonErrorShape"],
  numeric = false,
): Record<string, unknown> {
  const code = (value: number) => (numeric ? value : String(value))
  const codes = { firstcode: code(firstCode), secondcode: code(secondCode) }
  const fault = { faultcode: String(firstCode), faultstring: String(secondCode), detail }
  switch (shape) {
    case "both":
      return { fault, ...codes }
    case "fault":
      return { fault }
    case "bare":
      return fault
    case "codes":
      return codes
  }
}

/**
 * HTTP status of a JSON error, for merchants whose gateway tells errors that way. The vendor's SDKs know these four
 * (protocol 16, row 5); which code has which is a guess by their names.
 */
export function jsonErrorStatus(firstCode: number): 400 | 401 | 403 | 500 {
  switch (firstCode) {
    case 2:
      return 500
    case 7:
      return 401
    case 8:
    case 14:
    case 15:
    case 19:
      return 403
    default:
      return 400
  }
}
