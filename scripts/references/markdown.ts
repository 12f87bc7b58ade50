import { withCitations } from "./citations"

/** Parts of a text in turns: plain, code, plain, … A span of code may go over the end of a line. */
const CODE = /(`[^`]*`)/

/** Pages a text may name, as sources do: `docs/receipts.md`. */
const PAGE = /(?<![\w/]|\]\()docs\/([\w.-]+\.md)/g

/** Markdown of a text: nothing in it is taken for HTML, or for an expression by the site's generator. */
export function markdown(text: string): string {
  return text
    .split(CODE)
    .map((part, at) => (at % 2 === 1 ? part : plain(part)))
    .join("")
}

function plain(text: string): string {
  return withCitations(text.replace(/</g, "&lt;").replace(/\{\{/g, "&#123;&#123;").replace(PAGE, "[$1]($1)"))
}

/** One paragraph for each that the text has, each in one line; code keeps its lines. */
export function paragraphs(text: string): string {
  return text
    .split(/(```[\s\S]*?```)/)
    .flatMap((part, at) =>
      at % 2 === 1 ? [part] : part.split(/\n\s*\n/).map((block) => joined(markdown(block.trim()))),
    )
    .filter((block) => block !== "")
    .join("\n\n")
}

/** A list's items stay apart, and so do rows of a table. */
function joined(block: string): string {
  return block.replace(/\n(?!\s*(?:[-*|]|\d+\.) ?)\s*/g, " ")
}

/** A text that fits into a cell of a table. */
export function cell(text: string): string {
  return markdown(text.replace(/\s*\n\s*/g, " ")).replace(/(?<!\\)\|/g, "\\|")
}

/** A span of code, the same however the source breaks its lines. */
export function code(text: string): string {
  return `\`${text.replace(/\s+/g, " ").trim().replace(/^\| /, "")}\``
}

/** Its cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")
}
