// Runs a TypeScript entry of this repository (`node scripts/run-ts.mjs sandbox/src/main.ts --port 4010`).
import { spawn } from "node:child_process"
import path from "node:path"
import { ensureInstalled, root } from "./ensure-installed.mjs"

ensureInstalled()
const [entry, ...args] = process.argv.slice(2)
if (!entry) {
  console.error("usage: node scripts/run-ts.mjs <file.ts> [arguments]")
  process.exit(2)
}
const child = spawn(process.execPath, ["--import", "tsx", path.resolve(root, entry), ...args], {
  stdio: "inherit",
  cwd: root,
})
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal))
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)))
