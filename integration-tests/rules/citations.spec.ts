import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { type Citation, citationsIn, placesOf } from "./citations"
import { filesBelow } from "./files-below"
import { brokenLink, linksIn } from "./links"

const root = path.resolve(__dirname, "../..")
const read = (file: string) => readFileSync(path.join(root, file), "utf8")

const FOLDERS = ["src", "sandbox", "integration-tests", "bench", "demo", "scripts", "docs", "site", ".github", ".ci"]
/** Sources and pages; fixtures are other people's words, and this test's own files hold citations that lead nowhere. */
const files = [
  ...readdirSync(root).filter((name) => /\.(?:md|ts|cjs)$/.test(name)),
  ...FOLDERS.flatMap((folder) => filesBelow(root, folder)),
]
  .filter((name) => /\.(?:[cm]?[jt]sx?|md|sh|html|css|ya?ml)$/.test(name) || name === ".ci/run")
  .filter((name) => !/(?:^|\/)(?:node_modules|\.\w+|fixtures|images)\//.test(name.replace(/^\.(?:github|ci)\//, "")))
  .filter((name) => !/rules\/(?:citations|links)(?:\.spec)?\.ts$/.test(name))
const pages = files.filter((name) => name.endsWith(".md"))

const PROTOCOL = placesOf(read("docs/protocol.md"))
const CONTRACT = placesOf(read("docs/medusa-contract.md"))
const TRAPS = placesOf(read("docs/medusa-contract.md"), "Trap")
const DESIGN = placesOf(read("ARCHITECTURE.md"))
const SEEDS = placesOf(read("docs/sources.md"), "Seed")

function leadsSomewhere({ kind, place }: Pick<Citation, "kind" | "place">): boolean {
  switch (kind) {
    case "protocol":
      return PROTOCOL.has(place)
    case "contract":
      return CONTRACT.has(place)
    case "trap":
      return TRAPS.has(place)
    case "rule":
      return DESIGN.has(`3.${place}`)
    case "section":
      return DESIGN.has(place)
    case "seed":
      return SEEDS.has(place)
  }
}

/** Pages that call their own sections by number alone. */
const OWN: Readonly<Record<string, "protocol" | "contract">> = {
  "docs/protocol.md": "protocol",
  "docs/medusa-contract.md": "contract",
}
const cited = files.flatMap((file) => citationsIn(read(file), OWN[file]).map((citation) => ({ file, ...citation })))

describe("a citation", () => {
  it.each([
    ["the window (protocol 6.1)", ["protocol 6.1"]],
    [
      "(protocol 3.1, 12) and protocol 4, 5 and 6: each",
      ["protocol 3.1", "protocol 12", "protocol 4", "protocol 5", "protocol 6"],
    ],
    ["(protocol section 2), 7 times", ["protocol 2"]],
    ["Protocol 8.2, written out once more", ["protocol 8.2"]],
    ["of those of protocol 5, note 2", ["protocol 5"]],
    ["protocol 16, row 3; protocol 14.15", ["protocol 16.3", "protocol 14.15"]],
    [" * with the parameters (protocol\n * 7.1), and", ["protocol 7.1"]],
    ['(contract traps 3 and 12, "Crash" in 2.1)', ["trap 3", "trap 12"]],
    ["// a sum below zero (trap 7)", ["trap 7"]],
    ["(contract 2.1 to 2.7)", ["contract 2.1", "contract 2.7"]],
    ["(contract section 5), (contract 8). The id keeps", ["contract 5", "contract 8"]],
    ["(design rules 2 and 3): design section 4, the Medusa side", ["rule 2", "rule 3", "section 4"]],
    ["(seeds 003 and 004; seed 000)", ["seed 003", "seed 004", "seed 000"]],
    ["found with seed 44985703", []],
  ])("is found in: %s", (text, expected) => {
    const found = citationsIn(text).map(({ kind, place }) => `${kind} ${place}`)
    expect([...found].sort()).toEqual([...expected].sort())
  })

  it.each([
    "protocol 6.9",
    "protocol 99",
    "protocol 16.40",
    "contract 2.12",
    "contract trap 17",
    "trap 0",
    "design 3",
    "design rule 17",
    "design section 40",
    "seed 005",
  ])("that leads nowhere is noticed: %s", (text) => {
    const found = citationsIn(`a sentence (${text}).`)
    expect(found).toHaveLength(1)
    expect(found.filter(leadsSomewhere)).toEqual([])
  })

  it("is there in great number, so that nothing was overlooked as a whole", () => {
    const counted = (kind: Citation["kind"]) => cited.filter((one) => one.kind === kind).length
    expect(counted("protocol")).toBeGreaterThan(300)
    expect(counted("seed")).toBeGreaterThan(100)
    expect(counted("contract")).toBeGreaterThan(20)
    expect(counted("trap")).toBeGreaterThan(50)
    expect(counted("rule")).toBeGreaterThan(25)
    expect(counted("section")).toBeGreaterThan(3)
  })

  it("leads to a place that is there", () => {
    const nowhere = cited.filter((one) => !leadsSomewhere(one))
    expect(nowhere.map(({ file, line, words, place }) => `${file}:${line}: ${words} (${place})`)).toEqual([])
  })

  it("of the conformance page is one too: P and S with a number", () => {
    const rows = read("docs/assist-conformance.md").split("\n")
    const found = rows.flatMap((row) =>
      Array.from((row.split(" | ")[1] ?? "").matchAll(/\b([PS]) ?(\d[\d.]*)/g), ([words, letter, number = ""]) => ({
        words,
        there: letter === "P" ? PROTOCOL.has(number) : SEEDS.has(`00${number}`),
      })),
    )
    expect(found.length).toBeGreaterThan(400)
    expect(found.filter(({ there }) => !there)).toEqual([])
  })

  it("of a source in brackets, such as [D-push], is explained", () => {
    const explained = read("docs/sources.md")
    const keys = Array.from(
      read("docs/protocol.md").matchAll(/\[([SD][\w-]*|[A-Z]{2,6})((?:, [\w-]+)*)\](?!\()/g),
      (match) => [match[1], ...(match[2] ?? "").split(", ")].filter(Boolean),
    ).flat()
    expect(keys.length).toBeGreaterThan(100)
    const unknown = new Set(
      keys.filter((key) => !new RegExp(`(?:^\\| |, |\\[)${key}(?=[\\],| ])`, "m").test(explained)),
    )
    expect([...unknown]).toEqual([])
  })
})

describe("a page", () => {
  it("is named only where it is", () => {
    const named = files.flatMap((file) =>
      Array.from(read(file).matchAll(/(?<![\w/])(docs\/[\w/-]+\.md)/g), ([, page = ""]) => ({ file, page })),
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter(({ page }) => !existsSync(path.join(root, page)))).toEqual([])
  })

  it("has no link that leads nowhere", () => {
    const links = pages.flatMap((page) => linksIn(read(page)).map((link) => ({ page, ...link })))
    expect(links.length).toBeGreaterThan(60)
    const broken = links.flatMap(({ page, target, line }) => {
      const why = brokenLink(root, page, target)
      return why ? [`${page}:${line}: ${target}: ${why}`] : []
    })
    expect(broken).toEqual([])
  })

  it.each([
    ["docs/none.md", "there is no such file"],
    ["README.md#none", "there is no such heading"],
    ["https://github.com/medusa-payment-assist/medusa-payment-assist/blob/main/docs/none.md", "there is no such file"],
  ])("would be found with the link %s", (target, why) => {
    expect(brokenLink(root, "ARCHITECTURE.md", target)).toBe(why)
  })

  it("names only files that are there", () => {
    const file =
      /(?<![\w/.-])((?:src|sandbox|integration-tests|bench|demo|scripts|docs)\/(?:[\w./-]|\[\w+\])*)(?![\w./-]| of a store)/g
    const named = pages.flatMap((page) =>
      Array.from(read(page).matchAll(file), ([, found = ""]) => ({ page, name: found.replace(/\.$/, "") })),
    )
    expect(named.length).toBeGreaterThan(100)
    // From the repository's root, or from the folder the page is in.
    const missing = named.filter(
      ({ page, name }) => !existsSync(path.join(root, name)) && !existsSync(path.join(root, path.dirname(page), name)),
    )
    expect(missing.map(({ page, name }) => `${page}: ${name}`)).toEqual([])
  })
})

describe("ARCHITECTURE.md", () => {
  it("has a row for every room", () => {
    const rooms = readdirSync(path.join(root, "src"), { withFileTypes: true }).filter(
      // A test run of Medusa leaves an empty folder for migrations behind.
      (entry) => entry.isDirectory() && readdirSync(path.join(root, "src", entry.name)).length > 0,
    )
    const table = read("ARCHITECTURE.md").split("\n## 2. Rooms\n")[1]?.split("\n## ")[0] ?? ""
    const listed = new Set(Array.from(table.matchAll(/`([\w/]+)`/g), ([, name = ""]) => name.split("/")[0]))
    expect(rooms.length).toBeGreaterThan(10)
    expect(rooms.filter(({ name }) => !listed.has(name)).map(({ name }) => name)).toEqual([])
  })

  it("has all sixteen rules", () => {
    expect([...DESIGN].filter((place) => place.startsWith("3."))).toHaveLength(16)
  })
})

describe("docs/traps.md", () => {
  const rows = read("docs/traps.md")
    .split("\n")
    .filter((line) => /^\| \d/.test(line))

  it("has a row for every trap", () => {
    const listed = rows.flatMap((row) => (row.split(" | ")[0] ?? "").replace("| ", "").split(", "))
    expect(listed.sort()).toEqual([...TRAPS].sort())
  })

  it.each(rows.map((row) => [row.split(" | ")[0] ?? "", row.split(" | ")[2] ?? ""]))(
    "names tests that are there: %s",
    (_, tests) => {
      const named = Array.from(tests.matchAll(/(\w+\/[\w-]+): ((?:"[^"]+"(?:, )?)+)/g))
      expect(named).not.toEqual([])
      for (const [, file = "", titles = ""] of named) {
        const text = read(`integration-tests/${file}.tests.ts`)
        for (const [, title = ""] of titles.matchAll(/"([^"]+)"/g)) expect(text).toContain(title)
      }
    },
  )
})
