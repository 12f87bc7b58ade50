import type { BookRows } from "../../../src/medusa/book-rows"
import type { PaymentCradle } from "../../../src/medusa/payment-cradle"
import type { OrderContext } from "../../../src/operations/context"
import { authorize } from "../../../src/providers/assist/hooks/authorize"
import { cancel } from "../../../src/providers/assist/hooks/cancel"
import { capture } from "../../../src/providers/assist/hooks/capture"
import { refund } from "../../../src/providers/assist/hooks/refund"
import type { Moments } from "./moments"

export interface MoneyRow {
  readonly id: string
  readonly payment_id: string
  /** Kopecks. */
  readonly sum: number
  readonly created_at: Date
  readonly metadata: Record<string, unknown> | null
}

/** Money as the order sees it: captures positive, refunds negative. */
export interface Transaction {
  readonly id: string
  readonly reference: "capture" | "refund"
  readonly reference_id: string
  readonly amount: string
  readonly created_at: Date
}

const CURRENCY = "byn"
export const SESSION = "payses_1"
/** The order's at Assist: no part of the session's id. */
export const NUMBER = "7K2M9-QT4XW"
export const COLLECTION = "pay_col_1"
const [CART, PAYMENT, ORDER] = ["cart_1", "pay_1", "order_1"]

const amounts = <T extends { sum: number }>(row: T) => ({ ...row, amount: (row.sum / 100).toFixed(2) })

/** What core keeps of one order and its payment, and the order in which it writes and calls (contract 2.1 to 2.7). */
export class Core {
  captures: MoneyRow[] = []
  refunds: MoneyRow[] = []
  session = { id: SESSION, status: "pending" }
  payment: { data: Record<string, unknown>; canceled: boolean } | undefined
  order: { canceled: boolean; canceledAt?: Date } | undefined
  capturedWhenCanceled: number | undefined
  transactions: Transaction[] = []
  /** Minor units: what core's summary of the order says its transactions come to. */
  inSummary = 0
  private capturedInFull = false
  private cartLockedUntil = 0
  private ids = 0

  constructor(
    private readonly moments: Moments,
    readonly due: number,
    private readonly context: OrderContext,
  ) {}

  private readonly cradle = {
    captureService: this.rowService(() => this.captures),
    refundService: this.rowService(() => this.refunds),
    paymentService: {
      retrieve: async () => ({ ...this.paymentRow(), captures: this.captures.map(amounts) }),
      list: async () => (this.payment ? [this.paymentRow()] : []),
    },
    paymentSessionService: {
      retrieve: async () => ({ ...this.session, ...this.money() }),
      list: async () => [{ ...this.session }],
      update: async (data: { status: string }) => Object.assign(this.session, { status: data.status }),
    },
    // The one thing asked of it: is an order edit behind this cancellation? No history edits its order.
    __pg_connection__: { raw: async () => ({ rows: [] }) },
  } as unknown as PaymentCradle

  private rowService(rows: () => MoneyRow[]) {
    return {
      retrieve: async (id: string) => amounts(rows().find((row) => row.id === id) as MoneyRow),
      list: async () => rows().map(amounts),
    }
  }

  private money() {
    return { amount: (this.due / 100).toFixed(2), currency_code: CURRENCY, payment_collection_id: COLLECTION }
  }

  private paymentRow() {
    return {
      id: PAYMENT,
      payment_session_id: SESSION,
      canceled_at: this.payment?.canceled ? "2026-01-01" : null,
      captured_at: this.capturedInFull ? "2026-01-01" : null,
      data: { ...this.payment?.data },
      ...this.money(),
    }
  }

  private sessionRow() {
    const payment = this.payment ? { id: PAYMENT } : null
    return { ...this.session, ...this.money(), provider_id: "pp_assist_main", created_at: "2026-01-01", payment }
  }

  private row(sum: number, metadata: MoneyRow["metadata"]): MoneyRow {
    return {
      id: `row_${++this.ids}`,
      payment_id: PAYMENT,
      sum,
      created_at: new Date(Date.now()),
      metadata,
    }
  }

  sumOf(rows: readonly MoneyRow[]): number {
    return rows.reduce((total, { sum }) => total + sum, 0)
  }

