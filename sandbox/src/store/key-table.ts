import type { EntityManager } from "typeorm"
import { Keys } from "./entities.ts"
import type { KeyRow } from "./rows.ts"

/** The gateway's own keys, within one unit of work. A reset leaves them: shops have the public halves. */
export class KeyTable {
  readonly #db: EntityManager
  readonly #touch: () => void

  constructor(db: EntityManager, touch: () => void) {
    this.#db = db
    this.#touch = touch
  }

  find(name: string): Promise<KeyRow | null> {
    return this.#db.findOneBy(Keys, { name })
  }

  async add(row: KeyRow): Promise<void> {
    this.#touch()
    await this.#db.insert(Keys, row)
  }
}
