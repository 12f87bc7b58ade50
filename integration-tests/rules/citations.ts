/** A place that says where something is written, such as `protocol 6.1`. */
export interface Citation {
  readonly kind: "protocol" | "contract" | "trap" | "rule" | "section" | "seed"
  /** `6.1`, `16.3` (a row of section 16), `3`, `003`. */
  readonly place: string
  readonly line: number
  /** As it stands there. */
  readonly words: string
}

const NUMBER = String.raw`\d+(?:\.\d+)?`
/** One number or several: `6.1, 8.2`, `3 and 12`, `2.1 to 2.7`, `16, row 3`. */
const NUMBERS = String.raw`${NUMBER}(?:,? (?:and |to |or |rows? )?${NUMBER}(?!\w))*`
const CITED = new RegExp(
  String.raw`\b(protocol|contract|design|seed)s?(?:'s)?,? ?(?:\b(trap|rule|section|row)s? )?(?<= )(${NUMBERS})`,
  "gi",
)
/** Traps are Medusa's wherever no document is named. */
const TRAP = new RegExp(String.raw`(?<!contract,? )\btraps? (${NUMBERS})`, "gi")
const SECTION = new RegExp(String.raw`(?<!(?:protocol|contract|design),? )\bsections? (${NUMBERS})`, "gi")

const KINDS: Readonly<Record<string, Citation["kind"]>> = {
  protocol: "protocol",
  "protocol section": "protocol",
  contract: "contract",
  "contract section": "contract",
  "contract trap": "trap",
  "design rule": "rule",
  "design section": "section",
  seed: "seed",
}

/** A seed of random numbers is no document. */
const RANDOM_SEED = /^seed [1-9]\d{3,}/i

/** A text as one line, since a citation may be broken by a line's end and the star of a comment. */
function unbroken(text: string): { joined: string; lineAt: (index: number) => number } {
  const starts: number[] = []
  let joined = ""
  for (const line of text.split("\n")) {
    starts.push(joined.length)
    joined += `${line.replace(/^\s*(?:\/\*\*|\*(?!\*)|\/\/|#(?!#)|>)?\s*/, "").trimEnd()} `
  }
  return { joined, lineAt: (index) => starts.findLastIndex((start) => start <= index) + 1 }
}

/** `16, row 3` is one place; `2.1 to 2.7` are its two ends; everything else stands for itself. */
function places(numbers: string): string[] {
  return numbers.replace(/(\d+),? rows? (\d+)/g, "$1.$2").split(/,? (?:and |to |or )?(?=\d)/)
}

/**
 * Every citation of a text, whatever its wording.
 * @param own what a bare `section 9` means there: the page's own document
 */
export function citationsIn(text: string, own?: "protocol" | "contract"): Citation[] {
  const { joined, lineAt } = unbroken(text)
  const found: Citation[] = []
  const note = (kind: Citation["kind"] | undefined, numbers: string, index: number, words: string) => {
    const [first = "", ...others] = places(numbers)
    // "Of seed 004 and 158 of protocol 11.7": seeds have three digits.
    const further = others.filter((place) => kind !== "seed" || /^0\d\d$/.test(place))
    // A wording without a meaning, such as "design 3", leads nowhere.
    for (const place of [first, ...further])
      found.push({ kind: kind ?? "section", place: kind ? place : `?${place}`, line: lineAt(index), words })
  }
  for (const match of joined.matchAll(CITED)) {
    const [words, document = "", part, numbers = ""] = match
    if (RANDOM_SEED.test(words)) continue
    note(KINDS[(part ? `${document} ${part}` : document).toLowerCase()], numbers, match.index, words)
  }
  for (const match of joined.matchAll(TRAP)) note("trap", match[1] ?? "", match.index, match[0])
  if (own) for (const match of joined.matchAll(SECTION)) note(own, match[1] ?? "", match.index, match[0])
  return found
}

/**
 * What can be cited of a page: its numbered headings, and `16.3` for the third row or point of section 16.
 * @param word what stands before the number in a heading: `### Trap 3`
 */
export function placesOf(page: string, word = ""): ReadonlySet<string> {
  const found = new Set<string>()
  const headed = new RegExp(String.raw`^#{2,4} ${word ? `${word} ` : ""}(\d+(?:\.\d+)?)\b`)
  let section: string | undefined
  for (const line of page.split("\n")) {
    if (line.startsWith("#")) {
      section = headed.exec(line)?.[1]
      if (section) found.add(section)
    }
    const point = /^(?:(\d+)\. |\| (\d+) \|)/.exec(line)
    if (point && section) found.add(`${section}.${point[1] ?? point[2]}`)
  }
  return found
}
