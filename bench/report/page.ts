import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { COLUMNS, cellsOf } from "./cells"
import type { Section } from "./row"

const HEAD = `# Benchmarks

\`npm run bench -- --md\` writes this page; \`npm run bench -- <part> --md\` writes one part of it anew. Each figure
stands beside its floor: the same without the plugin, or with what does none of its work. **Compare within a part, not
across machines.** A ratio is the figure divided by the floor; a target is what the project aims at, and "yes" or "no"
says whether this run reached it.
`

/** How one part of the page was made. */
export interface Made {
  readonly machine: string
  readonly command: string
  readonly date: string
}

/**
 * Writes the parts that were measured into the page and leaves the others as they are.
 * @param parts of the run, by name
 * @param order of all parts there are: the page has them in this order
 */
export function writePage(
  file: string,
  parts: ReadonlyMap<string, readonly Section[]>,
  order: readonly string[],
  made: Made,
): void {
  const kept = partsOf(existsSync(file) ? readFileSync(file, "utf8") : "")
  for (const [name, sections] of parts) kept.set(name, partText(sections, made))
  const texts = order.flatMap((name) => {
    const text = kept.get(name)
    return text ? [`${begin(name)}\n\n${text}\n\n${end(name)}\n`] : []
  })
  const missing = order.filter((name) => !kept.has(name)).map((name) => `\`${name}\``)
  const open = missing.length > 0 ? [`Not measured yet: ${missing.join(", ")}.\n`] : []
  writeFileSync(file, [HEAD, ...open, ...texts].join("\n"))
}

const begin = (name: string) => `<!-- part ${name} -->`
const end = (name: string) => `<!-- end of ${name} -->`

function partsOf(page: string): Map<string, string> {
  const found = page.matchAll(/<!-- part (\S+) -->\n\n(.*?)\n\n<!-- end of \1 -->/gs)
  return new Map(Array.from(found, ([, name = "", text = ""]) => [name, text]))
}

function partText(sections: readonly Section[], { machine, command, date }: Made): string {
  const texts = sections.map(({ title, about, rows, notes = [] }) =>
    [
      `## ${title}`,
      about,
      [row([...COLUMNS]), row(COLUMNS.map(() => "---")), ...rows.map((one) => row(cellsOf(one)))].join("\n"),
      ...notes,
    ].join("\n\n"),
  )
  return [...texts, `*${date}, \`${command}\`: ${machine}.*`].join("\n\n")
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`
}
