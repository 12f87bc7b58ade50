import { type CodeTable, codeTexts, isDecline } from "../../gateway"
import type { CodeText, Texts } from "../admin-api"
import { say } from "./say"

/** A code of Assist with its meaning; one that no document explains stands for itself. */
export function textsOf(table: CodeTable, code: string): CodeText {
  return { code, text: codeTexts(table, code) ?? unlisted(table, code) }
}

/** AS100 to AS199 are refusals, listed or not (protocol 11.5). */
function unlisted(table: CodeTable, code: string): Texts {
  return table === "responseCode" && isDecline(code) ? say("declined", "отказ", "адмова") : say(code, code, code)
}
