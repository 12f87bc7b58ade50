import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

const root = path.resolve(__dirname, "../../..")
const packages = ["@medusajs/dashboard/src", "@medusajs/ui/dist/esm"].map((name) =>
  path.join(root, "node_modules", name),
)

function read(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => pattern.test(file) && !/__tests__|translations/.test(file))
    .map((file) => readFileSync(path.join(folder, file), "utf8"))
}

/** Words that stand in quotes: class lists among them. */
const words = (source: string) =>
  Array.from(
    source.matchAll(/"([^"\n]*)"|'([^'\n]*)'|`([^`]*)`/g),
    (match) => (match[1] ?? match[2] ?? match[3]) as string,
  )
    .flatMap((text) => text.split(/\s+/))
    .filter(Boolean)

// A store's build looks for class names in its dashboard and in plugins it can resolve from there: in a store installed
// by pnpm, or one that links the plugin, ours are not found. So only such are used as the dashboard itself brings along.
it("uses only classes that every store's admin has", () => {
  const known = new Set(packages.flatMap((folder) => read(folder, /\.(tsx?|js)$/)).flatMap(words))
  const lists = read(path.resolve(__dirname, ".."), /\.tsx$/).flatMap((source) =>
    Array.from(source.matchAll(/className=(?:"([^"]*)"|\{([^}]*)\})/g), ([, plain, code]) =>
      plain === undefined ? words(code as string) : plain.split(/\s+/),
    ),
  )
  const used = new Set(lists.flat().filter(Boolean))
  expect(used.size).toBeGreaterThan(40)
  expect([...used].filter((name) => !known.has(name)).sort()).toEqual([])
})
