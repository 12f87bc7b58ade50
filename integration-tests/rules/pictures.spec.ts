import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { PICTURES } from "../browser/pictures"

const root = path.resolve(__dirname, "../..")
const tests = readdirSync(path.join(root, "integration-tests/browser"))
  .filter((name) => name.endsWith(".tests.ts"))
  .map((name) => readFileSync(path.join(root, "integration-tests/browser", name), "utf8"))
  .join("\n")

describe("docs/images", () => {
  it("holds only pictures that the browser tests make anew", () => {
    const found = readdirSync(path.join(root, "docs/images")).map((name) => name.replace(".png", ""))
    expect(found.length).toBeGreaterThan(5)
    expect(found.filter((name) => !Object.values(PICTURES).includes(name))).toEqual([])
  })

  it.each(Object.keys(PICTURES))("has a test that makes %s", (name) => {
    // The end of a name may be a language or a look: `admin-17-captured-${language}`.
    const [numbered = name] = /^[a-z]+-\d+-/.exec(name) ?? []
    expect(tests).toContain(numbered)
  })
})
