// Starts what the soak stands on, and the soak: a Postgres of its own, with its data kept in this repository's .test folder.
import { spawn } from "node:child_process"
import path from "node:path"
import { ensureInstalled, root } from "./ensure-installed.mjs"

ensureInstalled()
const { startPostgres } = await import("./postgres.mjs")
const postgres = await startPostgres({
  dataDir: path.join(root, ".test", "soak-postgres"),
  flags: ["-c", "fsync=off", "-c", "max_connections=300"],
})
const child = spawn(process.execPath, ["--import", "tsx", "integration-tests/soak/main.ts", ...process.argv.slice(2)], {
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
child.on("exit", async (code) => {
  await postgres.stop()
  process.exit(code ?? 130)
})
