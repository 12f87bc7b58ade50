import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { type Made, writePage } from "../page"
import type { Section } from "../row"
import { asText } from "../text"

const made: Made = { machine: "2 cores", command: "npm run bench -- one --md", date: "2026-01-31" }
const ORDER = ["one", "two"]

const section = (figure: number): Section => ({
  title: "Speed",
  about: "How fast it is.",
  rows: [
    {
      what: "with | without",
      figure,
      unit: "ms",
      floor: { what: "nothing", figure: 10 },
      target: { most: 1.5, of: "ratio" },
    },
    { what: "calls", figure: 3, unit: "calls", target: { most: 2, of: "figure" } },
  ],
  notes: ["It is enough."],
})

describe("the page of benches", () => {
  let folder: string
  let file: string

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "assist-bench-page-"))
    file = path.join(folder, "benchmarks.md")
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const write = (name: string, figure: number) => writePage(file, new Map([[name, [section(figure)]]]), ORDER, made)

  it("shows a figure beside its floor, the ratio, and whether the target was reached", () => {
    write("one", 12)
    const page = readFileSync(file, "utf8")
    expect(page).toContain("| with \\| without | 12.0 ms | 10.0 ms (nothing) | 1.20 | ratio at most 1.5: yes |")
    expect(page).toContain("| calls | 3 calls |  |  | at most 2 calls: no |")
    expect(page).toContain("*2026-01-31, `npm run bench -- one --md`: 2 cores.*")
  })

  it("writes one part anew and leaves the others, in their order", () => {
    write("two", 20)
    expect(readFileSync(file, "utf8")).toContain("\nNot measured yet: `one`.\n")
    write("one", 12)
    write("one", 13)
    const page = readFileSync(file, "utf8")
    expect(page.match(/\d\d\.\d ms \|/g)).toEqual(["13.0 ms |", "20.0 ms |"])
    expect(page.match(/^# /gm)).toHaveLength(1)
    expect(page).not.toContain("Not measured")
  })

  it("says the same in a terminal", () => {
    const text = asText(section(16))
    expect(text).toContain("with | without  16.0 ms  10.0 ms (nothing)  1.60   ratio at most 1.5: no")
    expect(text).toContain("It is enough.")
  })
})
