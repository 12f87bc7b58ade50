// The packed plugin in clean stores of every Medusa and Node version it is meant for, with real payments against the sandbox.
//   npm run matrix                                  all of them; half an hour and more the first time
//   npm run matrix -- --medusa 2.18.0 --node 20     one of them
//   npm run matrix -- --tarball file.tgz            a package that was packed before
//   npm run matrix -- --prepare                     only installs the stores and builds their admin
// Stores and Node are kept in .test/matrix, so that the next run does not install them again. The table: docs/version-matrix.md
import { spawn } from "node:child_process"
import path from "node:path"
import { ensureInstalled, root } from "./ensure-installed.mjs"
import { startPostgres } from "./postgres.mjs"

ensureInstalled()
const postgres = await startPostgres({
  dataDir: path.join(root, ".test", "matrix", "postgres"),
  flags: ["-c", "fsync=off", "-c", "max_connections=200"],
}).catch((error) => {
  console.error(error.message)
  process.exit(1)
})
const entry = path.join(root, "integration-tests/matrix/main.ts")
const child = spawn(process.execPath, ["--import", "tsx", entry, ...process.argv.slice(2)], {
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
