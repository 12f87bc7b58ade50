// What a store gets with one of our packages: its dependencies and theirs, as the lockfile has them. Peers are the store's own.
import { readFileSync } from "node:fs"
import path from "node:path"
import { root } from "../ensure-installed.mjs"

const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages

/** The places in which Node looks for a package, from the innermost folder up. */
function* places(name, from) {
  for (let base = from; base !== ""; ) {
    yield `${base}/node_modules/${name}`
    const above = base.lastIndexOf("/node_modules/")
    base = above < 0 ? "" : base.slice(0, above)
  }
  yield `node_modules/${name}`
}

/**
 * @param {"" | "sandbox"} workspace
 * @returns {{ name: string, folder: string, license: string | undefined }[]} by name; `folder` from the repository's root
 */
export function productionPackages(workspace) {
  const found = new Map()
  const visit = (name, from) => {
    const folder = [...places(name, from)].find((place) => lock[place])
    if (!folder || found.has(folder)) return
    const { license, dependencies, optionalDependencies } = lock[folder]
    found.set(folder, { name, folder, license })
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) visit(next, folder)
  }
  for (const name of Object.keys(lock[workspace].dependencies)) visit(name, workspace)
  return [...found.values()].sort((one, other) => (one.folder < other.folder ? -1 : 1))
}
