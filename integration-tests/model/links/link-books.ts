import type { PaymentCradle } from "../../../src/medusa/payment-cradle"
import type { OrderContext } from "../../../src/operations/context"
import { authorize } from "../../../src/providers/assist/hooks/authorize"
import { cancel } from "../../../src/providers/assist/hooks/cancel"
import { capture } from "../../../src/providers/assist/hooks/capture"
import { refund } from "../../../src/providers/assist/hooks/refund"
import type { Moments } from "../world/moments"

export const ORDER = "order_1"
/** Paid in cash when the order was placed: what its links ask for is what comes on top. */
export const CASH = 10_000

interface Row {
  readonly id: string
  readonly payment_id: string
  readonly sum: number
  readonly created_at: Date
  readonly metadata: Record<string, unknown> | null
}

export interface Session {
  readonly id: string
  readonly collection: string
  readonly sum: number
  status: string
}

export interface Payment {
  readonly id: string
  readonly session: string
  readonly collection: string
  readonly sum: number
  data: Record<string, unknown>
  canceled: boolean
  capturedInFull: boolean
  captures: Row[]
  refunds: Row[]
}

export interface Collection {
  readonly id: string
  readonly created_at: Date
  sum: number
  status: string
  metadata: Record<string, unknown> | null
}

const text = (sum: number) => (sum / 100).toFixed(2)
const amounts = <T extends { sum: number }>(row: T) => ({ ...row, amount: text(row.sum) })
export const sumOf = (rows: readonly { sum: number }[]) => rows.reduce((total, { sum }) => total + sum, 0)
const ASKING = ["not_paid", "awaiting"]

/** What core keeps of an order that is changed and paid through links, and how it does it (contract 2.1 to 2.7, traps 6 and 10). */
export class LinkBooks {
  readonly collections: Collection[] = []
  sessions: Session[] = []
  readonly payments: Payment[] = []
  transactions: { id: string; reference: string; reference_id: string; amount: string; created_at: Date }[] = []
  canceled: Date | undefined
  /** Core began to cancel the order, and may have died in the middle. */
  cancelBegun = false
  readonly cash = CASH
  private ids = 0

  constructor(
    private readonly moments: Moments,
    private readonly context: OrderContext,
    /** What the order costs. */
    public total: number,
  ) {
    this.tell("capture", "capt_cash", CASH)
    this.askFor(this.pending)
  }

  private id(kind: string): string {
    return `${kind}_${++this.ids}`
  }

  /** What the order owes, as core reckons it: holds do not count. */
  get pending(): number {
    return this.total - this.transactions.reduce((all, { amount }) => all + Math.round(Number(amount) * 100), 0)
  }

  /** What it owes beside its holds. */
  get open(): number {
    return this.pending - sumOf(this.payments.filter(({ canceled, captures }) => !canceled && captures.length === 0))
  }

  get asking(): Collection[] {
    return this.collections.filter(({ status }) => ASKING.includes(status))
  }

  askFor(sum: number): Collection {
    const made = {
      id: this.id("paycol"),
      created_at: new Date(Date.now() + this.ids),
      sum,
      status: "not_paid",
      metadata: null,
    }
    this.collections.push(made)
    return made
  }

  /** Whether a session is among those the table still has. */
  makeSession(collection: string, sum: number, alone: boolean): Session {
    if (alone) this.sessions = this.sessions.filter((one) => one.collection !== collection)
    const session = { id: this.id("payses"), collection, sum, status: "pending" }
    this.sessions.push(session)
    this.reckon(collection)
    return session
  }

  /** The module's own reckoning of a collection's status. */
  private reckon(id: string): void {
    const collection = this.collections.find((one) => one.id === id) as Collection
    const payments = this.payments.filter((one) => one.collection === id && !one.canceled)
    const captured = sumOf(payments.flatMap(({ captures }) => captures))
    const authorized = sumOf(payments)
    collection.status = this.sessions.some((one) => one.collection === id) ? "awaiting" : "not_paid"
    if (authorized > 0) collection.status = authorized >= collection.sum ? "authorized" : "partially_authorized"
    if (captured > 0) collection.status = captured === collection.sum ? "completed" : "partially_captured"
  }

  /** An edit, exchange, claim or return is confirmed: the order costs `total` now. */
  async change(total: number): Promise<void> {
    if (this.canceled) throw new Error("the order is canceled")
    this.total = total
    const { pending } = this
    const open = [...ASKING, "authorized", "partially_authorized"]
    const existing = this.collections.find(({ status }) => open.includes(status))
    const again = existing && !ASKING.includes(existing.status)
    if (existing && !again && pending >= 0) existing.sum = pending
    if ((!existing || again) && pending > 0) this.askFor(pending)
    if (!existing || !again || pending <= 0) return
    const payments = this.payments.filter((one) => one.collection === existing.id)
    existing.status = payments.some(({ captures }) => captures.length > 0) ? "partially_captured" : "canceled"
    for (const payment of payments)
      if (!payment.capturedInFull) await this.cancelPayment(payment.id).catch(() => undefined)
  }

