import type { CodeText, Texts } from "../../api/admin/assist/contract"
import {
  AUTH_RESULTS,
  type CodeText as GatewayText,
  isDecline,
  OPERATION_TYPES,
  ORDER_STATE_TEXTS,
  RESPONSE_CODES,
} from "../../gateway"

/** One sentence in the three languages of the admin. */
export function say(en: string, ru: string, be: string): Texts {
  return { en, ru, be }
}

/** A text that is only known in English: an error of Medusa's core, a stored detail. */
export function sayEnglish(en: string): Texts {
  return { en, ru: en, be: en }
}

const TABLES: Record<"response" | "state" | "operation" | "three_ds", ReadonlyMap<string, GatewayText>> = {
  response: RESPONSE_CODES,
  state: ORDER_STATE_TEXTS,
  operation: OPERATION_TYPES,
  three_ds: AUTH_RESULTS,
}

/** A code of Assist with its meaning; a code without a text stands for itself. */
export function textsOf(table: keyof typeof TABLES, code: string): CodeText {
  const known: (GatewayText & { be?: string }) | undefined = TABLES[table].get(code) ?? unlisted(table, code)
  if (!known) return { code, text: sayEnglish(code) }
  return { code, text: say(known.en, known.ru, known.be ?? known.ru) }
}

/** AS100 to AS199 are refusals, listed or not (protocol 11.5). */
function unlisted(table: keyof typeof TABLES, code: string): (GatewayText & { be: string }) | undefined {
  return table === "response" && isDecline(code) ? { en: "declined", ru: "отказ", be: "адмова" } : undefined
}
