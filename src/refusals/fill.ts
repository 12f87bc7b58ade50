import type { CodeText } from "../gateway"
import type { RefusedSum } from "./holes"
import type { Refusal } from "./refusal"
import type { RefusalTexts } from "./translated"

/** How a page writes what stands in a refusal. */
export interface RefusalFormats {
  readonly sum: (sum: RefusedSum) => string
  readonly moment: (iso: string) => string
  readonly words: (texts: CodeText) => string
}

const HOLE = /\{\{(\w+)(?::(\w+))?\}\}/g

/**
 * The text of a refusal in the language of a table.
 * @returns undefined when the table does not know its code: an older page, a newer server
 */
export function tellRefusal(
  { code, params }: Refusal,
  texts: RefusalTexts,
  formats: RefusalFormats,
): string | undefined {
  if (!Object.hasOwn(texts, code)) return undefined
  return texts[code as keyof RefusalTexts].replace(HOLE, (_, name: string, kind: string | undefined) =>
    written(params[name], kind, texts, formats),
  )
}

function written(value: unknown, kind: string | undefined, texts: RefusalTexts, formats: RefusalFormats): string {
  if (value === null || value === undefined) return ""
  switch (kind) {
    case "sum":
      return formats.sum(value as RefusedSum)
    case "moment":
      return formats.moment(String(value))
    case "words":
      return formats.words(value as CodeText)
    case "said":
      return tellRefusal(value as Refusal, texts, formats) ?? (value as Refusal).code
    default:
      return String(value)
  }
}
