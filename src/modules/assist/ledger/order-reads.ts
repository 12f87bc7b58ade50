import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { guarded } from "./guarded"
import { ledgerOrder, type Unchecked } from "./read-rows"
import type { LedgerOrder, MoneyTurn } from "./rows"

type Rows = PromiseLike<Unchecked<LedgerOrder>[]>

/** Finds orders at Assist, by their number and by the payment sessions they belong to. */
export class OrderReads {
  constructor(protected readonly knex: Knex) {}

  async find(orderNumber: string): Promise<LedgerOrder | undefined> {
    return (await this.read(this.order(orderNumber).limit(1)))[0]
  }

  /** The order a session has opened, else the one whose hold an order edit has moved to it. */
  async findForSession(sessionId: string): Promise<LedgerOrder | undefined> {
    const orders = await this.ofSessions([sessionId])
    return orders.find(({ opened_session_id }) => opened_session_id === sessionId) ?? orders[0]
  }

  /** Orders that these payment sessions have opened, or whose hold pays for one of them now; oldest first. */
  async ofSessions(sessionIds: readonly string[]): Promise<LedgerOrder[]> {
    if (sessionIds.length === 0) return []
    const ids = [...sessionIds]
    const either = (row: Knex.QueryBuilder) => row.whereIn("opened_session_id", ids).orWhereIn("session_id", ids)
    return await this.read(this.orders().where(either).orderBy("opened_at"))
  }

  async ofNumbers(orderNumbers: readonly string[]): Promise<LedgerOrder[]> {
    if (orderNumbers.length === 0) return []
    return await this.read(this.orders().whereIn("order_number", [...orderNumbers]))
  }

  /** Whose turn it is with an order's money; undefined: the order is unknown here. */
  async moneyTurn(orderNumber: string): Promise<MoneyTurn | undefined> {
    const lease_seconds = this.knex.raw(
      "greatest(0, coalesce(extract(epoch from lease_until - now()), 0))::float8 as lease_seconds",
    )
    return await guarded<MoneyTurn | undefined>(
      this.order(orderNumber).first("session_id", "money_turns", lease_seconds),
    )
  }

  // Medusa's unique and search indexes cover the rows that are not deleted: a query has to say so to use them.
  private orders() {
    return this.knex("assist_order").whereNull("deleted_at")
  }

  protected order(orderNumber: string) {
    return this.orders().where({ order_number: orderNumber })
  }

  private async read(rows: Rows): Promise<LedgerOrder[]> {
    return (await guarded(rows)).map(ledgerOrder)
  }
}