  /** Row first, then the provider, then the transaction; a provider that throws takes the row away again. */
  async capture(sum: number, atAssist = false): Promise<void> {
    if (!this.payment || this.payment.canceled) throw new Error("no payment")
    if (this.capturedInFull) return await this.book("capture", this.captures)
    if (sum + this.sumOf(this.captures) > this.due) throw new Error("more than authorized")
    const row = this.row(sum, null)
    await this.moments.at("core writes row")
    this.captures.push(row)
    if (!atAssist)
      await this.provider(
        () => capture(this.context, this.cradle, this.hookInput(row.id)),
        () => {
          this.captures = this.captures.filter((one) => one !== row)
        },
      )
    this.capturedInFull ||= this.sumOf(this.captures) === this.due
    await this.book("capture", this.captures, sum)
  }

  /** The workflow: the module, then the order's transactions. */
  async refund(sum: number, metadata: MoneyRow["metadata"] = null): Promise<void> {
    if (this.order?.canceled) throw new Error("the order is canceled")
    await this.refundByModule(sum, metadata)
    await this.book("refund", this.refunds, sum)
  }

  /** Two different ones within milliseconds: both rows are there before the first provider is asked. */
  async refundTwice(sums: readonly [number, number]): Promise<void> {
    if (this.order?.canceled) throw new Error("the order is canceled")
    const rows: MoneyRow[] = []
    const none = () => undefined
    for (const sum of sums) await this.refundRow(sum, null).then((row) => rows.push(row), none)
    const made: MoneyRow[] = []
    for (const row of rows) await this.returnRow(row).then(() => made.push(row), none)
    for (const { sum } of made) await this.book("refund", this.refunds, sum)
  }

  async refundByModule(sum: number, metadata: MoneyRow["metadata"] = null): Promise<void> {
    await this.returnRow(await this.refundRow(sum, metadata))
  }

  private async refundRow(sum: number, metadata: MoneyRow["metadata"]): Promise<MoneyRow> {
    if (!this.payment) throw new Error("no payment")
    if (sum <= 0 || sum > this.sumOf(this.captures) - this.sumOf(this.refunds)) throw new Error("more than captured")
    const row = this.row(sum, metadata)
    await this.moments.at("core writes row")
    this.refunds.push(row)
    return row
  }

  private async returnRow(row: MoneyRow): Promise<void> {
    await this.provider(
      () => refund(this.context, this.cradle, { ...this.hookInput(row.id), amount: row.sum / 100 }),
      () => {
        this.refunds = this.refunds.filter((one) => one !== row)
      },
    )
  }

  private async provider(hook: () => Promise<{ data?: Record<string, unknown> }>, undo: () => void): Promise<void> {
    try {
      const { data } = await hook()
      if (this.payment) Object.assign(this.payment.data, data)
    } catch (error) {
      await this.moments.at("core deletes row")
      undo()
      throw error
    }
  }

  /** The workflows add whatever the order's transactions lack, each with the sum their own caller named (contract 2.1, 2.3). */
  private async book(reference: Transaction["reference"], rows: readonly MoneyRow[], asked?: number): Promise<void> {
    // Core's read and write of the summary are two: what another wrote in between is lost.
    const before = this.inSummary
    await this.moments.at("core writes transaction")
    if (!this.order) return
    const told = new Set(this.transactions.map(({ reference_id }) => reference_id))
    const untold = rows.filter(({ id }) => !told.has(id))
    if (untold.length > 0) this.inSummary = before
    for (const { id, sum } of untold) {
      const amount = asked ?? sum
      this.tell(reference, id, reference === "capture" ? amount : -amount)
    }
  }

  tell(reference: Transaction["reference"], reference_id: string, sum: number): void {
    this.transactions.push({
      id: `ordtrx_${++this.ids}`,
      reference,
      reference_id,
      amount: (sum / 100).toFixed(2),
      created_at: new Date(Date.now()),
    })
    this.inSummary += sum
  }

  /** Core takes them off the summary of the version they were written for, which is not the newest. */
  untell(ids: readonly string[]): void {
    this.transactions = this.transactions.filter(({ id }) => !ids.includes(id))
  }

  removeRows(ids: readonly string[]): void {
    this.captures = this.captures.filter(({ id }) => !ids.includes(id))
    this.refunds = this.refunds.filter(({ id }) => !ids.includes(id))
  }

