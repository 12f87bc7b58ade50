import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { Announced } from "../../../payments/facts"
import type { ReceiptLine } from "../../../receipts/receipt-line"
import { Refused } from "../../../refusals/refused"
import { saying } from "../../../refusals/saying"
import { guarded } from "./guarded"
import { OrderNumberTaken } from "./order-number-taken"
import { OrderWaits } from "./order-waits"
import { CARD_KEYS } from "./personal-data"
import { ledgerOperation, ledgerOrder, type Unchecked } from "./read-rows"
import type {
  ChosenForNext,
  LedgerOperation,
  LedgerOrder,
  NewLedgerOperation,
  NewLedgerOrder,
  OperationOutcome,
  OrderFinding,
  UnsettledLedgerOperation,
} from "./rows"

/** Longer than a holder works on one order: a read, a renewal, then a call and a read, each within 35 s at most. */
const LEASE_SECONDS = 120
/** After every money operation the follower compares both ledgers once more (contract traps 3 and 12, "Crash" in 2.1). */
const LOOK_AFTER_SECONDS = 60
/** After a hook that failed: core may have hidden it (contract trap 3), and Assist may be well again. */
const FAILED_SECONDS = 10
/** The job's growing steps begin anew, unless it is the job's own follower that asks. */
const TRIES = "case when follow_until > now() then due_tries else 0 end"
/** Core holds a cart's lock for 120 s and its waiters give up after 30 s (contract 2.5): wait less than they do. */
const LEASE_WAIT_MS = 25_000

/** An order whose payer's data was erased never gets it back from a look. */
const SUMMARY = `?::jsonb - (case when erased_at is null then '{}' else '{${CARD_KEYS.join(",")}}' end)::text[]`

/**
 * `money`: moving the order's money at Assist. `follow`: changing Medusa's books after Assist. Two leases, because a
 * follower runs core workflows whose provider hooks take the money lease themselves. `open`: asking Assist for the payment
 * page, which must keep neither of them waiting.
 */
const LEASES = {
  money: { token: "lease_token", until: "lease_until" },
  follow: { token: "follow_token", until: "follow_until" },
  open: { token: "open_token", until: "open_until" },
} as const
export type LeaseKind = keyof typeof LEASES

/**
 * The plugin's memory: orders at Assist and the operations on them, in Postgres. Every statement commits by
 * itself: nothing is locked while Assist is being called (design rule 4), so several Medusa processes work on
 * one database without Redis.
 */
export class Ledger extends OrderWaits {
  /**
   * Notes that the shopper of a session is being sent to Assist with this order number; the first time counts. The
   * background job looks at it `lookIn` seconds later: Assist reports no timeouts, and a notification can be lost.
   * @returns the order as it stands, opened now or before
   * @throws OrderNumberTaken when another session has this number
   */
  async open(order: NewLedgerOrder, lookIn: number): Promise<LedgerOrder> {
    const { order_number, opened_session_id } = order
    const row = {
      id: generateEntityId(undefined, "asord"),
      ...order,
      session_id: opened_session_id,
      opened_at: this.knex.fn.now(),
      due_at: this.inSeconds(lookIn),
    }
    await guarded(this.knex("assist_order").insert(row).onConflict().ignore())
    const opened = await this.findForSession(opened_session_id)
    if (opened?.opened_session_id !== opened_session_id) throw new OrderNumberTaken(order_number)
    return opened
  }

  /** Ties a hold to a payment session. */
  async rehome(orderNumber: string, sessionId: string): Promise<void> {
    await guarded(this.order(orderNumber).update({ session_id: sessionId, updated_at: this.knex.fn.now() }))
  }

  /**
   * Keeps the address of Assist's payment page.
   * @param until when it may lead nowhere any more; null: not known, so it is not used again
   */
  async keepLink(orderNumber: string, link: string, until: Date | null): Promise<void> {
    await guarded(this.order(orderNumber).update({ payment_link: link, payment_link_until: until }))
  }

  /** Keeps the lines of the receipt a payment is about to be asked for with. A page asked for with others is not used again. */
  async keepReceipt(orderNumber: string, lines: readonly ReceiptLine[] | null): Promise<void> {
    const receipt_lines = lines && JSON.stringify(lines)
    const link = { payment_link: null, payment_link_until: null }
    await guarded(this.order(orderNumber).update({ receipt_lines, ...link, updated_at: this.knex.fn.now() }))
  }

  /** Keeps what an owner has chosen for the receipt of the next capture or refund; null: it is over. */
  async chooseLines(orderNumber: string, chosen: ChosenForNext | null): Promise<void> {
    await guarded(this.order(orderNumber).update({ chosen_lines: chosen && JSON.stringify(chosen) }))
  }

  /** Keeps where the shopper goes on with a payment by token. */
  async keepContinuation(orderNumber: string, url: string, billnumber: string): Promise<void> {
    await guarded(this.order(orderNumber).update({ continue_url: url, continue_billnumber: billnumber }))
  }