  async cancelOrder(): Promise<void> {
    if (this.canceled) throw new Error("the order is canceled")
    this.cancelBegun = true
    for (const payment of this.payments) {
      const left = sumOf(payment.captures) - sumOf(payment.refunds)
      if (payment.captures.length === 0) await this.cancelPayment(payment.id).catch(() => undefined)
      else if (left > 0) {
        await this.refundByModule(payment.id, left, null).catch(() => undefined)
        this.tell("refund", payment.id, -left)
      }
    }
    for (const collection of this.collections) collection.status = "canceled"
    this.canceled = new Date(Date.now())
  }

  private payment(id: string): Payment {
    const found = this.payments.find((one) => one.id === id)
    if (!found) throw new Error(`no payment ${id}`)
    return found
  }

  private input({ id, data }: Payment, key = id) {
    return { data: { ...data }, context: { idempotency_key: key } }
  }

  async cancelPayment(id: string): Promise<void> {
    const payment = this.payment(id)
    await cancel(this.context, this.cradle, this.input(payment))
    payment.canceled = true
  }

  private row(payment: Payment, sum: number, metadata: Row["metadata"]): Row {
    return { id: this.id("row"), payment_id: payment.id, sum, created_at: new Date(Date.now()), metadata }
  }

  /** The whole of a payment, or what of it Assist has charged already. */
  async capture(id: string, sum?: number, atAssist = false): Promise<void> {
    const payment = this.payment(id)
    if (payment.canceled) throw new Error("the payment is canceled")
    if (!payment.capturedInFull) {
      const amount = sum ?? payment.sum
      if (amount + sumOf(payment.captures) > payment.sum) throw new Error("more than authorized")
      const row = this.row(payment, amount, null)
      await this.moments.at("core writes row")
      payment.captures.push(row)
      try {
        const data = atAssist ? {} : (await capture(this.context, this.cradle, this.input(payment, row.id))).data
        Object.assign(payment.data, data)
      } catch (error) {
        await this.moments.at("core deletes row")
        payment.captures = payment.captures.filter((one) => one !== row)
        throw error
      }
      payment.capturedInFull = sumOf(payment.captures) === payment.sum
    }
    this.reckon(payment.collection)
    await this.book("capture", payment.captures)
  }

  async refund(id: string, sum: number, metadata: Row["metadata"]): Promise<void> {
    await this.refundByModule(id, sum, metadata)
    // The credit line: the order costs less by what went back.
    this.total -= Math.max(0, sum - Math.max(0, -this.pending))
    await this.book("refund", this.payment(id).refunds)
  }

  async refundByModule(id: string, sum: number, metadata: Row["metadata"]): Promise<void> {
    const payment = this.payment(id)
    if (sum <= 0 || sum > sumOf(payment.captures) - sumOf(payment.refunds)) throw new Error("more than captured")
    const row = this.row(payment, sum, metadata)
    payment.refunds.push(row)
    try {
      await refund(this.context, this.cradle, { ...this.input(payment, row.id), amount: sum / 100 })
    } catch (error) {
      payment.refunds = payment.refunds.filter((one) => one !== row)
      throw error
    }
  }

  private async book(reference: "capture" | "refund", rows: readonly Row[]): Promise<void> {
    await this.moments.at("core writes transaction")
    const told = new Set(this.transactions.map(({ reference_id }) => reference_id))
    for (const { id, sum } of rows) if (!told.has(id)) this.tell(reference, id, reference === "capture" ? sum : -sum)
  }

  tell(reference: string, reference_id: string, sum: number): void {
    this.transactions.push({
      id: this.id("ordtrx"),
      reference,
      reference_id,
      amount: text(sum),
      created_at: new Date(Date.now()),
    })
  }

  removeRows(ids: readonly string[]): void {
    for (const payment of this.payments) {
      payment.captures = payment.captures.filter(({ id }) => !ids.includes(id))
      payment.refunds = payment.refunds.filter(({ id }) => !ids.includes(id))
    }
  }

