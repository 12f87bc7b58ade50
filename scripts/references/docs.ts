import ts from "typescript"
import type { Sources } from "./sources"

/** The TSDoc of something. */
export interface Docs {
  /** As it is written, with its line breaks. */
  readonly text: string
  /** The texts of a tag, such as `throws`, in the order in which they are written. */
  readonly tags: (name: string) => readonly string[]
}

export function docsOf({ checker }: Sources, symbol: ts.Symbol): Docs {
  const text = plain(ts.displayPartsToString(symbol.getDocumentationComment(checker)))
  const tags = symbol.getJsDocTags(checker)
  return {
    text,
    tags: (name) => tags.filter((tag) => tag.name === name).map((tag) => plain(ts.displayPartsToString(tag.text))),
  }
}

/** `{@link Name}` is for editors; a page has the name. */
function plain(text: string): string {
  return text
    .replace(/\{@link (\w+)\s*\}/g, "`$1`")
    .replace(/\r\n/g, "\n")
    .trim()
}
