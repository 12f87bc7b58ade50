import { readdirSync } from "node:fs"
import path from "node:path"

/**
 * Files below a folder as paths from `root`, without installed packages and hidden folders. Links are not followed: the
 * demo's store links to this repository, which would lead round in circles.
 */
export function filesBelow(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name)
    if (entry.isFile()) return [name]
    if (!entry.isDirectory() || entry.name === "node_modules" || entry.name.startsWith(".")) return []
    return filesBelow(root, name)
  })
}