  async authorize(id: string): Promise<{ id: string; captured_at: string | null }> {
    const session = this.sessions.find((one) => one.id === id)
    if (!session || !["pending", "authorized"].includes(session.status)) throw new Error("the session cannot be used")
    const known = this.payments.find((one) => one.session === id)
    if (known) return { id: known.id, captured_at: known.capturedInFull ? "2026-01-01" : null }
    const { status, data } = await authorize(this.context, this.cradle, {
      data: {},
      context: { idempotency_key: id },
    })
    await this.moments.at("core writes row")
    if (this.payments.some((one) => one.session === id)) {
      await cancel(this.context, this.cradle, { data: { ...data }, context: {} })
      throw new Error("duplicate key value violates unique constraint")
    }
    const { collection, sum } = session
    const capturedInFull = status === "captured"
    const rows = { captures: [], refunds: [] }
    const payment = {
      id: this.id("pay"),
      session: id,
      collection,
      sum,
      data: { ...data },
      canceled: false,
      capturedInFull,
      ...rows,
    }
    this.payments.push(payment)
    if (capturedInFull) (payment.captures as Row[]).push(this.row(payment, sum, null))
    session.status = "authorized"
    this.reckon(collection)
    return { id: payment.id, captured_at: capturedInFull ? "2026-01-01" : null }
  }

  /** As core cancels for an edit and for nothing else: its own collection first, a newer one of the living order asks. */
  private editIsBehind(paymentId: string): boolean {
    const payment = this.payment(paymentId)
    const replaced = this.collections.find(({ id }) => id === payment.collection) as Collection
    return (
      !payment.canceled &&
      !this.canceled &&
      ["canceled", "partially_captured"].includes(replaced.status) &&
      this.asking.some((one) => one.created_at > replaced.created_at && one.metadata?.["assist_beside_hold"] !== true)
    )
  }

  private captureUnderWay(paymentId: string): boolean {
    return this.payment(paymentId).captures.some((row) => this.transactions.every((one) => one.reference_id !== row.id))
  }

  paymentRow({ id, session, collection, sum, data, canceled, capturedInFull, captures, refunds }: Payment) {
    return {
      ...{ id, payment_session_id: session, payment_collection_id: collection, data: { ...data } },
      ...{ amount: text(sum), currency_code: "byn", provider_id: "pp_assist_main" },
      canceled_at: canceled ? "2026-01-01" : null,
      captured_at: capturedInFull ? "2026-01-01" : null,
      captures: captures.map(amounts),
      refunds: refunds.map(amounts),
    }
  }

  sessionRow({ id, collection, sum, status }: Session) {
    const provider_id = "pp_assist_main"
    return { id, status, amount: text(sum), currency_code: "byn", provider_id, payment_collection_id: collection }
  }

  readonly cradle = this.makeCradle()

  private makeCradle(): PaymentCradle {
    const rows = (kind: "captures" | "refunds") => ({
      retrieve: async (id: string) => {
        const found = this.payments.flatMap((one) => one[kind]).find((row) => row.id === id)
        if (!found) throw new Error(`${kind} ${id} was not found`)
        return amounts(found)
      },
      list: async ({ payment_id }: { payment_id: string }) =>
        this.payments.filter(({ id }) => id === payment_id).flatMap((one) => one[kind].map(amounts)),
    })
    return {
      captureService: rows("captures"),
      refundService: rows("refunds"),
      paymentService: {
        retrieve: async (id: string) => this.paymentRow(this.payment(id)),
        list: async (where: {
          id?: string
          payment_collection_id?: string
          payment_session_id?: string | { $ne: string }
          canceled_at?: null
        }) =>
          this.payments
            .filter(
              (one) =>
                (where.id === undefined || one.id === where.id) &&
                (where.payment_collection_id === undefined || one.collection === where.payment_collection_id) &&
                (typeof where.payment_session_id !== "string" || one.session === where.payment_session_id) &&
                (typeof where.payment_session_id !== "object" || one.session !== where.payment_session_id.$ne) &&
                (where.canceled_at === undefined || !one.canceled),
            )
            .map((one) => this.paymentRow(one)),
      },
      paymentSessionService: {
        retrieve: async (id: string) => {
          const found = this.sessions.find((one) => one.id === id)
          if (!found) throw new Error(`session ${id} was not found`)
          return this.sessionRow(found)
        },
        list: async ({ id }: { id: string }) =>
          this.sessions.filter((one) => one.id === id).map((one) => this.sessionRow(one)),
        update: async ({ id, status }: { id: string; status: string }) =>
          Object.assign(this.sessions.find((one) => one.id === id) ?? {}, { status }),
      },
      __pg_connection__: {
        raw: async (sql: string, [id]: [string]) => ({
          rows: (
            sql.includes("order_transaction")
              ? this.captureUnderWay(id)
              : sql.includes("asking") && this.editIsBehind(id)
          )
            ? [1]
            : [],
        }),
      },
    } as unknown as PaymentCradle
  }
}
