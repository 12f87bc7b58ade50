import { randomUUID } from "node:crypto"
import type { DueOrders } from "../../../src/modules/assist/ledger/due-orders"
import type { Ledger } from "../../../src/modules/assist/ledger/ledger"
import type {
  LedgerOperation,
  LedgerOrder,
  MoneyTurn,
  NewLedgerOperation,
  NewLedgerOrder,
  OperationOutcome,
  OrderFinding,
  UnsettledLedgerOperation,
} from "../../../src/modules/assist/ledger/rows"
import { MemoryAgreements } from "./memory-agreements"
import { MemorySyncs } from "./memory-syncs"
import type { Moments } from "./moments"

const LEASE_MS = 120_000

/** Nothing of a history keeps the page's address, makes a receipt or asks about many. */
type Unused = "keepLink" | "keepReceipt" | "chooseLines" | "ofSessions" | "ofNumbers"
/** A method the real one gets must come here too: without it every history dies of the same error, and none is wrong. */
type Promised = Omit<Pick<Ledger, keyof Ledger>, Unused> & Pick<DueOrders, keyof DueOrders>

/** The plugin's ledger in memory, with the same promises as the one in Postgres (src/modules/assist/ledger). */
export class MemoryLedger implements Promised {
  readonly rows: LedgerOperation[] = []
  readonly syncs = new MemorySyncs()
  readonly agreements = new MemoryAgreements(this.rows)
  private readonly discrepancies = new Map<string, string>()
  private readonly until = { money: 0, follow: 0 }
  private waitsSince: number | undefined

  constructor(
    private readonly moments: Moments,
    readonly order: LedgerOrder,
    /** Whether the shop knows the number from the beginning. */
    private isOpened = true,
  ) {}

  async open({ agreement_id, two_stage }: NewLedgerOrder, lookIn: number): Promise<LedgerOrder> {
    if (!this.isOpened) {
      const now = Date.now()
      const due_at = new Date(now + lookIn * 1000)
      Object.assign(this.order, { agreement_id, two_stage, opened_at: new Date(now), due_at })
      this.isOpened = true
    }
    return { ...this.order }
  }

  async keepContinuation(_orderNumber: string, continue_url: string, continue_billnumber: string): Promise<void> {
    Object.assign(this.order, { continue_url, continue_billnumber })
  }

  async find(orderNumber: string): Promise<LedgerOrder | undefined> {
    return this.isOpened && orderNumber === this.order.order_number ? { ...this.order } : undefined
  }

  /** No history edits its order: the hold stays with the session that opened it. */
  async findForSession(sessionId: string): Promise<LedgerOrder | undefined> {
    return this.isOpened && sessionId === this.order.opened_session_id ? { ...this.order } : undefined
  }

  async rehome(_orderNumber: string, session_id: string): Promise<void> {
    Object.assign(this.order, { session_id })
  }

  async withLease<T>(kind: "money" | "follow", _order: string, work: (order: LedgerOrder) => Promise<T>): Promise<T> {
    await this.moments.at("take lease")
    if (this.until[kind] > Date.now()) throw new Error("Another operation on this payment is still running.")
    this.until[kind] = Date.now() + LEASE_MS
    if (kind === "money") {
      this.order.money_turns++
      this.lookAfter(60)
    }
    try {
      return await work({ ...this.order, lease_token: randomUUID() })
    } finally {
      this.until[kind] = 0
    }
  }

  /** Somebody has the right to move money: what Assist shows may change under it. */
  get moving(): boolean {
    return this.until.money > Date.now()
  }

  async unsettled(): Promise<UnsettledLedgerOperation[]> {
    const age = ({ created_at }: LedgerOperation) => (Date.now() - created_at.getTime()) / 1000
    return this.rows.filter(({ settled_at }) => !settled_at).map((row) => ({ ...row, age_seconds: age(row) }))
  }

  async operations(): Promise<LedgerOperation[]> {
    return this.rows.map((row) => ({ ...row }))
  }

  async intend(operation: NewLedgerOperation): Promise<string> {
    await this.moments.at("write intent")
    this.lookAfter(60)
    const id = `asop_${this.order.order_number}_${this.rows.length + 1}`
    const created_at = new Date(Date.now())
    this.rows.push({ id, ...operation, outcome: null, detail: null, created_at, settled_at: null })
    await this.moments.at("after intent", "assist")
    return id
  }

  async settle(id: string, outcome: OperationOutcome, detail: string): Promise<void> {
    await this.moments.at("write outcome")
    const row = this.rows.find((one) => one.id === id && !one.settled_at)
    if (row) Object.assign(row, { outcome, detail, settled_at: outcome === "unknown" ? null : new Date(Date.now()) })
  }

  async note(_orderNumber: string, finding: OrderFinding): Promise<void> {
    Object.assign(this.order, finding)
  }

