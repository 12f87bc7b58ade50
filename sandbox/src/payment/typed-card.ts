import type { Fields } from "../http/fields.ts"
import { isExpired, passesLuhn, type TypedCard } from "./card.ts"

/** What is wrong with a filled-in form. */
export type CardProblem = "badNumber" | "badExpiry" | "badHolder" | "badCvc"

/** Three or four digits, after the validation of protocol 12. */
export function isCvc(text: string): boolean {
  const digits = text.replace(/[+\-._\\/ ]/g, "").replace(/[oOоО]/g, "0")
  return /^\d{3,4}$/.test(digits)
}

/** Reads the card form. The CVC is looked at and dropped. Letter O in it counts as 0 (protocol 12). */
export function readTypedCard(fields: Fields, expiry: string, now: Date): TypedCard | CardProblem {
  const number = fields.text("cardnumber").replace(/\D/g, "")
  if (!/^\d{13,19}$/.test(number) || !passesLuhn(number)) return "badNumber"
  const match = /^(\d{1,2})\s*\/?\s*(\d{2}|\d{4})$/.exec(expiry.trim())
  const month = Number(match?.[1])
  const year = Number(match?.[2]) % 100
  if (!match || month < 1 || month > 12 || isExpired({ month, year: 2000 + year }, now)) return "badExpiry"
  const holder = fields.text("cardholder").toUpperCase()
  if (!/^[A-Z][A-Z .-]{1,69}$/.test(holder)) return "badHolder"
  if (!isCvc(fields.text("cvc2"))) return "badCvc"
  return { number, holder, month, year: 2000 + year }
}
