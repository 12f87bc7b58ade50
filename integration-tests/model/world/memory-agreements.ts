import type { AgreementRow, AgreementStore } from "../../../src/modules/assist/ledger/agreement-store"
import type { LedgerOperation } from "../../../src/modules/assist/ledger/rows"

export const AGREEMENT = "asagr_1"
const LEASE_MS = 300_000

type Used = "find" | "ofSession" | "isUnsettled" | "paid" | "charged" | "declined" | "withLease"

/** The one agreement of a history, in memory: its period is over, and only the plugin keeps it from paying twice. */
export class MemoryAgreements implements Pick<AgreementStore, Used> {
  private leasedUntil = 0
  private readonly row: AgreementRow = {
    id: AGREEMENT,
    provider_id: "pp_assist_main",
    customer_id: null,
    session_id: "payses_0",
    order_number: "2M8KD-9WQ4T",
    billnumber: "511222333444000",
    status: "active",
    currency: "BYN",
    min_amount: "1.00",
    max_amount: "1000.00",
    period_days: 0,
    until: "2099-12-31",
    last_charged_at: null,
    declines: 0,
    retry_at: null,
    canceled_at: null,
    canceled_by: null,
    created_at: new Date(0),
  }

  constructor(private readonly operations: readonly LedgerOperation[]) {}

  async find(): Promise<AgreementRow> {
    return { ...this.row }
  }

  /** It was agreed to in another session, which is paid. */
  async ofSession(): Promise<undefined> {
    return undefined
  }

  async isUnsettled(): Promise<boolean> {
    return this.operations.some(({ kind, settled_at }) => kind === "payment" && !settled_at)
  }

  async paid(): Promise<boolean> {
    return false
  }

  async charged(_id: string, last_charged_at: Date): Promise<void> {
    Object.assign(this.row, { last_charged_at })
  }

  async declined(): Promise<void> {
    this.row.declines++
  }

  async withLease<T>(_id: string, work: (agreement: AgreementRow) => Promise<T>): Promise<T> {
    if (this.leasedUntil > Date.now()) throw new Error("Another payment under this agreement is being taken right now.")
    this.leasedUntil = Date.now() + LEASE_MS
    try {
      return await work({ ...this.row })
    } finally {
      this.leasedUntil = 0
    }
  }
}