  async due(_orderNumber: string, seconds: number): Promise<void> {
    Object.assign(this.order, { due_at: new Date(Date.now() + seconds * 1000), due_tries: 0 })
  }

  async moneyTurn(): Promise<MoneyTurn> {
    const lease_seconds = Math.max(0, (this.until.money - Date.now()) / 1000)
    return { session_id: this.order.session_id, money_turns: this.order.money_turns, lease_seconds }
  }

  async plan(
    seen: LedgerOrder,
    turns: number,
    followed_operations: readonly string[],
    seconds?: number | null,
  ): Promise<void> {
    Object.assign(this.order, { followed_operations })
    if (turns !== this.order.money_turns)
      this.order.due_at = new Date(
        Math.min(this.order.due_at?.getTime() ?? Number.POSITIVE_INFINITY, Date.now() + 60_000),
      )
    if (turns !== this.order.money_turns) return
    if (seconds === undefined) return
    const unchanged = (seen.due_at?.getTime() ?? null) === (this.order.due_at?.getTime() ?? null)
    if (unchanged) this.order.due_at = seconds === null ? null : new Date(Date.now() + seconds * 1000)
  }

  async dueSoon(): Promise<void> {
    this.lookAfter(10)
  }

  /** An active follower plans its own next look: that plan stands. */
  private lookAfter(seconds: number): void {
    const [soon, due] = [Date.now() + seconds * 1000, this.order.due_at?.getTime()]
    const follows = this.until.follow > Date.now()
    if (!follows) this.order.due_tries = 0
    this.order.due_at = new Date(follows ? (due ?? soon) : Math.min(due ?? soon, soon))
  }

  async waitsForOrder(): Promise<number> {
    this.waitsSince ??= Date.now()
    return (Date.now() - this.waitsSince) / 1000
  }

  async goesBack(_orderNumber: string, cause: LedgerOrder["unplaced_cause"]): Promise<void> {
    this.order.unplaced_cause ??= cause
  }

  /** One order number, so nothing rivals it. */
  async claim(): Promise<boolean> {
    return true
  }

  async unclaim(): Promise<void> {}

  async lookWithin(_orderNumber: string, seconds: number): Promise<void> {
    const soon = Date.now() + seconds * 1000
    this.order.due_at = new Date(Math.min(this.order.due_at?.getTime() ?? soon, soon))
  }

  async announce(_seen: LedgerOrder, announced: unknown): Promise<boolean> {
    Object.assign(this.order, { announced })
    return true
  }

  // The queue of the job and the list of discrepancies: the same connection, so the same object here.

  async withSomethingOpen(orderNumbers: readonly string[]): Promise<string[]> {
    return [...orderNumbers]
  }

  async postpone(): Promise<void> {}

  async followedOperations(): Promise<ReadonlyMap<string, readonly string[] | null>> {
    return new Map(this.isOpened ? [[this.order.order_number, this.order.followed_operations]] : [])
  }

  async makeDue(): Promise<void> {
    this.order.due_at = new Date(Date.now())
  }

  /** No history lasts until its hold ends. */
  async claimExpiring(): Promise<undefined> {
    return undefined
  }

  async expiringDone(): Promise<void> {}

  async openDiscrepancy(order_number: string, found: { code: string; detail: string }): Promise<object | undefined> {
    const known = this.discrepancies.has(found.code)
    this.discrepancies.set(found.code, found.detail)
    return known ? undefined : { id: found.code, order_number, ...found, status: "open" }
  }

  async openOf(order_number: string): Promise<object[]> {
    return [...this.discrepancies].map(([code, detail]) => ({ id: code, order_number, code, detail, status: "open" }))
  }

  async resolve(order_number: string, codes: readonly string[]): Promise<object[]> {
    return codes
      .filter((code) => this.discrepancies.delete(code))
      .map((code) => ({ id: code, order_number, code, status: "resolved", closed_by: null }))
  }

  /** What a person is told about this order, if anything. */
  get told(): string | undefined {
    return [...this.discrepancies.values()][0]
  }

  get codes(): readonly string[] {
    return [...this.discrepancies.keys()]
  }

  async claimDue(_limit: number, schedule: readonly number[]): Promise<LedgerOrder[]> {
    const { order } = this
    if (!this.isOpened || !order.due_at || order.due_at.getTime() > Date.now()) return []
    const step = schedule[Math.min(order.due_tries, schedule.length - 1)] ?? 60
    Object.assign(order, { due_tries: order.due_tries + 1, due_at: new Date(Date.now() + step * 1000) })
    return [{ ...order }]
  }

  /** Notifications are not stored here: a lost one is one that is not played. */
  async raw(): Promise<{ rows: [] }> {
    return { rows: [] }
  }
}
