import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { root } from "./sources"

/** A page of docs whose part between the marks is generated. What stands around it is written by hand, and kept. */
export interface Reference {
  /** From the repository's root. */
  readonly page: string
  /** What belongs between the marks. */
  readonly text: string
}

export const BEGIN = "<!-- generated from src by `npm run references`: change the sources, not this part -->"
export const END = "<!-- /generated -->"

/** The whole page as it should be. */
export function pageWith({ page, text }: Reference): string {
  const now = readFileSync(path.join(root, page), "utf8")
  const [before, rest] = now.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`${page} lacks the mark ${rest ? END : BEGIN}`)
  return `${before}${BEGIN}\n\n${text}\n\n${END}${after}`
}

export function isRight(reference: Reference): boolean {
  return readFileSync(path.join(root, reference.page), "utf8") === pageWith(reference)
}

export function write(reference: Reference): void {
  writeFileSync(path.join(root, reference.page), pageWith(reference))
}
