import { AssistError } from "./assist-error.ts"

/**
 * Parameters that must never travel in a URL, with the second code of the parameter (protocol 2, 12).
 * The documents promise "an error" and name no codes: 14 "forbidden object" with the parameter's own number is a guess.
 */
const SECRETS: Record<string, number> = {
  password: 102,
  cardnumber: 106,
  expiremonth: 112,
  expireyear: 113,
  cardholder: 114,
  cvc2: 115,
  signature: 0,
  paymenttoken: 0,
}

/** Throws when a secret is in the query string, whatever the method. */
export function refuseSecretsInQuery(query: URLSearchParams): void {
  for (const name of query.keys()) {
    const code = SECRETS[name.toLowerCase()]
    if (code !== undefined) throw new AssistError([14, code])
  }
}
