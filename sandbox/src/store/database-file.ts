import { mkdir, open, readFile, rename } from "node:fs/promises"
import path from "node:path"

/** The file a sql.js database lives in. */
export class DatabaseFile {
  readonly #path: string
  #last: Promise<void> = Promise.resolve()

  constructor(file: string) {
    this.#path = path.resolve(file)
  }

  /** The saved database, or undefined when there is none yet. */
  async read(): Promise<Uint8Array | undefined> {
    await mkdir(path.dirname(this.#path), { recursive: true })
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
    const handle = await open(temporary, "w")
    try {
      await handle.writeFile(content)
    } finally {
      await handle.close()
    }
    await rename(temporary, this.#path)
  }
}