  private operationsOf(orderNumber: string) {
    return this.knex("assist_operation").where({ order_number: orderNumber }).whereNull("deleted_at")
  }

  /**
   * Runs `work` as the only holder of this order's lease, across processes.
   * @param whenBusy called once, when another one holds it and has to be waited for
   * @throws MedusaError (not_allowed) when the order stays busy, or is unknown here
   */
  async withLease<T>(
    kind: LeaseKind,
    orderNumber: string,
    work: (order: LedgerOrder) => Promise<T>,
    whenBusy?: () => void,
  ): Promise<T> {
    const { token, until } = LEASES[kind]
    const mine = randomUUID()
    const order = await this.acquire(kind, orderNumber, mine, whenBusy)
    try {
      return await work(order)
    } finally {
      // Failing to give a lease back must not undo what was done under it: it runs out by itself.
      await this.order(orderNumber)
        .where({ [token]: mine })
        .update({ [token]: null, [until]: null })
        .catch(() => undefined)
    }
  }

  private async acquire(
    kind: LeaseKind,
    orderNumber: string,
    mine: string,
    whenBusy?: () => void,
  ): Promise<LedgerOrder> {
    const { token, until } = LEASES[kind]
    for (let pause = 20, waited = 0; ; pause = Math.min(pause * 2, 500)) {
      const [row] = await guarded<Unchecked<LedgerOrder>[]>(
        this.order(orderNumber)
          .andWhere((free) => free.whereNull(until).orWhere(until, "<", this.knex.fn.now()))
          .update({
            [token]: mine,
            [until]: this.knex.raw(`now() + interval '${LEASE_SECONDS} seconds'`),
            ...(kind === "money" && this.lookedAfter()),
          })
          .returning("*"),
      )
      if (row) return ledgerOrder(row)
      if (!(await this.find(orderNumber)))
        throw new Refused(MedusaError.Types.NOT_ALLOWED, saying("never_sent", { number: orderNumber }))
      if (waited >= LEASE_WAIT_MS) throw new Refused(MedusaError.Types.NOT_ALLOWED, saying("busy"))
      if (waited === 0) whenBusy?.()
      await sleep(pause)
      waited += pause
    }
  }

  /**
   * The job looks at an order once a process has begun to move its money, even if that process dies before it writes
   * its intent. Medusa's capture or refund row exists by then, and nothing else leads to a charged order (contract 2.1,
   * "Crash").
   */
  private lookedAfter() {
    const due_at = this.knex.raw(this.dueAt(LOOK_AFTER_SECONDS))
    return { due_at, due_tries: this.knex.raw(TRIES), read_at: null, money_turns: this.knex.raw("money_turns + 1") }
  }

  /** Operations whose outcome is not known: a crash before it was written, or an unclear answer. */
  async unsettled(orderNumber: string): Promise<UnsettledLedgerOperation[]> {
    const age = this.knex.raw("extract(epoch from now() - created_at)::float8 as age_seconds")
    const rows = this.operationsOf(orderNumber).whereNull("settled_at").orderBy("created_at").select("*", age)
    return (await guarded<Unchecked<UnsettledLedgerOperation>[]>(rows)).map((row) => ledgerOperation(row))
  }

  async operations(orderNumber: string): Promise<LedgerOperation[]> {
    const rows = this.operationsOf(orderNumber).orderBy(["created_at", "id"])
    return (await guarded<Unchecked<LedgerOperation>[]>(rows)).map((row) => ledgerOperation(row))
  }

  /**
   * Writes down what is about to be asked of Assist, makes the order due for the job (whatever becomes of the call, or
   * of this process, somebody looks afterwards), and renews the lease for as long as the call may take. A holder
   * that was paused until its lease ran out is stopped here: what it read is no longer what stands.
   * @returns the operation's id
   */
  async intend(operation: NewLedgerOperation, lease: string): Promise<string> {
    const id = generateEntityId(undefined, "asop")
    const { order_number, kind, medusa_key, billnumber, amount, currency, auto_deposit } = operation
    const known = JSON.stringify(operation.known_operations)
    const receipt = operation.receipt_lines && JSON.stringify(operation.receipt_lines)
    const { rowCount } = await guarded<{ rowCount: number }>(
      this.knex.raw(
        `with held as (
           update assist_order set lease_until = now() + interval '${LEASE_SECONDS} seconds',
                  due_at = ${this.dueAt(LOOK_AFTER_SECONDS)}, due_tries = ${TRIES}, read_at = null
            where order_number = ? and lease_token = ? and lease_until > now() and deleted_at is null
            returning order_number)
         insert into assist_operation (id, order_number, kind, medusa_key, billnumber, amount, currency, auto_deposit,
                                       known_operations, receipt_lines)
         select ?, order_number, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb from held`,
        [order_number, lease, id, kind, medusa_key, billnumber, amount, currency, auto_deposit, known, receipt],
      ),
    )
    if (rowCount === 1) return id
    throw new Refused(MedusaError.Types.UNEXPECTED_STATE, saying("took_too_long"))
  }

