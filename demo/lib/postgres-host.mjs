// Postgres in a process of its own, so that Ctrl-C in the terminal does not reach it before the store has let go.
// node postgres-host.mjs <data folder> <marker file> <database>; tells the launcher {ready} or {failed}.
import { existsSync, rmSync, writeFileSync } from "node:fs"
import { SetupError, startPostgres } from "../../scripts/postgres.mjs"

const [dataDir, marker, database] = process.argv.slice(2)
const tell = (message) => process.connected && process.send(message)

let server
let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  await server?.stop()
  process.exit(0)
}
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, stop)

try {
  // Without its marker the folder is what a broken-off first start left: nothing in it is worth keeping.
  if (existsSync(dataDir) && !existsSync(marker)) rmSync(dataDir, { recursive: true, force: true })
  server = await startPostgres({ dataDir, flags: ["-c", "listen_addresses=localhost"] })
  const created = await server.createDatabase(database)
  writeFileSync(marker, "")
  console.log(`Postgres is ready on port ${server.port}`)
  tell({ ready: { url: server.url(database), port: server.port, created } })
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error)
  tell({ failed: error.message })
  await server?.stop()
  process.exit(1)
}
