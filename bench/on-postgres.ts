import path from "node:path"
import type { Section } from "./report/row"
import { runScript } from "./run-script"

/**
 * Runs a part of the bench that stands on what the tests of several instances stand on: through tsx like its store processes, with
 * a Postgres of its own.
 */
export async function onPostgres(script: string): Promise<readonly Section[]> {
  const { startPostgres } = await import("../scripts/postgres.mjs")
  const postgres = await startPostgres({
    dataDir: path.resolve(".test/bench-postgres"),
    flags: ["-c", "fsync=off", "-c", "max_connections=200"],
  })
  try {
    return await runScript(["--import", "tsx", path.resolve(script)], {
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
