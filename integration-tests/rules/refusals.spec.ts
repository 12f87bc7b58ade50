import { en } from "../../src/refusals/en"
import { below, sources, textOf } from "./import-graph"

const files = sources("src").filter((file) => !below("src/refusals")(file) && !below("src/admin")(file))

/** Errors that are not for the admin's pages, and for whom they are. */
const OTHER_READERS: readonly (readonly [file: string, reader: string])[] = [
  ["src/api/store/assist/payment-sessions/[id]/route.ts", "the storefront"],
  ["src/merchant/options.ts", "the log, at boot"],
  ["src/operations/errors.ts", "the shopper"],
  ["src/owner/agreements/agree.ts", "the storefront's developer, who runs the workflow"],
  ["src/owner/agreements/charge-agreement.ts", "the shop's developer, who runs the workflow"],
  ["src/owner/personal-data/erase-personal-data.ts", "the shop's developer, who runs the workflow"],
  ["src/providers/assist/hooks/authorize.ts", "the storefront"],
  ["src/providers/assist/hooks/stored-cards.ts", "the storefront"],
  ["src/providers/assist/service.ts", "the storefront"],
]

const routes = files.filter((file) => below("src/api/admin")(file) && file.endsWith("/route.ts"))

describe("what the shop refuses", () => {
  it("is said by a code that every language has, wherever the admin may read it", () => {
    const plain = files.filter((file) => !below("src/shopper")(file) && textOf(file).includes("new MedusaError("))
    expect(plain.sort()).toEqual(OTHER_READERS.map(([file]) => file).sort())
  })

  it("has no text that nothing says", () => {
    const source = files.map(textOf).join("\n")
    expect(source).toContain("saying(`collection_$" + "{problem}`)")
    const unsaid = Object.keys(en).filter((code) => !source.includes(`"${code}"`) && !code.startsWith("collection_"))
    expect(unsaid).toEqual([])
  })

  it("reaches the admin's pages by code: every route hands it on", () => {
    expect(routes.length).toBeGreaterThan(15)
    const bare = routes.filter((file) => {
      const text = textOf(file)
      const handlers = text.match(/^export (?:const|async function) (?:GET|POST|PUT|DELETE)\b/gm) ?? []
      return handlers.length === 0 || handlers.length !== (text.match(/= withRefusals\(/g) ?? []).length
    })
    expect(bare).toEqual([])
  })
})
