import { docsOf } from "./docs"
import { fieldsOf, fieldTable } from "./fields"
import { code, paragraphs } from "./markdown"
import { placeOf, type Sources } from "./sources"
import { type TypeWords, wordsOf } from "./type-words"

/** A section for each named type that a page has met, and for those that these name in turn. */
export function namedTypes(sources: Sources, words: TypeWords): string[] {
  const sections: string[] = []
  for (const symbol of words.named) {
    const [declared] = symbol.declarations ?? []
    if (!declared) throw new Error(`nothing declares ${symbol.name}`)
    const { text } = docsOf(sources, symbol)
    if (!text) throw new Error(`${placeOf(declared)}: ${symbol.name} needs a TSDoc that says what it is`)
    const list = wordsOf(sources, declared)
    const body = list
      ? `One of ${list.map(code).join(", ")}.`
      : fieldTable("field", fieldsOf(sources, words, sources.checker.getDeclaredTypeOfSymbol(symbol)))
    sections.push(`### ${symbol.name}`, paragraphs(text), body)
  }
  return sections
}
