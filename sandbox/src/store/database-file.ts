import { mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises"
import path from "node:path"

/** The database file belongs to a running process. */
export class DatabaseInUse extends Error {}

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
    await mkdir(path.dirname(this.#path), { recursive: true })
    const file = `${this.#path}.lock`
    const owner = Number(await readFile(file, "utf8").catch(() => ""))
    if (owner > 0 && owner !== process.pid && isAlive(owner) && (await mayBeSandbox(owner))) {
      throw new DatabaseInUse(
        `${this.#path} is used by another sandbox (process ${owner}). Stop it, name another file with --data, ` +
          `or delete ${file} if process ${owner} is something else.`,
      )
    }
    await writeFile(file, String(process.pid))
  }

  /** Leaves the file to the next process. */
  async unlock(): Promise<void> {
    await this.#last.catch(() => undefined)
    await rm(`${this.#path}.lock`, { force: true })
  }

  /** The saved database, or undefined when there is none yet. */
  async read(): Promise<Uint8Array | undefined> {
    try {
      return new Uint8Array(await readFile(this.#path))
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined
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
    return error instanceof Error && "code" in error && error.code === "EPERM"
  }
}

/** After a crash or a reboot the number may belong to another program; where the system tells, that is found out. */
async function mayBeSandbox(pid: number): Promise<boolean> {
  if (process.platform !== "linux") return true
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null)
  return command === null || command.includes("main.ts")
}
