// The sandbox as plain JavaScript with types, as it is published. The repository itself runs it from its sources.
//   node scripts/build-sandbox.mjs
import { execFileSync } from "node:child_process"
import { chmodSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { root } from "./ensure-installed.mjs"

const require = createRequire(import.meta.url)

export function buildSandbox() {
  const folder = path.join(root, "sandbox")
  rmSync(path.join(folder, "dist"), { recursive: true, force: true })
  const tsc = path.join(path.dirname(require.resolve("typescript/package.json")), "bin", "tsc")
  execFileSync(process.execPath, [tsc, "-p", path.join(folder, "tsconfig.json")], {
    stdio: ["ignore", "inherit", "inherit"],
  })
  chmodSync(path.join(folder, "dist", "main.js"), 0o755)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildSandbox()
