import { mkdirSync, writeFileSync } from "node:fs"
import path from "node:path"
import { transformFileSync } from "@swc/core"

/** The tests' own seed, as a script `medusa exec` runs in a store without TypeScript. It writes what was seeded into a file. */
export function prepareSeed(store: string): { script: string; file: string } {
  const folder = path.join(store, "seed")
  mkdirSync(folder, { recursive: true })
  const { code } = transformFileSync(path.resolve(__dirname, "../support/seed.ts"), {
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs" },
    swcrc: false,
  })
  writeFileSync(path.join(folder, "seed-store.js"), code)
  writeFileSync(
    path.join(folder, "run.js"),
    `const { writeFileSync } = require("node:fs")
const { seed } = require("./seed-store.js")
exports.default = async ({ container }) => writeFileSync(process.env.SEEDED_FILE, JSON.stringify(await seed(container)))
`,
  )
  return { script: "./seed/run.js", file: path.join(folder, "seeded.json") }
}
