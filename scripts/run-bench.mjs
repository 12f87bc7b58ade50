// Runs the benches on plain JavaScript, as a store runs the plugin. Running TypeScript directly keeps the names of
// functions by a call for each function that is made, which costs code of many small functions half of its time.
import { spawn } from "node:child_process"
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import path from "node:path"
import { ensureInstalled, root } from "./ensure-installed.mjs"

ensureInstalled()
const { transformFileSync } = await import("@swc/core")
const compiled = path.join(root, ".test", "bench")
rmSync(compiled, { recursive: true, force: true })
for (const folder of ["src", "bench"]) {
  for (const name of readdirSync(path.join(root, folder), { recursive: true })) {
    if (!name.endsWith(".ts") || name.includes("__tests__") || name.startsWith("admin")) continue
    const { code } = transformFileSync(path.join(root, folder, name), {
      jsc: { parser: { syntax: "typescript", decorators: true }, target: "es2022" },
      module: { type: "commonjs", ignoreDynamic: true },
      swcrc: false,
    })
    const target = path.join(compiled, folder, name.replace(/\.ts$/, ".js"))
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, code)
  }
}
symlinkSync(path.join(root, "scripts"), path.join(compiled, "scripts"), "junction")

const child = spawn(process.execPath, [path.join(compiled, "bench", "main.js"), ...process.argv.slice(2)], {
  stdio: "inherit",
  cwd: root,
})
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal))
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)))
