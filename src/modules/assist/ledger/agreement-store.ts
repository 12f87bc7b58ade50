import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import { Refused } from "../../../refusals/refused"
import { saying } from "../../../refusals/saying"
import { guarded } from "./guarded"

/** A row of `assist_agreement`. */
export interface AgreementRow {
  id: string
  provider_id: string
  customer_id: string | null
  session_id: string
  order_number: string
  billnumber: string | null
  status: "proposed" | "active" | "canceled"
  currency: string
  min_amount: string
  max_amount: string
  period_days: number
  until: string
  last_charged_at: Date | null
  declines: number
  retry_at: Date | null
  canceled_at: Date | null
  canceled_by: string | null
  created_at: Date
}

export type NewAgreement = Pick<
  AgreementRow,
  | "provider_id"
  | "customer_id"
  | "session_id"
  | "order_number"
  | "currency"
  | "min_amount"
  | "max_amount"
  | "period_days"
  | "until"
>

/** A payment under an agreement, the first one too. */
export interface AgreementPayment {
  agreement_id: string
  order_number: string
  session_id: string
  amount: string
  currency: string
  orderstate: string | null
  billnumber: string | null
  opened_at: Date
}

/** Longer than a holder works: a look, a call and a look, with their own waits. */
const LEASE_SECONDS = 300
const LEASE_WAIT_MS = 25_000

/** Agreements on recurring payments. Every statement commits by itself: nothing is locked while Assist is called. */
export class AgreementStore {
  constructor(private readonly knex: Knex) {}

  /** Notes what the shopper of a session is about to agree to; said again before they went to pay, the last word counts. */
  async propose(agreement: NewAgreement): Promise<AgreementRow> {
    const id = generateEntityId(undefined, "asagr")
    const { session_id, order_number: _, ...terms } = agreement
    await guarded(
      this.knex("assist_agreement")
        .insert({ id, ...agreement })
        .onConflict()
        .ignore(),
    )
    const own = this.rows().where({ session_id, status: "proposed" })
    await guarded(own.update({ ...terms, updated_at: this.knex.fn.now() }))
    return (await this.ofSession(session_id)) as AgreementRow
  }

  async find(id: string): Promise<AgreementRow | undefined> {
    return await guarded<AgreementRow | undefined>(this.rows().where({ id }).first())
  }

  /** That the first payment of a session makes. */
  async ofSession(sessionId: string): Promise<AgreementRow | undefined> {
    return await guarded<AgreementRow | undefined>(this.rows().where({ session_id: sessionId }).first())
  }

  /** A customer's own, newest first; those that were never paid are none. */
  async ofCustomer(customerId: string): Promise<AgreementRow[]> {
    const own = this.rows().where({ customer_id: customerId }).whereNotNull("billnumber")
    return await guarded<AgreementRow[]>(own.orderBy("created_at", "desc").limit(100))
  }

  async payments(agreementIds: readonly string[]): Promise<AgreementPayment[]> {
    if (agreementIds.length === 0) return []
    const columns = ["agreement_id", "order_number", "opened_session_id as session_id", "amount", "currency"]
    const rows = this.knex("assist_order")
      .select(...columns, "orderstate", "billnumber", "opened_at")
      .whereIn("agreement_id", [...agreementIds])
      .whereNull("deleted_at")
      .orderBy("opened_at", "desc")
    return await guarded<AgreementPayment[]>(rows)
  }

  /** Is a payment under it under way whose outcome is not known? */
  async isUnsettled(id: string): Promise<boolean> {
    const { rows } = await guarded<{ rows: object[] }>(
      this.knex.raw(
        `select 1 from assist_order o join assist_operation p on p.order_number = o.order_number
          where o.agreement_id = ? and p.kind = 'payment' and p.settled_at is null
            and o.deleted_at is null and p.deleted_at is null limit 1`,
        [id],
      ),
    )
    return rows.length > 0
  }

