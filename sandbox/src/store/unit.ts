import {
  Between,
  type EntityManager,
  type EntitySchema,
  In,
  LessThanOrEqual,
  type ObjectLiteral,
  type QueryDeepPartialEntity,
} from "typeorm"
import type { FaultService } from "../faults/fault.ts"
import { DEFAULT_SETTINGS } from "../merchants/merchant-settings.ts"
import { BillTable } from "./bill-table.ts"
import { CardTable } from "./card-table.ts"
import { Bills, Faults, Merchants, Notifications, Operations, Orders, StoredCards } from "./entities.ts"
import { KeyTable } from "./key-table.ts"
import type { FaultRow, MerchantRow, NotificationRow, OperationRow, OrderRow } from "./rows.ts"

/** A filter and page of the cabinet's list. */
export interface OrderFilter {
  merchantId?: string
  orderNumber?: string
  state?: string
  skip: number
  take: number
}

/** One unit of work on the database: everything a call reads and writes, in one transaction. */
export class Unit {
  /** Something was written, so the file has to be saved before anybody is answered. */
  changed = false
  /** A notification is waiting, so the sender has to be woken after the commit. */
  notified = false
  readonly cards: CardTable
  readonly bills: BillTable
  readonly keys: KeyTable
  readonly #db: EntityManager

  constructor(db: EntityManager) {
    const touch = () => {
      this.changed = true
    }
    this.#db = db
    this.cards = new CardTable(db, touch)
    this.bills = new BillTable(db, touch)
    this.keys = new KeyTable(db, touch)
  }

  async merchant(merchantId: string): Promise<MerchantRow | null> {
    const row = await this.#db.findOneBy(Merchants, { merchantId })
    return row && withAllSettings(row)
  }

