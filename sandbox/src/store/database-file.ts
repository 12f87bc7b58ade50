import { mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises"
import path from "node:path"

/** The database file belongs to a running process. */
export class DatabaseInUse extends Error {}

/** Files this process has open. */
const taken = new Set<string>()

/** The file a sql.js database lives in. */
export class DatabaseFile {
  readonly #path: string
  #last: Promise<void> = Promise.resolve()

  constructor(file: string) {
    this.#path = path.resolve(file)
  }

  /**
   * Takes the file for this process. Every save writes the whole database, so a second sandbox on the same file would
   * silently undo the first one's work.
   */
  async lock(): Promise<void> {
    if (taken.has(this.#path)) throw new DatabaseInUse(`${this.#path} is used by another sandbox of this process.`)
    taken.add(this.#path)
    await mkdir(path.dirname(this.#path), { recursive: true })
    const file = `${this.#path}.lock`
    const [owner = 0, begun] = (await readFile(file, "utf8").catch(() => "")).split(" ").map(Number)
    if (owner > 0 && owner !== process.pid && isAlive(owner) && (await isStillThat(owner, begun))) {
      taken.delete(this.#path)
      throw new DatabaseInUse(
        `${this.#path} is used by another sandbox (process ${owner}). Stop it, name another file with --data, ` +
          `or delete ${file} if process ${owner} is something else.`,
      )
    }
    await writeFile(file, [process.pid, await beginOf(process.pid)].join(" ").trim())
  }

  /** Leaves the file to the next process. */
  async unlock(): Promise<void> {
    await this.#last.catch(() => undefined)
    await rm(`${this.#path}.lock`, { force: true })
    taken.delete(this.#path)
  }

  /** The saved database, or undefined when there is none yet. */
  async read(): Promise<Uint8Array | undefined> {
    try {
      return new Uint8Array(await readFile(this.#path))
    } catch (error) {
      if (codeOf(error) === "ENOENT") return undefined
      throw error
    }
  }

  /**
   * Writes beside and renames, so a killed process leaves the old database or the new one, never a half.
   * Writes are queued: they all use the same temporary name.
   */
  write(content: Uint8Array): Promise<void> {
    const next = this.#last.catch(() => undefined).then(() => this.#replace(content))
    this.#last = next
    return next
  }

  async #replace(content: Uint8Array): Promise<void> {
    const temporary = `${this.#path}.tmp`
    // It holds secret words and passwords of merchants.
    const handle = await open(temporary, "w", 0o600)
    try {
      await handle.writeFile(content)
    } finally {
      await handle.close()
    }
    await rename(temporary, this.#path)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process: it may not be signalled, but it is there.
    return codeOf(error) === "EPERM"
  }
}

/** After a crash or a reboot the number may belong to another program; where the system tells, that is found out. */
async function isStillThat(pid: number, begun: number | undefined): Promise<boolean> {
  const now = await beginOf(pid)
  return now === undefined || begun === undefined || now === begun
}

/** When a process began, in the system's own ticks; undefined where the system does not tell. */
async function beginOf(pid: number): Promise<number | undefined> {
  if (process.platform !== "linux") return undefined
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")
  // The 22nd field; the second, a name in parentheses, may hold blanks (proc_pid_stat(5)).
  const ticks = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19])
  return Number.isInteger(ticks) ? ticks : undefined
}

/** The system's name of an error. Test runners such as Jest have an `Error` of their own, which system errors are no instances of. */
function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined
}
