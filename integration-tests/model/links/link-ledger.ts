import type { ClaimKind } from "../../../src/modules/assist/ledger/order-waits"
import type { LedgerOrder } from "../../../src/modules/assist/ledger/rows"
import { MemoryLedger } from "../world/memory-ledger"
import { MemorySyncs } from "../world/memory-syncs"
import type { Moments } from "../world/moments"

const CLAIM_MS = 120_000

/** What names its order in the ledger's methods: the number itself, or what has it. */
function numberIn(argument: unknown): string {
  return typeof argument === "string" ? argument : (argument as { order_number: string }).order_number
}

/**
 * The ledger of several order numbers, one `MemoryLedger` each. What asks about one goes to its own; what asks about many, and the
 * claims, of which only one number has each at a time, are here.
 */
export class LinkLedger {
  readonly syncs = new MemorySyncs()
  readonly numbers = new Map<string, MemoryLedger>()
  /** By kind and number: what it has a claim to. */
  private readonly claims = new Map<string, { id: string; until: number }>()

  constructor(private readonly moments: Moments) {
    // biome-ignore lint/correctness/noConstructorReturn: every other method is that of one number's ledger
    return new Proxy(this, {
      get: (target, name) =>
        name in target
          ? Reflect.get(target, name)
          : (...given: unknown[]) => target.call(numberIn(given[0]), name as keyof MemoryLedger, given),
    })
  }

  private call(number: string, name: keyof MemoryLedger, given: unknown[]): unknown {
    const method = this.of(number)[name] as ((...given: unknown[]) => unknown) | undefined
    if (!method) throw new Error(`the model has no ${String(name)}`)
    return method.apply(this.of(number), given)
  }

  of(number: string): MemoryLedger {
    const one = this.numbers.get(number)
    if (!one) throw new Error(`${number} was never opened`)
    return one
  }

  opened(order: LedgerOrder): void {
    this.numbers.set(order.order_number, new MemoryLedger(this.moments, order))
  }

  private get all(): MemoryLedger[] {
    return [...this.numbers.values()]
  }

  async find(number: string): Promise<LedgerOrder | undefined> {
    return this.numbers.get(number)?.find(number)
  }

  async findForSession(id: string): Promise<LedgerOrder | undefined> {
    const either = await this.ofSessions([id])
    return either.find(({ opened_session_id }) => opened_session_id === id) ?? either[0]
  }

  async ofSessions(ids: readonly string[]): Promise<LedgerOrder[]> {
    const orders = this.all.map(({ order }) => ({ ...order }))
    return orders.filter(({ opened_session_id, session_id }) =>
      [opened_session_id, session_id].some((id) => ids.includes(id)),
    )
  }

  withLease<T>(kind: "money" | "follow", number: string, work: (order: LedgerOrder) => Promise<T>): Promise<T> {
    return this.of(number).withLease(kind, number, work)
  }

  async settle(id: string, ...outcome: [never, never]): Promise<void> {
    for (const one of this.all) if (one.rows.some((row) => row.id === id)) await one.settle(id, ...outcome)
  }

  async claim(kind: ClaimKind, number: string, id: string): Promise<boolean> {
    const own = `${kind} ${number}`
    const taken = [...this.claims].some(
      ([key, claim]) => key.startsWith(`${kind} `) && key !== own && claim.id === id && claim.until > Date.now(),
    )
    if (!taken) this.claims.set(own, { id, until: Date.now() + CLAIM_MS })
    return !taken
  }

  async unclaim(kind: ClaimKind, number: string): Promise<void> {
    this.claims.delete(`${kind} ${number}`)
  }

  async withSomethingOpen(numbers: readonly string[]): Promise<string[]> {
    return [...numbers]
  }

  async postpone(): Promise<void> {}

  async followedOperations(
    _merchant: string,
    numbers: readonly string[],
  ): Promise<Map<string, readonly string[] | null>> {
    return new Map(numbers.map((number) => [number, this.of(number).order.followed_operations]))
  }

  async makeDue(numbers: readonly string[]): Promise<void> {
    for (const number of numbers) await this.of(number).makeDue()
  }

  async claimDue(limit: number, schedule: readonly number[]): Promise<LedgerOrder[]> {
    return (await Promise.all(this.all.map((one) => one.claimDue(limit, schedule)))).flat()
  }

  async claimExpiring(): Promise<undefined> {
    return undefined
  }

  async raw(): Promise<{ rows: [] }> {
    return { rows: [] }
  }

  /** When the job has something to look at next. */
  get nextDue(): number | undefined {
    const times = this.all.flatMap(({ order }) => (order.due_at ? [order.due_at.getTime()] : []))
    return times.length > 0 ? Math.min(...times) : undefined
  }
}
