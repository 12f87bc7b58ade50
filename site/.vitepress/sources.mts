import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"

/** The repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url))

export const REPOSITORY = repository()

function repository(): string {
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"))
  return manifest.repository.url.replace(/^git\+|\.git$/g, "")
}

const markdownIn = (folder: string) =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => path.posix.join(folder, name))

/** Where a file of the repository stands on the site: `docs/admin.ru.md` is `ru/admin.md`. */
function pageOf(source: string): string {
  const name = source.replace(/^(?:docs|site)\//, "")
  if (name === "sandbox/README.md") return "sandbox.md"
  if (/^[A-Z]+\.md$/.test(name)) return name.toLowerCase()
  const page = name.replace(/(^|\/)README\.md$/, "$1index.md")
  return page.endsWith(".ru.md") ? `ru/${page.replace(/\.ru\.md$/, ".md")}` : page
}

const sources = [...["", "docs", "docs/decisions", "site", "site/ru"].flatMap(markdownIn), "sandbox/README.md"]

/** Every page of the site, by the file of the repository it is made from. */
export const pageBySource: ReadonlyMap<string, string> = new Map(sources.map((source) => [source, pageOf(source)]))

/** The file of the repository a page is made from. */
export const sourceByPage: ReadonlyMap<string, string> = new Map(
  Array.from(pageBySource, ([source, page]) => [page, source]),
)

/** The first heading of a page. */
export function titleOf(page: string): string {
  const source = sourceByPage.get(page)
  const text = source ? readFileSync(path.join(root, source), "utf8") : ""
  return /^# (.+)$/m.exec(text)?.[1]?.replace(/`/g, "") ?? page
}
