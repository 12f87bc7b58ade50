import { existsSync, readFileSync } from "node:fs"
import path from "node:path"

const root = path.resolve(__dirname, "../..")

/** The addresses of the buttons and pictures at the top of a start page: the site's generator looks at links in texts only. */
function addresses(page: string): string[] {
  const [, top = ""] = readFileSync(path.join(root, page), "utf8").split(/^---$/m)
  return Array.from(top.matchAll(/^\s+(?:link|src): (\/\S+)$/gm), ([, address = ""]) => address)
}

/** The file behind an address of the site: `/ru/admin` is docs/admin.ru.md. */
function fileOf(address: string): string {
  if (address.startsWith("/images/")) return `docs${address}`
  return address.startsWith("/ru/") ? `docs/${address.slice(4)}.ru.md` : `docs${address}.md`
}

describe.each(["site/index.md", "site/ru/index.md"])("%s", (page) => {
  it("has buttons and a picture that lead somewhere", () => {
    const found = addresses(page)
    expect(found.length).toBeGreaterThan(3)
    expect(found.filter((address) => !existsSync(path.join(root, fileOf(address))))).toEqual([])
  })
})

describe("a start page", () => {
  it("is in one language: its buttons lead to pages of that language", () => {
    const pages = (page: string) => addresses(page).filter((address) => !address.startsWith("/images/"))
    expect(pages("site/ru/index.md")).toEqual(pages("site/index.md").map((address) => `/ru${address}`))
  })
})
