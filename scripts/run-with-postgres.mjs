// Runs a TypeScript entry of this repository with a Postgres of its own, which keeps its data in .test and ends with it.
import { spawn } from "node:child_process"
import path from "node:path"
import { ensureInstalled, root } from "./ensure-installed.mjs"

/**
 * Hands on this process's arguments, and ends as the entry does.
 * @param {string} entry from the root of the repository
 * @param {{ data: string, connections: number }} database `data`: a folder in .test
 */
export async function runWithPostgres(entry, { data, connections }) {
  ensureInstalled()
  // Only now: it imports what has just been installed.
  const { startPostgres } = await import("./postgres.mjs")
  const postgres = await startPostgres({
    dataDir: path.join(root, ".test", data),
    flags: ["-c", "fsync=off", "-c", `max_connections=${connections}`],
  }).catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
  const child = spawn(process.execPath, ["--import", "tsx", path.join(root, entry), ...process.argv.slice(2)], {
    stdio: "inherit",
    cwd: root,
    env: {
      ...process.env,
      DB_HOST: "localhost",
      DB_PORT: String(postgres.port),
      DB_USERNAME: postgres.user,
      DB_PASSWORD: postgres.password,
      TSX_TSCONFIG_PATH: path.join(root, "tsconfig.dev.json"),
    },
  })
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal))
  child.on("exit", async (code, signal) => {
    await postgres.stop()
    process.exit(code ?? (signal === "SIGINT" ? 130 : 1))
  })
}