  /** Writes down what became of an operation. `unknown` leaves it unsettled. */
  async settle(id: string, outcome: OperationOutcome, detail: string): Promise<void> {
    await guarded(
      this.knex("assist_operation")
        .where({ id })
        .whereNull("settled_at")
        .update({
          outcome,
          detail: detail.slice(0, 2000),
          settled_at: outcome === "unknown" ? null : this.knex.fn.now(),
          updated_at: this.knex.fn.now(),
        }),
    )
  }

  /** Keeps what was last read at Assist, for the owner. */
  async note(orderNumber: string, finding: OrderFinding): Promise<void> {
    const { summary, stages, refusals, ...columns } = finding
    const added = stages && this.knex.raw("coalesce(stages, '{}'::jsonb) || ?::jsonb", [JSON.stringify(stages)])
    await guarded(
      this.order(orderNumber).update({
        ...columns,
        ...(summary === undefined ? {} : { summary: this.knex.raw(SUMMARY, [JSON.stringify(summary)]) }),
        ...(added === undefined ? {} : { stages: added }),
        ...(refusals === undefined ? {} : { refusals: JSON.stringify(refusals) }),
        ...(columns.orderstate === undefined ? {} : { read_at: this.knex.fn.now() }),
        updated_at: this.knex.fn.now(),
      }),
    )
  }

  /** Asks the background job to look at an order in `seconds`, and to begin its growing steps anew. */
  async due(orderNumber: string, seconds: number): Promise<void> {
    await guarded(this.order(orderNumber).update({ due_at: this.inSeconds(seconds), due_tries: 0, read_at: null }))
  }

  /**
   * Notes that a follower has read the order and is done, and plans the next look unless somebody asked for another one
   * meanwhile.
   * @param seen the order as it was when the follower began
   * @param turns `money_turns` when Assist was read last: who began to move money since has changed what was read
   * @param operations what it was followed with, as `operationKeys`
   * @param seconds until the next look; null: none; undefined: as planned
   */
  async plan(seen: LedgerOrder, turns: number, operations: readonly string[], seconds?: number | null): Promise<void> {
    // Dates come back in milliseconds, Postgres keeps microseconds.
    const unchanged = this.knex.raw("(money_turns = ? and date_trunc('milliseconds', due_at) is not distinct from ?)", [
      turns,
      seen.due_at,
    ])
    // A caller that asked for a look meanwhile wants a new reading: this one may be older than its change.
    const at = this.knex.raw("case when ? then now() else read_at end", [unchanged])
    const followed_operations = JSON.stringify(operations)
    const read = { read_at: at, followed_operations, updated_at: this.knex.fn.now() }
    const due =
      typeof seconds === "number" ? this.inSeconds(seconds) : seconds === null ? null : this.knex.raw("due_at")
    // A turn that began during the look could not make the order due: a follower's own plan stands.
    const asked = this.knex.raw("case when money_turns = ? then due_at else least(due_at, ?) end", [
      turns,
      this.inSeconds(LOOK_AFTER_SECONDS),
    ])
    const due_at = this.knex.raw("case when ? then ? else ? end", [unchanged, due, asked])
    await guarded(this.order(seen.order_number).update({ ...read, due_at }))
  }

  private inSeconds(seconds: number) {
    return this.knex.raw("now() + make_interval(secs => ?)", [seconds])
  }

  /**
   * Asks the background job to look soon, keeping an earlier plan; for a caller that fails and can do no more. What was
   * read last is no longer trusted: the next look reads the order, whatever a batch of others may say.
   */
  async dueSoon(orderNumber: string): Promise<void> {
    const due = { due_at: this.knex.raw(this.dueAt(FAILED_SECONDS)), due_tries: this.knex.raw(TRIES), read_at: null }
    await guarded(this.order(orderNumber).update(due))
  }

  /** An active follower plans its own next look, with growing steps when it keeps failing: that plan stands. */
  private dueAt(seconds: number): string {
    const soon = `now() + interval '${Number(seconds)} seconds'`
    return `case when follow_until > now() then coalesce(due_at, ${soon}) else least(due_at, ${soon}) end`
  }

  /**
   * Notes what is being told on the event bus. False: another follower told it meanwhile.
   * @param seen the order as it was when the facts were compared
   */
  async announce(seen: LedgerOrder, announced: Announced): Promise<boolean> {
    const before = seen.announced ? JSON.stringify(seen.announced) : null
    const count = await guarded<number>(
      this.order(seen.order_number)
        .andWhereRaw("announced is not distinct from ?::jsonb", [before])
        .update({ announced: JSON.stringify(announced) }),
    )
    return count === 1
  }
}
