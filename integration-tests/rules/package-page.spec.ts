import { readFileSync } from "node:fs"
import path from "node:path"
import { brokenLink, linksIn, REPOSITORY } from "./links"

const root = path.resolve(__dirname, "../..")
const read = (file: string) => readFileSync(path.join(root, file), "utf8")
const manifest = JSON.parse(read("package.json"))

/** Files of a page's package, which the page may point to. */
function packedWith(page: string): ReadonlySet<string> {
  const { files } = JSON.parse(read(path.join(path.dirname(page), "package.json")))
  return new Set<string>(["package.json", "README.md", "LICENSE", ...files])
}

/** Why a link of a packed page leads nowhere for a reader of the package's page; undefined when it does not. */
function lost(page: string, target: string): string | undefined {
  if (/^https:\/\//.test(target) || target.startsWith("#")) return brokenLink(root, page, target)
  if (/^[a-z]+:/.test(target)) return "it is no web address"
  const packed = packedWith(page)
  return packed.has(target.split("#")[0] ?? "") ? brokenLink(root, page, target) : "the file is not packed"
}

describe("the package's page", () => {
  it.each(["README.md", "CHANGELOG.md", "sandbox/README.md", "sandbox/CHANGELOG.md"])(
    "has no link or picture that leads nowhere: %s",
    (page) => {
      const found = linksIn(read(page)).flatMap(({ target, line }) => {
        const why = lost(page, target)
        return why ? [`${page}:${line}: ${target}: ${why}`] : []
      })
      expect(found).toEqual([])
    },
  )

  it("has links and pictures at all", () => {
    const targets = linksIn(read("README.md")).map(({ target }) => target)
    expect(targets.filter((target) => target.startsWith(REPOSITORY)).length).toBeGreaterThan(10)
    expect(targets.some((target) => target.endsWith(".png"))).toBe(true)
  })

  it.each([
    ["docs/on-call.md", "the file is not packed"],
    ["docs/images/admin-order-held.png", "the file is not packed"],
    ["#no-such-heading", "there is no such heading"],
    [`${REPOSITORY}/blob/main/docs/none.md`, "there is no such file"],
    [`${REPOSITORY}/blob/main/docs/on-call.md#none`, "there is no such heading"],
  ])("would not stand a link to %s", (target, why) => {
    expect(lost("README.md", target)).toBe(why)
  })

  it("says where the project lives, the same everywhere", () => {
    const sandbox = JSON.parse(read("sandbox/package.json"))
    expect(manifest.repository).toEqual({ type: "git", url: `git+${REPOSITORY}.git` })
    // npm provenance compares this with where the package was built.
    expect(sandbox.repository).toEqual({ ...manifest.repository, directory: "sandbox" })
    for (const { bugs } of [manifest, sandbox]) expect(bugs).toBe(`${REPOSITORY}/issues`)
    expect(manifest.homepage).toBe(`${REPOSITORY}#readme`)
    const pages = ["README.md", "SECURITY.md", ".github/ISSUE_TEMPLATE/config.yml", "integration-tests/rules/links.ts"]
    const others = pages.flatMap((page) =>
      Array.from(read(page).matchAll(/https:\/\/github\.com\/([\w-]+)\/medusa-payment-assist/g), ([, owner]) => owner),
    )
    expect(new Set(others)).toEqual(new Set(["medusa-payment-assist"]))
  })

  it("names options with the defaults they have", () => {
    const defaults = (text: string, row: RegExp) =>
      new Map([...text.matchAll(row)].map(([, name, value]) => [name, value]))
    const all = defaults(read("docs/options.md"), /^\| \[`(\w+)`\]\(#\w+\) \| ([^|]*) \|/gm)
    const readme = read("README.md")
    const options = readme.slice(readme.indexOf("| option | default |"), readme.indexOf("## In the storefront"))
    const named = [...options.matchAll(/^\| ((?:`\w+`(?:, )?)+) \| ([^|]*) \|/gm)].flatMap(([, names = "", value]) =>
      [...names.matchAll(/\w+/g)].map(([name]) => [name, value] as const),
    )
    expect(named.length).toBeGreaterThan(10)
    // The reference may say more: `none: no tokens are taken`.
    expect(named).toEqual(named.map(([name]) => [name, all.get(name)?.split(/[:;]/)[0]]))
  })
})
