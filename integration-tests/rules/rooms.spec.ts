import { below, circles, crossings, imports, sources, textOf } from "./import-graph"

/**
 * The rooms of `src` from the ground up (ARCHITECTURE.md): a room imports itself, the rooms before it in this list, and
 * nothing after it.
 */
const ROOMS = [
  "src/gateway",
  "src/refusals",
  "src/observe",
  "src/payments",
  "src/receipts",
  "src/merchant",
  "src/modules",
  "src/medusa",
  "src/operations",
  "src/follow",
  "src/shopper",
  "src/owner",
] as const

/** Medusa finds these by their place, and they lead into the rooms: nobody imports one. */
const DOORS = [
  "src/api",
  "src/jobs",
  "src/subscribers",
  "src/workflows",
  "src/providers",
  "src/admin",
  "src/cli",
] as const

/** For the browser of a shop: imports nothing, and nothing imports it. */
const APART = ["src/storefront"] as const

const inSrc = below("src")

describe("the rooms of the project", () => {
  it("finds what it is meant to look at", () => {
    expect(sources("src/gateway").length).toBeGreaterThan(10)
    expect(imports("src/payments/decide-authorize.ts")).toContain("src/gateway")
  })

  it("has no folder that is neither room nor door", () => {
    const folders = new Set(sources("src").map((file) => file.split("/").slice(0, 2).join("/")))
    expect([...folders].sort()).toEqual([...ROOMS, ...DOORS, ...APART].sort())
  })

  it("keeps the sandbox and the plugin apart in both directions", () => {
    expect(crossings("sandbox/src", inSrc)).toEqual([])
    expect(crossings("src", below("sandbox", "demo", "integration-tests", "bench"))).toEqual([])
  })

  it.each(ROOMS.map((room, at) => [room, ROOMS.slice(0, at + 1)] as const))(
    "%s imports itself and the rooms below it only",
    (room, allowed) => {
      expect(crossings(room, (name) => inSrc(name) && !below(...allowed)(name))).toEqual([])
    },
  )

  it.each(DOORS)("nobody imports %s", (door) => {
    const others = [...ROOMS, ...DOORS].filter((folder) => folder !== door)
    expect(others.flatMap((folder) => crossings(folder, below(door)))).toEqual([])
  })

  it("has no circle between files, type-only imports counted", () => {
    expect(circles("src")).toEqual([])
    expect(circles("sandbox/src")).toEqual([])
  })

  it("keeps Medusa out of the gateway client and out of the decisions", () => {
    for (const room of ["src/gateway", "src/payments", "src/receipts"])
      expect(crossings(room, (name) => name.startsWith("@medusajs") || name === "src/refusals/refused")).toEqual([])
  })

  it("keeps the decisions pure: nothing but the gateway's types and arithmetic", () => {
    expect(crossings("src/payments", (name) => !below("src/gateway", "src/refusals", "src/payments")(name))).toEqual([])
  })

  it("keeps the receipts pure in the same way", () => {
    expect(imports("src/receipts/lines-of-paid.ts")).toContain("src/gateway")
    expect(crossings("src/receipts", (name) => !below("src/gateway", "src/refusals", "src/receipts")(name))).toEqual([])
  })

  it("keeps the browser module of storefronts by itself: it imports nothing, and nothing imports it", () => {
    expect(sources("src/storefront").length).toBeGreaterThan(10)
    expect(crossings("src/storefront", (name) => !below("src/storefront")(name))).toEqual([])
    expect(
      crossings("src", below("src/storefront")).filter((crossing) => !crossing.startsWith("src/storefront/")),
    ).toEqual([])
  })

  it("keeps counters and log lines free of everything they tell about", () => {
    expect(crossings("src/observe", (name) => inSrc(name) && !below("src/gateway", "src/observe")(name))).toEqual([])
  })

  it("takes nothing of the server into the browser but the types of the admin API and the texts both sides show", () => {
    const api = "src/owner/admin-api"
    const texts = ["src/owner/texts/cause-texts", "src/owner/texts/discrepancy-texts", "src/owner/texts/say"]
    const refusals = (name: string) => below("src/refusals")(name) && name !== "src/refusals/refused"
    const shared = (name: string) => name === api || texts.includes(name) || refusals(name)
    expect(crossings("src/admin", (name) => inSrc(name) && !shared(name) && !below("src/admin")(name))).toEqual([])
    const values = sources("src/admin").filter((file) => /import (?!type )[^"]*"[^"]*\/admin-api"/.test(textOf(file)))
    expect(values).toEqual([])
    // Values that come with the texts would bring their room into the browser.
    const withTexts = texts.flatMap((file) => [...textOf(`${file}.ts`).matchAll(/^import (?!type )[^"]*"([^"]*)"/gm)])
    expect(withTexts.map(([, from]) => from)).toEqual(texts.slice(1).map(() => "./say"))
    const tables = sources("src/refusals").filter((file) => file !== "src/refusals/refused.ts")
    expect(tables.filter((file) => /^import (?!type )[^"]*"\.\.\/(?:\.\.\/)?gateway/m.test(textOf(file)))).toEqual([])
  })

  it("claims no workflow hook of core: each takes one handler per app (design rule 11)", () => {
    expect(sources("src").filter((file) => /\.hooks\.\w+\(/.test(textOf(file)))).toEqual([])
  })
})
