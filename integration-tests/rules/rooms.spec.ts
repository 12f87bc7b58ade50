import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

const root = path.resolve(__dirname, "../..")

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => path.join(folder, name))
    .filter((name) => /\.tsx?$/.test(name) && !name.includes("node_modules") && !name.includes("__tests__"))
}

/** What a file imports: bare names as they are, relative ones as paths from the repository's root. */
function imports(file: string): string[] {
  const text = readFileSync(path.join(root, file), "utf8")
  const found = text.matchAll(/(?:from|import|require\()\s*["']([^"']+)["']/g)
  return Array.from(found, ([, name]) => name as string).map((name) =>
    name.startsWith(".") ? path.normalize(path.join(path.dirname(file), name)) : name,
  )
}

function crossings(folder: string, forbidden: (name: string) => boolean): string[] {
  return sources(folder).flatMap((file) =>
    imports(file)
      .filter(forbidden)
      .map((name) => `${file} imports ${name}`),
  )
}

const below =
  (...folders: string[]) =>
  (name: string) =>
    folders.some((folder) => name === folder || name.startsWith(`${folder}/`))

// Design section 2: imports point one way, so that each room can be read, tested and replaced by itself.
describe("the rooms of the project", () => {
  it("finds what it is meant to look at", () => {
    expect(sources("src/gateway").length).toBeGreaterThan(10)
    expect(imports("src/payments/decide-authorize.ts")).toContain("src/gateway")
  })

  it("keeps the sandbox and the plugin apart in both directions", () => {
    expect(crossings("sandbox/src", below("src"))).toEqual([])
    expect(crossings("src", below("sandbox", "demo", "integration-tests", "bench"))).toEqual([])
  })

  it("keeps Medusa out of the gateway client and everything else too", () => {
    expect(crossings("src/gateway", (name) => name.startsWith("@medusajs"))).toEqual([])
    expect(crossings("src/gateway", (name) => name.startsWith("src/") && !below("src/gateway")(name))).toEqual([])
  })

  it("keeps the decisions pure: nothing but the gateway's types and arithmetic", () => {
    expect(crossings("src/payments", (name) => !below("src/gateway", "src/payments")(name))).toEqual([])
  })

  it("keeps the receipts pure in the same way", () => {
    expect(imports("src/receipts/lines-of-paid.ts")).toContain("src/gateway")
    expect(crossings("src/receipts", (name) => !below("src/gateway", "src/receipts")(name))).toEqual([])
  })

  it("keeps counters and log lines free of everything they tell about", () => {
    expect(
      crossings("src/observe", (name) => name.startsWith("src/") && !below("src/gateway", "src/observe")(name)),
    ).toEqual([])
  })

  it("lets no room import one that builds on it", () => {
    const upper = below(
      "src/workflows",
      "src/api",
      "src/admin",
      "src/cli",
      "src/owner",
      "src/jobs",
      "src/subscribers",
      "src/shopper",
    )
    expect(crossings("src/providers", upper)).toEqual([])
    expect(crossings("src/operations", upper)).toEqual([])
    expect(crossings("src/merchant", upper)).toEqual([])
    expect(crossings("src/modules", (name) => upper(name) || below("src/providers", "src/operations")(name))).toEqual(
      [],
    )
    expect(
      crossings("src/workflows", below("src/api", "src/owner", "src/jobs", "src/subscribers", "src/shopper")),
    ).toEqual([])
    // What the owner asks for is answered in the admin API's types; its routes and its terminal command build on it.
    const contract = "src/api/admin/assist/contract"
    expect(
      crossings(
        "src/owner",
        (name) => name !== contract && below("src/api", "src/admin", "src/cli", "src/jobs", "src/subscribers")(name),
      ),
    ).toEqual([])
    expect(crossings("src/cli", below("src/admin", "src/jobs", "src/subscribers", "src/shopper"))).toEqual([])
  })

  it("takes nothing of the server into the browser but the types of the admin API", () => {
    const contract = "src/api/admin/assist/contract"
    expect(
      crossings("src/admin", (name) => name.startsWith("src/") && name !== contract && !below("src/admin")(name)),
    ).toEqual([])
    const values = sources("src/admin").filter((file) =>
      /import (?!type )[^"]*"[^"]*\/contract"/.test(readFileSync(path.join(root, file), "utf8")),
    )
    expect(values).toEqual([])
  })

  it("claims no workflow hook of core: each takes one handler per app (design rule 11)", () => {
    expect(sources("src").filter((file) => /\.hooks\.\w+\(/.test(readFileSync(path.join(root, file), "utf8")))).toEqual(
      [],
    )
  })
})
