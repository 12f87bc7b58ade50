// `medusa plugin:build` writes a source map into every file, whatever tsconfig.json says. The maps lead to sources that are not published,
// and are a third of the package.
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { root } from "./ensure-installed.mjs"

const folder = path.join(root, ".medusa", "server", "src")

for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
  if (!name.endsWith(".js")) continue
  const file = path.join(folder, name)
  const text = readFileSync(file, "utf8")
  const without = text.replace(/\n\/\/# sourceMappingURL=data:\S+\s*$/, "\n")
  if (without !== text) writeFileSync(file, without)
}
