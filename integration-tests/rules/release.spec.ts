import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"

const root = path.resolve(__dirname, "../..")
const read = (file: string) => readFileSync(path.join(root, file), "utf8")
const release = (file: string) => import(path.join(root, "scripts", "release", file))
const WORKFLOWS = ".github/workflows"

describe("what a shop gets from others", () => {
  it("is under licenses that ask nothing of it", async () => {
    const { productionPackages } = await release("production-packages.mjs")
    const { chosenLicense } = await release("licenses.mjs")
    for (const workspace of ["", "sandbox"]) {
      const all: { name: string; license?: string }[] = productionPackages(workspace)
      expect(all.length).toBeGreaterThan(10)
      expect(all.filter(({ license }) => !chosenLicense(license))).toEqual([])
    }
  })

  it.each([
    ["MIT", "MIT"],
    ["(BSD-3-Clause OR GPL-2.0)", "BSD-3-Clause"],
    ["GPL-3.0 OR MIT", "MIT"],
    ["GPL-3.0", undefined],
    ["MIT AND GPL-2.0", undefined],
    ["UNLICENSED", undefined],
    [undefined, undefined],
  ])("%s is taken under %s", async (license, taken) => {
    const { chosenLicense } = await release("licenses.mjs")
    expect(chosenLicense(license)).toBe(taken)
  })

  it("is listed in THIRD-PARTY.md (node scripts/release/third-party.mjs --write)", async () => {
    const { thirdPartyText } = await release("third-party.mjs")
    expect(read("THIRD-PARTY.md")).toBe(thirdPartyText())
    expect(read("THIRD-PARTY.md")).toContain("| chartist | MIT OR WTFPL | MIT |")
  })
})

describe("versions", () => {
  const manifests = { "": JSON.parse(read("package.json")), sandbox: JSON.parse(read("sandbox/package.json")) }
  const lock = JSON.parse(read("package-lock.json"))

  it.each(["", "sandbox"] as const)("are the same everywhere, and in the changelog: workspace '%s'", (workspace) => {
    const { version } = manifests[workspace]
    expect(lock.packages[workspace].version).toBe(version)
    const [first] = Array.from(read(path.join(workspace, "CHANGELOG.md")).matchAll(/^## (.*)$/gm), ([, name]) => name)
    expect(first).toBe(version)
  })

  it("have a section in docs/upgrading.md when a step of the second number or more was taken", () => {
    const [major, minor] = manifests[""].version.split(".")
    expect(read("docs/upgrading.md")).toContain(` to ${major}.${minor}.0`)
  })

  it("rise by changes that name a package and a step", () => {
    const files = readdirSync(path.join(root, ".changeset")).filter((file) => /(?<!README)\.md$/.test(file))
    const names = Object.values(manifests).map(({ name }) => name)
    const wrong = files.filter((file) => {
      const [, head = "", line = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(read(`.changeset/${file}`)) ?? []
      const steps = head.split("\n").map((step) => /^"(.+)": (?:patch|minor|major)$/.exec(step)?.[1] ?? "")
      return line.trim() === "" || steps.some((name) => !names.includes(name))
    })
    expect(wrong).toEqual([])
  })
})

describe("the workflows", () => {
  const files = readdirSync(path.join(root, WORKFLOWS))

  it.each(files)("name each action by the commit of a release: %s", (file) => {
    const used = Array.from(
      read(`${WORKFLOWS}/${file}`).matchAll(/^\s*(?:- )?uses: (.*)$/gm),
      ([, action = ""]) => action,
    )
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((action) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([])
  })

  it.each(files)("say what they may: %s", (file) => {
    expect(read(`${WORKFLOWS}/${file}`)).toMatch(/^permissions:(?: \{\}|\n {2}contents: read)$/m)
  })

  it("put nothing that others can choose into a script", () => {
    const unsafe = files.filter((file) =>
      /run:(?:.*|\s*\|(?:\n {10,}.*)+)\$\{\{ (?:github\.(?:event|head_ref)|inputs)/.test(read(`${WORKFLOWS}/${file}`)),
    )
    expect(unsafe).toEqual([])
  })

  it("keep the token away from everything that is installed", () => {
    const publish = read(`${WORKFLOWS}/release.yml`).split("\n  publish:\n")[1]?.split("\n  attach:\n")[0] ?? ""
    expect(publish).toContain("secrets.NPM_TOKEN")
    expect(read(`${WORKFLOWS}/release.yml`).split("secrets.").length).toBe(2)
    expect(publish).not.toMatch(/checkout|npm ci|npm install|npm run/)
    expect(publish).toContain("--provenance")
  })

  it("are kept up to date", () => {
    expect(existsSync(path.join(root, ".github/dependabot.yml"))).toBe(true)
    expect(read(".github/dependabot.yml")).toContain("package-ecosystem: github-actions")
  })
})