  async merchants(): Promise<MerchantRow[]> {
    return (await this.#db.find(Merchants, { order: { merchantId: "ASC" } })).map(withAllSettings)
  }

  async saveMerchant(row: MerchantRow): Promise<void> {
    this.changed = true
    await this.#db.save(Merchants, row)
  }

  async orderByBillnumber(billnumber: string): Promise<OrderRow | null> {
    return this.#oneOrder({ billnumber })
  }

  /** The order an operation belongs to, by the operation's own number. */
  async orderOfOperation(id: number): Promise<OrderRow | null> {
    const operation = await this.#db.findOneBy(Operations, { id })
    return operation && this.#oneOrder({ id: operation.orderId })
  }

  async orderByCfsid(cfsid: string): Promise<OrderRow | null> {
    return this.#oneOrder({ cfsid })
  }

  /** All attempts under an OrderNumber, oldest first. Without a merchant: of every merchant. */
  async ordersByNumber(orderNumber: string, merchantId?: string): Promise<OrderRow[]> {
    const where = merchantId === undefined ? { orderNumber } : { orderNumber, merchantId }
    return this.#withOperations(await this.#db.find(Orders, { where, order: { id: "ASC" } }))
  }

  async openOrders(): Promise<OrderRow[]> {
    return this.#withOperations(await this.#db.findBy(Orders, { state: "In Process" }))
  }

  /** Orders of a merchant made in a span of time, with all of their operations. */
  async ordersMade(merchantId: string, from: Date, to: Date): Promise<OrderRow[]> {
    const createdAt = Between(from.toISOString(), to.toISOString())
    return this.#withOperations(await this.#db.find(Orders, { where: { merchantId, createdAt }, order: { id: "ASC" } }))
  }

  /** Orders of a merchant with operations in a span of time; each order carries only those operations. */
  async ordersWithOperations(merchantId: string, from: Date, to: Date): Promise<OrderRow[]> {
    const span = Between(from.toISOString(), to.toISOString())
    const operations = await this.#db.find(Operations, { where: { at: span }, order: { at: "ASC", id: "ASC" } })
    const byOrder = new Map<number, OperationRow[]>()
    for (const one of operations) byOrder.set(one.orderId, [...(byOrder.get(one.orderId) ?? []), one])
    const ids = [...byOrder.keys()].sort((a, b) => a - b)
    const orders: OrderRow[] = []
    // SQLite takes a limited number of values in one statement.
    for (let at = 0; at < ids.length; at += 500) {
      const where = { id: In(ids.slice(at, at + 500)), merchantId }
      for (const row of await this.#db.find(Orders, { where, order: { id: "ASC" } }))
        orders.push({ ...row, operations: byOrder.get(row.id) ?? [] })
    }
    return orders
  }

  /** A page of orders, newest first, with the number of all that match. */
  async listOrders(filter: OrderFilter): Promise<{ orders: OrderRow[]; total: number }> {
    const where = {
      ...(filter.merchantId ? { merchantId: filter.merchantId } : {}),
      ...(filter.orderNumber ? { orderNumber: filter.orderNumber } : {}),
      ...(filter.state ? { state: filter.state as OrderRow["state"] } : {}),
    }
    const page = { where, order: { id: "DESC" }, skip: filter.skip, take: filter.take } as const
    const [rows, total] = await this.#db.findAndCount(Orders, page)
    return { orders: await this.#withOperations(rows), total }
  }

  async addOrder(row: Omit<OrderRow, "id" | "operations">): Promise<OrderRow> {
    this.changed = true
    return { ...row, id: await this.#insert(Orders, row), operations: [] }
  }

  async saveOrder(order: OrderRow): Promise<void> {
    this.changed = true
    const { operations: _, id, ...row } = order
    await this.#db.update(Orders, { id }, row)
  }

  /** Adds an operation to an order under the order's next number. */
  async addOperation(order: OrderRow, row: Omit<OperationRow, "id" | "orderId" | "n">): Promise<OperationRow> {
    this.changed = true
    const numbered = { ...row, orderId: order.id, n: order.operations.length + 1 }
    const saved: OperationRow = { ...numbered, id: await this.#insert(Operations, numbered) }
    order.operations.push(saved)
    return saved
  }

  async saveOperation(row: OperationRow): Promise<void> {
    this.changed = true
    const { id, ...rest } = row
    await this.#db.update(Operations, { id }, rest)
  }

  async addNotification(row: Omit<NotificationRow, "id">): Promise<NotificationRow> {
    this.changed = true
    this.notified = true
    return { ...row, id: await this.#insert(Notifications, row) }
  }

  async saveNotification(row: NotificationRow): Promise<void> {
    this.changed = true
    // A reset may have removed the row while it was being delivered: an update must not bring it back.
    const { id, ...rest } = row
    await this.#db.update(Notifications, { id }, rest)
  }

  notification(id: number): Promise<NotificationRow | null> {
    return this.#db.findOneBy(Notifications, { id })
  }

  notifications(orderNumber?: string, limit?: number): Promise<NotificationRow[]> {
    const where = orderNumber === undefined ? {} : { orderNumber }
    return limit === undefined
      ? this.#db.find(Notifications, { where, order: { id: "ASC" } })
      : this.#db.find(Notifications, { where, order: { id: "DESC" }, take: limit })
  }

  notificationsOfOrder(billnumber: string): Promise<NotificationRow[]> {
    return this.#db.find(Notifications, { where: { billnumber }, order: { id: "ASC" } })
  }

  /** Pending notifications, due ones only unless `now` is left out. */
  pendingNotifications(now?: Date): Promise<NotificationRow[]> {
    const due = now === undefined ? {} : { nextAttemptAt: LessThanOrEqual(now.toISOString()) }
    return this.#db.find(Notifications, { where: { state: "pending", ...due }, order: { id: "ASC" } })
  }

  faults(): Promise<FaultRow[]> {
    return this.#db.find(Faults, { order: { id: "ASC" } })
  }

  async addFault(row: Omit<FaultRow, "id">): Promise<FaultRow> {
    this.changed = true
    return { ...row, id: await this.#insert(Faults, row) }
  }

  /** Takes one use of the oldest matching fault. */
  async takeFault(
    service: FaultService,
    orderNumber: string,
    wanted: (kind: string) => boolean,
  ): Promise<FaultRow | null> {
    const candidates = await this.#db.find(Faults, { where: { service }, order: { id: "ASC" } })
    const fault = candidates.find(
      (row) => wanted(row.kind) && (row.orderNumber === null || row.orderNumber === orderNumber),
    )
    if (!fault) return null
    this.changed = true
    if (fault.times <= 1) await this.#db.delete(Faults, { id: fault.id })
    else await this.#db.update(Faults, { id: fault.id }, { times: fault.times - 1 })
    return fault
  }

  async removeFaults(id?: number): Promise<void> {
    this.changed = true
    if (id === undefined) await this.#db.clear(Faults)
    else await this.#db.delete(Faults, { id })
  }

  /** Forgets orders, bills, saved cards, notifications and faults; merchants and their settings stay. */
  async wipe(): Promise<void> {
    this.changed = true
    for (const entity of [Operations, Orders, Notifications, Faults, StoredCards, Bills]) {
      await this.#db.createQueryBuilder().delete().from(entity).execute()
    }
  }

  /** Inserts a row and gives its number. TypeORM's `save` would first look whether the row exists. */
  async #insert<Row extends ObjectLiteral>(entity: EntitySchema<Row>, row: Omit<Row, "id">): Promise<number> {
    const result = await this.#db.insert(entity, { ...row } as unknown as QueryDeepPartialEntity<Row>)
    return Number(result.identifiers[0]?.["id"])
  }

  async #oneOrder(where: { billnumber: string } | { cfsid: string } | { id: number }): Promise<OrderRow | null> {
    const row = await this.#db.findOneBy(Orders, where)
    if (!row) return null
    const [order] = await this.#withOperations([row])
    return order ?? null
  }

  async #withOperations(rows: Omit<OrderRow, "operations">[]): Promise<OrderRow[]> {
    if (rows.length === 0) return []
    const operations = await this.#db.find(Operations, {
      where: { orderId: In(rows.map((row) => row.id)) },
      order: { n: "ASC" },
    })
    return rows.map((row) => ({ ...row, operations: operations.filter((one) => one.orderId === row.id) }))
  }
}

/** A merchant saved by an older version lacks the settings that are new since. */
function withAllSettings(row: MerchantRow): MerchantRow {
  return { ...row, settings: { ...DEFAULT_SETTINGS, ...row.settings } }
}
