import type { CodeText, RetrySense } from "./code-text"
import { FIRST_CODES } from "./first-codes"
import { isDecline, RESPONSE_CODES } from "./response-codes"
import { SECOND_CODES } from "./second-codes"

/** Codes in words, in every language the owner's screens have, with the sense of a repeat. */
export interface ExplainedCodes extends CodeText {
  readonly retry: RetrySense
}

/** "Частота запроса интерфейса превышена" (seed 004): refused before acting, passes by itself. */
export const RATE_LIMITED = "3"
const UNEXPECTED = "1"

/**
 * Assist's codes in words, for the owner of the shop, with the sense of a repeat: `yes` (the payer may try again),
 * `no`, `later`, or `ask` (read the order first). Sources: seed 004, protocol 11.5 to 11.7.
 */
export function explainCodes(codes: { first?: string; second?: string; responseCode?: string }): ExplainedCodes {
  const en: string[] = []
  const ru: string[] = []
  const be: string[] = []
  let retry: RetrySense = "no"

  const first = (codes.first ?? "").trim()
  const second = (codes.second ?? "").trim()
  if ((first !== "" && first !== "0") || (second !== "" && second !== "0")) {
    const known = FIRST_CODES.get(first)
    const about = second === "" || second === "0" ? undefined : SECOND_CODES.get(second)
    const pair = `${first || "?"}/${second || "?"}`
    const extra =
      second === "" || second === "0" || about
        ? about
        : { en: `code ${second}`, ru: `код ${second}`, be: `код ${second}` }
    en.push(`${pair}: ${known?.en ?? "unknown error"}${extra ? `, ${extra.en}` : ""}`)
    ru.push(`${pair}: ${known?.ru ?? "неизвестная ошибка"}${extra ? `, ${extra.ru}` : ""}`)
    be.push(`${pair}: ${known?.be ?? "невядомая памылка"}${extra ? `, ${extra.be}` : ""}`)
    if (second === RATE_LIMITED) retry = "later"
    else if (second === UNEXPECTED) retry = "ask"
    else retry = known?.retry ?? "ask"
  }

  const responseCode = (codes.responseCode ?? "").trim().toUpperCase()
  if (responseCode !== "") {
    const known = RESPONSE_CODES.get(responseCode)
    const plain = isDecline(responseCode)
      ? { en: "declined", ru: "отказ", be: "адмова" }
      : { en: "unknown code", ru: "неизвестный код", be: "невядомы код" }
    en.push(`${responseCode}: ${(known ?? plain).en}`)
    ru.push(`${responseCode}: ${(known ?? plain).ru}`)
    be.push(`${responseCode}: ${(known ?? plain).be}`)
    if (en.length === 1) retry = known?.retry ?? (isDecline(responseCode) ? "yes" : "ask")
  }

  if (en.length === 0) {
    const success = first === "0" && second === "0"
    return success
      ? { en: "0/0: success", ru: "0/0: Успех", be: "0/0: Поспех", retry: "no" }
      : { en: "Assist gave no code", ru: "Ассист не передал кодов", be: "Асіст не перадаў кодаў", retry: "ask" }
  }
  return { en: en.join("; "), ru: ru.join("; "), be: be.join("; "), retry }
}
