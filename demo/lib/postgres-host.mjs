// Postgres in a process of its own, so that Ctrl-C in the terminal does not reach it before the store has let go.
// node postgres-host.mjs <data folder> <marker file> <database>; tells the launcher {ready} or {failed}.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { SetupError, startPostgres } from "../../scripts/postgres.mjs"
import { isAlive } from "./processes.mjs"

const [dataDir, marker, database] = process.argv.slice(2)
const tell = (message) => process.connected && process.send(message)

const watchEveryMs = 2000

let server
let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  await server?.stop()
  process.exit(0)
}
// The server is a process of its own; nobody else would notice its end.
function watch() {
  const pid = Number.parseInt(readFileSync(path.join(dataDir, "postmaster.pid"), "utf8"), 10)
  setInterval(() => {
    if (stopping || isAlive(pid)) return
    console.error("Postgres ended by itself.")
    process.exit(1)
  }, watchEveryMs)
}
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, stop)

try {
  // Without its marker the folder is what a broken-off first start left: nothing in it is worth keeping.
  if (existsSync(dataDir) && !existsSync(marker)) rmSync(dataDir, { recursive: true, force: true })
  server = await startPostgres({ dataDir, flags: ["-c", "listen_addresses=localhost"] })
  const created = await server.createDatabase(database)
  writeFileSync(marker, "")
  console.log(`Postgres is ready on port ${server.port}`)
  watch()
  tell({ ready: { url: server.url(database), port: server.port, created } })
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error)
  tell({ failed: error.message })
  await server?.stop()
  process.exit(1)
}
