import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { transformFileSync } from "@swc/core"

/**
 * Compiles the client and its benches to plain JavaScript, as a store runs it. What starts the benches keeps the names
 * of functions by a call for each function that is made, which costs code of many small functions half of its time.
 * @returns the folder that stands for the repository's root
 */
export function compile(): string {
  const to = path.resolve(".test/bench-gateway")
  rmSync(to, { recursive: true, force: true })
  for (const folder of ["src/gateway", "bench/gateway"]) {
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (name.endsWith(".ts") && !name.includes("__tests__")) compileFile(path.join(folder, name), to)
    }
  }
  compileFile("bench/statistics.ts", to)
  return to
}

function compileFile(file: string, to: string): void {
  const { code } = transformFileSync(file, {
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs", ignoreDynamic: true },
    swcrc: false,
  })
  const target = path.join(to, file.replace(/\.ts$/, ".js"))
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, code)
}