  /**
   * Notes a payment that Assist shows. The first one makes the agreement.
   * @returns whether it has begun just now
   */
  async paid(id: string, orderNumber: string, billnumber: string, at: Date): Promise<boolean> {
    const begun = this.rows().where({ id, order_number: orderNumber, status: "proposed" })
    const count = await guarded<number>(
      begun.update({ status: "active", billnumber, last_charged_at: at, updated_at: this.knex.fn.now() }),
    )
    await this.charged(id, at)
    return count === 1
  }

  /** When it was charged last: only ever later, so a look that arrives late changes nothing. */
  async charged(id: string, at: Date): Promise<void> {
    const later = this.rows()
      .where({ id })
      .andWhere((row) => row.whereNull("last_charged_at").orWhere("last_charged_at", "<", at))
    await guarded(later.update({ last_charged_at: at, declines: 0, retry_at: null, updated_at: this.knex.fn.now() }))
  }

  async declined(id: string, retryAt: Date | undefined): Promise<void> {
    const declines = this.knex.raw("declines + 1")
    const row = { declines, retry_at: retryAt ?? null, updated_at: this.knex.fn.now() }
    await guarded(this.rows().where({ id }).update(row))
  }

  /** @returns false: it was canceled before */
  async cancel(id: string, by: string): Promise<boolean> {
    const live = this.rows().where({ id }).whereNot({ status: "canceled" })
    const canceled = { status: "canceled", canceled_at: this.knex.fn.now(), canceled_by: by, retry_at: null }
    return (await guarded<number>(live.update({ ...canceled, updated_at: this.knex.fn.now() }))) === 1
  }

  /** Cancels the agreements of a person and forgets whose they were. */
  async forget(sessionIds: readonly string[], customerId: string | undefined): Promise<number> {
    const theirs = this.rows()
      .andWhere((row) => {
        row.whereIn("session_id", [...sessionIds])
        if (customerId) row.orWhere({ customer_id: customerId })
      })
      .andWhere((row) => row.whereNotNull("customer_id").orWhereNot({ status: "canceled" }))
    return await guarded<number>(
      theirs.update({
        customer_id: null,
        canceled_at: this.knex.raw("coalesce(canceled_at, now())"),
        canceled_by: this.knex.raw("case when status = 'canceled' then canceled_by else 'erasure' end"),
        status: "canceled",
        retry_at: null,
        updated_at: this.knex.fn.now(),
      }),
    )
  }

  /**
   * Runs `work` as the only one that takes a payment under this agreement, across processes: two at once would both find the
   * period over.
   * @throws MedusaError (not_found) for an unknown one; (not_allowed) when it stays busy
   */
  async withLease<T>(id: string, work: (agreement: AgreementRow) => Promise<T>): Promise<T> {
    const mine = randomUUID()
    const agreement = await this.acquire(id, mine)
    try {
      return await work(agreement)
    } finally {
      // Failing to give a lease back must not undo what was done under it: it runs out by itself.
      const own = this.knex("assist_agreement").where({ lease_token: mine })
      await own.update({ lease_token: null, lease_until: null }).catch(() => undefined)
    }
  }

  private async acquire(id: string, mine: string): Promise<AgreementRow> {
    for (let pause = 20, waited = 0; ; pause = Math.min(pause * 2, 500)) {
      const free = this.rows()
        .where({ id })
        .andWhere((row) => row.whereNull("lease_until").orWhere("lease_until", "<", this.knex.fn.now()))
      const until = this.knex.raw(`now() + interval '${LEASE_SECONDS} seconds'`)
      const [row] = await guarded<AgreementRow[]>(free.update({ lease_token: mine, lease_until: until }).returning("*"))
      if (row) return row
      if (!(await this.find(id)))
        throw new Refused(MedusaError.Types.NOT_FOUND, saying("no_agreement_id"), undefined, "agreement_id")
      if (waited >= LEASE_WAIT_MS)
        throw new Refused(MedusaError.Types.NOT_ALLOWED, saying("agreement_held"), "assist_agreement_busy")
      await sleep(pause)
      waited += pause
    }
  }

  private rows() {
    return this.knex("assist_agreement").whereNull("deleted_at")
  }
}
