import path from "node:path"
import { runScript } from "../run-script"

/** What the background job costs: with nothing due, with many due, and shared by several store processes. */
export async function benchJanitor(print: (line: string) => void): Promise<void> {
  const { startPostgres } = await import("../../scripts/postgres.mjs")
  const postgres = await startPostgres({
    dataDir: path.resolve(".test/bench-postgres"),
    flags: ["-c", "fsync=off", "-c", "max_connections=200"],
  })
  try {
    await runScript(["--import", "tsx", path.resolve("bench/janitor/measure.ts")], print, {
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
