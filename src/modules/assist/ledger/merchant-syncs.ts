import { randomUUID } from "node:crypto"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import { guarded } from "./guarded"

/** Longer than one process asks about a merchant; then the claim runs out by itself. */
const CLAIM_SECONDS = 120
/** The job comes each minute, now a little earlier and now a little later: half of that is no reason to skip a turn. */
const SLACK_SECONDS = 30

const CLAIM = `update assist_merchant_sync
    set claim_token = ?, claimed_until = now() + interval '${CLAIM_SECONDS} seconds', updated_at = now()
  where merchant = ? and deleted_at is null and coalesce(claimed_until, '-infinity') <= now()
    and coalesce(asked_at, '-infinity') <= now() - make_interval(secs => ?::float8 - ${SLACK_SECONDS})
 returning synced_until, minutes, last_error, now() as now`

/** The right to ask Assist about one merchant. */
export interface MerchantClaim {
  readonly merchant: string
  readonly token: string
  readonly syncedUntil: Date | undefined
  readonly minutes: number
  readonly lastError: string | null
  /** By the database's clock, which all processes share. */
  readonly now: Date
}

interface ClaimRow {
  synced_until: Date | null
  minutes: number
  last_error: string | null
  now: Date
}

/** Until when every operation Assist lists has been seen, by merchant. One process asks at a time. */
export class MerchantSyncs {
  constructor(private readonly knex: Knex) {}

  /**
   * Undefined: it was asked about less than `everySeconds` ago, or another process is asking.
   * @param minutes how long a period a merchant's first question may be about
   */
  async claim(merchant: string, everySeconds: number, minutes: number): Promise<MerchantClaim | undefined> {
    const row = { id: generateEntityId(undefined, "assyn"), merchant, minutes }
    await guarded(this.knex("assist_merchant_sync").insert(row).onConflict().ignore())
    const token = randomUUID()
    const { rows } = await guarded<{ rows: ClaimRow[] }>(this.knex.raw(CLAIM, [token, merchant, everySeconds]))
    const [claimed] = rows
    if (!claimed) return undefined
    return {
      merchant,
      token,
      syncedUntil: claimed.synced_until ? new Date(claimed.synced_until) : undefined,
      minutes: claimed.minutes,
      lastError: claimed.last_error,
      now: new Date(claimed.now),
    }
  }

  /** Everything up to `until` was seen. Never takes back what was seen later. */
  async seen(claim: MerchantClaim, until: Date, minutes: number): Promise<void> {
    const synced = this.knex.raw("greatest(synced_until, ?::timestamptz)", [until])
    await guarded(this.held(claim).update({ synced_until: synced, minutes, updated_at: this.knex.fn.now() }))
  }

  /** @param complete whether Assist answered about all the time until the claim; else the next run goes on */
  async release(claim: MerchantClaim, minutes: number, complete: boolean, error?: string): Promise<void> {
    await guarded(
      this.held(claim).update({
        minutes,
        asked_at: complete ? claim.now : null,
        last_error: error?.slice(0, 500) ?? null,
        claim_token: null,
        claimed_until: null,
        updated_at: this.knex.fn.now(),
      }),
    )
  }

  /** By merchant: until when each is in step with Assist. */
  async inStep(): Promise<ReadonlyMap<string, Date>> {
    const rows = await guarded<{ merchant: string; synced_until: Date }[]>(
      this.knex("assist_merchant_sync")
        .whereNotNull("synced_until")
        .whereNull("deleted_at")
        .select("merchant", "synced_until"),
    )
    return new Map(rows.map(({ merchant, synced_until }) => [merchant, new Date(synced_until)]))
  }

  private held({ merchant, token }: MerchantClaim) {
    return this.knex("assist_merchant_sync").where({ merchant, claim_token: token }).whereNull("deleted_at")
  }
}
