import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"

const root = path.resolve(__dirname, "../..")
const read = (file: string) => readFileSync(path.join(root, file), "utf8")

/** The lines of a page that are no code. */
function prose(page: string): string[] {
  return page.split(/^```.*$/m).flatMap((text, at) => (at % 2 === 0 ? text.split("\n") : []))
}

const headings = (page: string) => prose(page).flatMap((line) => /^#+(?= )/.exec(line)?.[0] ?? [])

/** What is the same in every language: the first word of a table's row, where it is a name from the code. */
const namedRows = (page: string) => prose(page).flatMap((line) => /^\| (`[^`]+`)/.exec(line)?.[1] ?? [])

/** Code without its comments, which are translated. */
function code(page: string): string[] {
  return page
    .split(/^```.*$/m)
    .filter((_, at) => at % 2 === 1)
    .map((text) => text.replace(/\s*(?:\/\/|(?<=\s)#).*$/gm, ""))
}

const translations = readdirSync(path.join(root, "docs"))
  .filter((name) => name.endsWith(".ru.md"))
  .map((name) => [`docs/${name}`, `docs/${name.replace(".ru.md", ".md")}`] as const)
const pairs = [...translations, ["site/ru/index.md", "site/index.md"] as const]

/** What a shop owner and the person on call read. */
const OWED = [
  ...["install", "going-live", "admin", "capture-on-fulfillment", "order-edits", "receipts", "wallets"],
  ...["stored-cards", "subscriptions", "privacy", "on-call", "several-instances", "storefront"],
]

describe("a page in Russian", () => {
  it.each(OWED)("is there for docs/%s.md", (name) => {
    expect(existsSync(path.join(root, `docs/${name}.ru.md`))).toBe(true)
  })

  it.each(pairs)("%s has the headings of its English page, level by level", (russian, english) => {
    expect(headings(read(russian))).toEqual(headings(read(english)))
  })

  it.each(pairs)("%s has the tables' rows of its English page", (russian, english) => {
    expect(namedRows(read(russian))).toEqual(namedRows(read(english)))
  })

  it.each(pairs)("%s has the code of its English page", (russian, english) => {
    expect(code(read(russian))).toEqual(code(read(english)))
  })

  it.each(translations)("%s and its English page lead to each other", (russian, english) => {
    expect(read(russian)).toContain(`(${path.basename(english)})`)
    expect(read(english)).toContain(`(${path.basename(russian)})`)
  })

  it.each(translations)("%s leads to pages in Russian where there are some", (russian, english) => {
    const links = Array.from(read(russian).matchAll(/\]\(([\w-]+)\.md(?:#[^)]*)?\)/g), ([, page = ""]) => page)
    const left = links.filter((page) => existsSync(path.join(root, `docs/${page}.ru.md`)))
    expect(left.filter((page) => `docs/${page}.md` !== english)).toEqual([])
  })
})

describe("how to install it", () => {
  it("is the same in the README and on the page in both languages", () => {
    const setup = (file: string) => code(read(file)).find((text) => text.includes("resolve:"))
    expect(setup("docs/install.md")).toBe(setup("README.md"))
    expect(setup("docs/install.ru.md")).toBe(setup("README.md"))
  })
})
