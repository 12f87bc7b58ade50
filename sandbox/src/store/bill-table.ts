import type { EntityManager } from "typeorm"
import { Bills } from "./entities.ts"
import type { BillRow } from "./rows.ts"

/** Bills, within one unit of work. */
export class BillTable {
  readonly #db: EntityManager
  readonly #touch: () => void

  constructor(db: EntityManager, touch: () => void) {
    this.#db = db
    this.#touch = touch
  }

  byHash(hash: string): Promise<BillRow | null> {
    return this.#db.findOneBy(Bills, { hash })
  }

  byNumber(merchantId: string, number: string): Promise<BillRow | null> {
    return this.#db.findOneBy(Bills, { merchantId, number })
  }

  list(): Promise<BillRow[]> {
    return this.#db.find(Bills, { order: { createdAt: "ASC" } })
  }

  async setPayUntil(hash: string, payUntil: string): Promise<void> {
    this.#touch()
    await this.#db.update(Bills, { hash }, { payUntil })
  }

  async revoke(hash: string, revokedAt: string): Promise<void> {
    this.#touch()
    await this.#db.update(Bills, { hash }, { revokedAt })
  }

  async add(row: BillRow): Promise<void> {
    this.#touch()
    await this.#db.insert(Bills, row)
  }
}
