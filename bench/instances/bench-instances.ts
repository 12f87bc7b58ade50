import path from "node:path"
import { runScript } from "../run-script"

/** What several store processes do on one database: the background job's cost, and how many notifications they take. */
export async function benchInstances(print: (line: string) => void): Promise<void> {
  const { startPostgres } = await import("../../scripts/postgres.mjs")
  const postgres = await startPostgres({
    dataDir: path.resolve(".test/bench-postgres"),
    flags: ["-c", "fsync=off", "-c", "max_connections=200"],
  })
  try {
    await runScript(["--import", "tsx", path.resolve("bench/instances/measure.ts")], print, {
      DB_HOST: "localhost",
      DB_PORT: String(postgres.port),
      DB_USERNAME: postgres.user,
      DB_PASSWORD: postgres.password,
      TSX_TSCONFIG_PATH: path.resolve("tsconfig.dev.json"),
    })
  } finally {
    await postgres.stop()
  }
}
