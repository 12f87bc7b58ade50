import { createHash } from "node:crypto"
import { readdirSync, readFileSync, statSync } from "node:fs"
import path from "node:path"

const skipped = new Set(["node_modules", ".medusa", "__tests__", ".git"])

function* filesBelow(place) {
  if (!statSync(place).isDirectory()) {
    yield place
    return
  }
  for (const name of readdirSync(place).sort()) if (!skipped.has(name)) yield* filesBelow(path.join(place, name))
}

/** One value for the content of files and folders: the same value means nothing has to be built again. */
export function hashSources(base, names, extra = "") {
  const hash = createHash("sha256").update(extra)
  for (const name of names)
    for (const file of filesBelow(path.join(base, name)))
      hash.update(path.relative(base, file)).update("\0").update(readFileSync(file)).update("\0")
  return hash.digest("hex")
}
