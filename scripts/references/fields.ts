import ts from "typescript"
import { docsOf } from "./docs"
import { cell, code, table } from "./markdown"
import { placeOf, type Sources } from "./sources"
import type { TypeWords } from "./type-words"

/** One row of a table of fields. */
export interface Field {
  /** `blocked_until.earliest`; fields of a list's members as `regions[].id`. */
  readonly name: string
  /** Markdown. */
  readonly type: string
  readonly optional: boolean
  readonly text: string
}

/** The fields of an object, those of objects without a name right after their own row. */
export function fieldsOf(sources: Sources, words: TypeWords, type: ts.Type, before = ""): Field[] {
  return sources.propertiesOf(type).flatMap((symbol) => {
    const name = `${before}${symbol.name}`
    const { text: said, object, list } = words.ofField(symbol)
    const { text } = docsOf(sources, symbol)
    if (!text) throw new Error(`${placeOfSymbol(symbol)}: the field ${name} needs a TSDoc that says what it is`)
    const field = { name, type: said, optional: isOptional(symbol), text }
    return object ? [field, ...fieldsOf(sources, words, object, `${name}${list ? "[]" : ""}.`)] : [field]
  })
}

export function isOptional(symbol: ts.Symbol): boolean {
  return (symbol.flags & ts.SymbolFlags.Optional) !== 0
}

function placeOfSymbol({ declarations: [declared] = [] }: ts.Symbol): string {
  return declared ? placeOf(declared) : "a mapped type"
}

export function fieldTable(head: string, fields: readonly Field[]): string {
  return table(
    [head, "type", "what it is"],
    fields.map(({ name, type, optional, text }) => [
      code(name),
      `${cell(type)}${optional ? ", optional" : ""}`,
      cell(text),
    ]),
  )
}
