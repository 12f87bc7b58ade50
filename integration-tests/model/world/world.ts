import { followOrder } from "../../../src/follow/follow-order"
import settle from "../../../src/jobs/settle-assist-orders"
import type { Merchant } from "../../../src/merchant/merchant"
import { parseOptions } from "../../../src/merchant/options"
import type { Ledger } from "../../../src/modules/assist/ledger/ledger"
import type { LedgerOrder } from "../../../src/modules/assist/ledger/rows"
import { chargeAgreement } from "../../../src/owner/agreements/charge-agreement"
import { money } from "../../../src/payments/__tests__/support/orders"
import { payByToken } from "../../../src/shopper/pay-by-token"
import type { History } from "../acts"
import { Assist } from "./assist"
import type { BankAnswer } from "./begun-payments"
import { containerOf, OPTIONS } from "./container"
import { COLLECTION, Core, NUMBER, SESSION } from "./core"
import { AGREEMENT } from "./memory-agreements"
import { MemoryLedger } from "./memory-ledger"
import { Moments } from "./moments"

export const HOLD = 10_000
/** What no trouble explains: a fault of the model, or a look that turns in circles. */
const BROKEN = /is not a function|Cannot read properties|the model has no|this model does not have|did not settle after/

/** A shop with one order, its gateway and its clock; every part of the plugin in it is the real one. */
export class World {
  readonly moments = new Moments()
  readonly assist: Assist
  readonly ledger: MemoryLedger
  readonly core: Core
  private readonly container
  /** The clock the plugin sees (`Date.now`). */
  now = Date.UTC(2026, 6, 1)
  /** Every wish of the owner that Medusa took, for the count of what was carried out. */
  readonly story: string[] = []
  private readonly logger = {
    debug() {},
    info() {},
    warn: (text: string) => this.tell(text),
    error: (text: string) => this.tell(text),
  }
  /** The model itself does not hold together: what it says of the plugin is worth nothing. */
  broken: string | undefined

  constructor({ begins, holdAsked, takenAtOnce }: Omit<History, "acts">) {
    // What is paid under an agreement is taken at once (protocol 9.3).
    this.assist = new Assist(this.moments, HOLD, takenAtOnce || begins === "by agreement")
    this.ledger = new MemoryLedger(this.moments, openedOrder(holdAsked, this.now), begins === "on the page")
    const merchant = { options: parseOptions({ ...OPTIONS, capture: !holdAsked }), client: this.assist.client }
    current = merchant as unknown as Merchant
    const context = { merchant: current, ledger: this.ledger as unknown as Ledger, logger: this.logger as never }
    this.core = new Core(this.moments, HOLD, context)
    this.container = containerOf(this.core, this.ledger, this.logger)
  }

  private tell(text: string): void {
    this.story.push(`  ${text}`)
    this.broken ??= BROKEN.exec(text)?.input
  }

  /** One thing happens, in a process of its own; what it throws is what its owner is told. */
  async happen(what: string, work: () => Promise<unknown>): Promise<void> {
    const end = await this.moments.process(() =>
      work().catch((error: Error) => {
        this.broken ??= BROKEN.exec(error.message)?.input
        throw error
      }),
    )
    this.story.push(end === "ended" ? what : `${what} (crashed)`)
  }

  follow(): Promise<unknown> {
    return followOrder(this.container, NUMBER)
  }

  janitor(): Promise<void> {
    return settle(this.container)
  }

  /** The storefront sends a wallet's token; the bank will answer so. */
  payByToken(bank: BankAnswer): Promise<unknown> {
    const token = { type: "google_pay", token: JSON.stringify({ bank }) } as const
    const payer = { acceptLanguage: undefined, ip: undefined, customerId: undefined }
    return payByToken(this.container, SESSION, token, payer)
  }

  /** The shop's schedule takes what the collection asks for. */
  chargeAgreement(bank: BankAnswer): Promise<unknown> {
    this.assist.bank = bank
    return chargeAgreement(this.container, { agreement_id: AGREEMENT, payment_collection_id: COLLECTION })
  }

  /** In Assist's cabinet. `null`: the whole. */
  cabinet(what: "charge" | "cancel", sum: number | null): void {
    const meanwhile = this.ledger.moving || this.ledger.rows.some(({ settled_at }) => !settled_at)
    this.assist.cabinet(what, sum === null ? undefined : money(sum), meanwhile)
  }

  /** Long enough for leases to run out and unknown outcomes to count as not carried out. */
  pass(minutes: number): void {
    this.assist.pass(minutes) // what hung is carried out or dropped long before its outcome counts as settled
    this.now += minutes * 60_000
  }

  /**
   * Trouble is over. The job runs each minute, but looks only at what is due or what Assist's list tells of: a look that was
   * the last one too early stays the last one.
   */
  async quiet(): Promise<void> {
    this.moments.disarm()
    this.assist.fault = "none"
    this.assist.readsFail = 0
    this.pass(2)
    await this.happen("janitor", () => this.janitor())
    if (this.moments.diedBeforeLease) await this.happen("owner opens the order", () => this.follow())
    for (let looks = 0; looks < MOST_LOOKS; looks++) {
      const { due_at } = this.ledger.order
      if (!due_at) break
      const wait = Math.max(60_000, due_at.getTime() - this.now)
      this.pass(wait / 60_000)
      await this.happen("janitor", () => this.janitor())
      // What is looked at once a day only is settled otherwise.
      if (wait >= DAILY_MS) break
    }
  }
}

/** More than the job's growing steps up to the daily one, some of them begun anew. */
const MOST_LOOKS = 16
const DAILY_MS = 20 * 60 * 60 * 1000

/** What the mocked merchant registry hands out: the merchant of the world that was made last. */
let current: Merchant
export const currentMerchant = (): Merchant => current

/** An order as the shopper's way to the payment page notes it. */
export function openedOrder(two_stage: boolean, now: number): LedgerOrder {
  return {
    id: "asord_1",
    order_number: NUMBER,
    opened_session_id: SESSION,
    session_id: SESSION,
    provider_id: "pp_assist_main",
    merchant_id: "123456",
    amount: "100.00",
    currency: "BYN",
    two_stage,
    stages: null,
    opened_at: new Date(now),
    billnumber: null,
    orderstate: null,
    summary: null,
    read_at: null,
    followed_operations: null,
    due_at: new Date(now + 60_000),
    due_tries: 0,
    hold_until: null,
    hold_claimed_until: null,
    hold_warned_at: null,
    announced: null,
    lease_token: null,
    money_turns: 0,
  } as unknown as LedgerOrder
}
