import { COLUMNS, cellsOf } from "./cells"
import type { Section } from "./row"

const WIDTH = 100

/** A section for a terminal. */
export function asText({ title, about, rows, notes = [] }: Section): string {
  const table = [[...COLUMNS], ...rows.map(cellsOf)]
  const widths = COLUMNS.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)))
  const lines = table.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  )
  return [
    `## ${title}`,
    "",
    ...wrapped(about),
    "",
    ...lines,
    "",
    ...notes.flatMap((note) => [...wrapped(note), ""]),
  ].join("\n")
}

function wrapped(text: string): string[] {
  const lines: string[] = [""]
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? ""
    if (last && last.length + word.length >= WIDTH) lines.push(word)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return lines
}