  async cancelPayment(): Promise<void> {
    if (!this.payment) throw new Error("no payment")
    await cancel(this.context, this.cradle, this.hookInput(PAYMENT))
    this.payment.canceled = true
  }

  /** Core hides a provider's failure: the order is canceled all the same (trap 3). */
  async cancelOrder(): Promise<void> {
    if (!this.order || this.order.canceled) throw new Error("no order to cancel")
    const left = this.sumOf(this.captures) - this.sumOf(this.refunds)
    if (this.captures.length === 0) await this.cancelPayment().catch(() => undefined)
    else if (left > 0) {
      await this.refundByModule(left).catch(() => undefined)
      // One transaction under the payment's id, whether or not the refund was made.
      await this.moments.at("core writes transaction")
      this.tell("refund", PAYMENT, -left)
    }
    Object.assign(this.order, { canceled: true, canceledAt: new Date(Date.now()) })
    this.capturedWhenCanceled = this.sumOf(this.captures)
  }

  /** Under core's lock of the cart, which outlives a crash by two minutes (contract 2.5). */
  async completeCart(): Promise<void> {
    if (this.cartLockedUntil > Date.now()) throw new Error("the cart is being completed")
    this.cartLockedUntil = Date.now() + 120_000
    try {
      if (this.order) return
      if (!this.payment) await this.authorize()
      this.order = { canceled: false }
      await this.book("capture", this.captures)
    } finally {
      this.cartLockedUntil = 0
    }
  }

  async authorize(): Promise<void> {
    if (!["pending", "authorized"].includes(this.session.status)) throw new Error("the session cannot be used")
    const { status, data } = await authorize(this.context, this.cradle, {
      data: {},
      context: { idempotency_key: SESSION },
    })
    await this.moments.at("core writes row")
    if (this.payment) {
      // A rival was faster: core voids what it takes for its own authorization (contract trap 5).
      await cancel(this.context, this.cradle, { data: { ...data }, context: {} })
      throw new Error("duplicate key value violates unique constraint")
    }
    this.payment = { data: { ...data }, canceled: false }
    this.session.status = "authorized"
    this.capturedInFull = status === "captured"
    if (status === "captured") this.captures.push(this.row(this.due, null))
  }

  private hookInput(key: string) {
    return { data: { ...this.payment?.data }, context: { idempotency_key: key } }
  }

  /** What one statement reads of Medusa's books (src/medusa/book-rows.ts). */
  bookRows(): BookRows {
    const payment = { ...this.paymentRow(), captures: this.captures.map(amounts), refunds: this.refunds.map(amounts) }
    const order = this.order && {
      id: ORDER,
      status: this.order.canceled ? "canceled" : "pending",
      canceled_at: this.order.canceledAt ?? null,
      transactions: this.transactions,
      summary: { transaction_total: this.inSummary / 100 },
      collections: [],
    }
    const session = this.sessionRow() as BookRows["session"]
    return {
      session,
      payment: this.payment ? payment : null,
      cart_id: CART,
      order: order ?? null,
      paid_otherwise: false,
    }
  }

  /** `query.graph` for what else the follower reads. */
  read(entity: string): object[] {
    switch (entity) {
      case "payment":
        if (!this.payment) return []
        return [{ ...this.paymentRow(), captures: this.captures.map(amounts), refunds: this.refunds.map(amounts) }]
      case "payment_session":
        return [
          {
            ...this.sessionRow(),
            payment_collection_id: COLLECTION,
            payment_collection: { status: "not_paid", ...this.money() },
          },
        ]
      case "payment_collection":
        return [{ id: COLLECTION, status: "not_paid", ...this.money(), payment_sessions: [this.sessionRow()] }]
      case "cart":
        return [
          {
            id: CART,
            total: this.money().amount,
            currency_code: CURRENCY,
            completed_at: this.order ? "2026-01-01" : null,
          },
        ]
      case "cart_payment_collection":
        return [{ cart_id: CART }]
      case "order_cart":
      case "order_payment_collection":
        return this.order ? [{ order_id: ORDER }] : []
      case "capture":
        return this.captures
      case "refund":
        return this.refunds
      default:
        throw new Error(`the follower reads ${entity}, which this model does not have`)
    }
  }
}
