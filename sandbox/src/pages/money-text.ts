import type { Language } from "../protocol/language.ts"

/** An amount for people: "1 234,50 BYN", "1,234.50 BYN". */
export function moneyText(amount: string, currency: string, language: Language): string {
  const [whole = "0", cents = "00"] = amount.split(".")
  const [group, point] = language === "RU" ? ["\u00a0", ","] : [",", "."]
  return `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${point}${cents}\u00a0${currency}`
}
