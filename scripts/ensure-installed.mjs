// Installs the dependencies when a fresh clone has none or the lockfile has moved on, so that `npm run demo`
// and `npm test` work as the very first command. Plain Node: it runs before anything is installed.
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")

function refuseOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number)
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  if (supported) return
  console.error(
    `Node ${process.versions.node} is too old: Medusa needs ^20.19 or >=22.12. Install a newer Node and run again.`,
  )
  process.exit(1)
}

/** @param folder the repository itself, or the folder of it that has packages of its own */
export function ensureInstalled(folder = root) {
  refuseOldNode()
  const lockfile = path.join(folder, "package-lock.json")
  const stamp = path.join(folder, "node_modules", ".installed-lockfile")
  const wanted = createHash("sha256").update(readFileSync(lockfile)).digest("hex")
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return
  const hidden = path.join(folder, "node_modules", ".package-lock.json")
  if (!existsSync(hidden) || process.env.CI) {
    console.log("Installing dependencies (npm ci, about two minutes the first time) ...")
  } else {
    console.log("The lockfile has changed: installing dependencies (npm ci) ...")
  }
  const run = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  })
  if (run.status !== 0) {
    console.error(
      "npm ci failed; its own message is above. A full disk, no network or a half-written node_modules are the usual causes: mend that (or delete node_modules) and run the same command again.",
    )
    process.exit(run.status ?? 1)
  }
  writeFileSync(stamp, wanted)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstalled()
