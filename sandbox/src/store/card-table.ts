import type { EntityManager } from "typeorm"
import { StoredCards } from "./entities.ts"
import type { StoredCardRow } from "./rows.ts"

/** Saved cards, within one unit of work. */
export class CardTable {
  readonly #db: EntityManager
  readonly #touch: () => void

  constructor(db: EntityManager, touch: () => void) {
    this.#db = db
    this.#touch = touch
  }

  /** A customer's cards, oldest first. */
  of(merchantId: string, customerNumber: string): Promise<StoredCardRow[]> {
    return this.#db.find(StoredCards, { where: { merchantId, customerNumber }, order: { createdAt: "ASC" } })
  }

  async find(merchantId: string, customerNumber: string, token: string): Promise<StoredCardRow | null> {
    return this.#db.findOneBy(StoredCards, { merchantId, customerNumber, token })
  }

  /** Saves a card; one the customer has already saved keeps its token. */
  async add(row: StoredCardRow): Promise<void> {
    const { maskedNumber, expiry } = row.card
    const known = (await this.of(row.merchantId, row.customerNumber)).some(
      ({ card }) => card.maskedNumber === maskedNumber && card.expiry === expiry,
    )
    if (known) return
    this.#touch()
    await this.#db.insert(StoredCards, row)
  }

  async remove(token: string): Promise<void> {
    this.#touch()
    await this.#db.delete(StoredCards, { token })
  }
}
