import type { Fields } from "../http/fields.ts"
import { assistError } from "./assist-error.ts"
import { APPLE_PAY, GOOGLE_PAY, type MeansType, SAMSUNG_PAY } from "./means-types.ts"

/** A token as tokenpay.cfm takes it (seed 004, protocol 9.1). */
export type PaymentToken =
  | { kind: "wallet"; mean: MeansType; testCard: string }
  /** A card of a Google account that is not tokenized: it needs its CVC. */
  | { kind: "panOnly"; testCard: string }
  | { kind: "stored"; token: string; customerNumber: string }

/** Means of the token types. Mir Pay's id is not published: it pays with Mir cards, and is shown as one. */
const WALLETS: Record<string, MeansType> = {
  "1": APPLE_PAY,
  "2": GOOGLE_PAY,
  "3": SAMSUNG_PAY,
  "6": { meanTypeId: 6, meanTypeName: "MIR" },
}
const GOOGLE = "2"
const STORED = "5"

/**
 * Reads TokenType and PaymentToken. Real wallets encrypt what they pay with, so the sandbox has a convention of its own:
 * any JSON object pays, and `"sandbox": "<test card>"` in it names the card that decides what happens.
 */
export function readPaymentToken(fields: Fields): PaymentToken {
  const type = fields.text("tokentype") || "1"
  if (!Object.hasOwn(WALLETS, type) && type !== STORED) throw assistError("wrongTokenType")
  if (!fields.has("paymenttoken")) throw assistError("noToken")
  const token = parseToken(fields.text("paymenttoken"))
  if (type === STORED) {
    const [stored, customerNumber] = [token["token"], token["customernumber"]]
    if (typeof stored !== "string" || stored === "") throw assistError("malformedToken")
    if (typeof customerNumber !== "string" || customerNumber === "") throw assistError("noCustomer")
    return { kind: "stored", token: stored, customerNumber }
  }
  const testCard = typeof token["sandbox"] === "string" ? token["sandbox"] : "approve"
  if (type === GOOGLE && JSON.stringify(token).includes("PAN_ONLY")) return { kind: "panOnly", testCard }
  const mean = WALLETS[type]
  if (!mean) throw assistError("wrongTokenType")
  return { kind: "wallet", mean, testCard }
}

/** JSON, or JSON in base64, as wallets hand it out. */
function parseToken(text: string): Record<string, unknown> {
  for (const candidate of [text, Buffer.from(text, "base64").toString("utf8")]) {
    try {
      const parsed: unknown = JSON.parse(candidate)
      if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) {
        return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name.toLowerCase(), value]))
      }
    } catch {
      // The next candidate may do.
    }
  }
  throw assistError("malformedToken")
}
