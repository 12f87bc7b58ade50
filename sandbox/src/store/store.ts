import "reflect-metadata"
import { DataSource } from "typeorm"
import { DatabaseFile } from "./database-file.ts"
import { Bills, Faults, Keys, Merchants, Notifications, Operations, Orders, StoredCards } from "./entities.ts"
import { Unit } from "./unit.ts"

const entities = [Merchants, Orders, Operations, Notifications, Faults, StoredCards, Bills, Keys]

/**
 * The sandbox's database. Units of work run one after another: that is what keeps two parallel charges of one order from
 * moving money twice, and sql.js has a single connection, so transactions could not overlap anyway.
 */
export class Store {
  /** Called after a committed and saved unit that left a notification waiting. */
  onNotified: () => void = () => undefined
  readonly #source: DataSource
  readonly #file: DatabaseFile | null
  #queue: Promise<unknown> = Promise.resolve()
  #flush: Promise<void> | null = null

  private constructor(source: DataSource, file: DatabaseFile | null) {
    this.#source = source
    this.#file = file
  }

  /** Opens a Postgres database, a SQLite file (through sql.js), or a database in memory when neither is named. */
  static async open(options: { file?: string; databaseUrl?: string }): Promise<Store> {
    if (options.databaseUrl) {
      const source = new DataSource({ type: "postgres", url: options.databaseUrl, entities, synchronize: true })
      return new Store(await source.initialize(), null)
    }
    const file = options.file === undefined ? null : new DatabaseFile(options.file)
    await file?.lock()
    // TypeORM's own autoSave exports the database at every statement and overwrites the file in place.
    const source = new DataSource({
      type: "sqljs",
      database: await file?.read(),
      autoSave: false,
      entities,
      synchronize: true,
    })
    const store = new Store(await source.initialize(), file)
    await store.#save()
    return store
  }

  /** Runs one unit of work and resolves when its effects are committed and saved. */
  async work<T>(job: (unit: Unit) => Promise<T>): Promise<T> {
    const { result, unit } = await this.#enqueue(() =>
      this.#source.transaction(async (manager) => {
        const unit = new Unit(manager)
        return { result: await job(unit), unit }
      }),
    )
    if (unit.changed) await this.#save()
    if (unit.notified) this.onNotified()
    return result
  }

  /** Waits for work under way, saves and closes. */
  async close(): Promise<void> {
    await this.#save()
    await this.#enqueue(() => this.#source.destroy())
    await this.#file?.unlock()
  }

  /**
   * Saves everything committed so far. Callers that come before the export has started share it, so a burst of calls
   * costs one export. The export waits its turn in the queue: sql.js ends an open transaction when it exports.
   */
  #save(): Promise<void> {
    const file = this.#file
    if (!file) return Promise.resolve()
    this.#flush ??= this.#enqueue(async () => {
      this.#flush = null
      const driver = this.#source.driver as unknown as { export(): Uint8Array }
      return { written: file.write(driver.export()) }
    }).then(({ written }) => written)
    return this.#flush
  }

  #enqueue<T>(job: () => Promise<T>): Promise<T> {
    const next = this.#queue.catch(() => undefined).then(job)
    this.#queue = next
    return next
  }
}
