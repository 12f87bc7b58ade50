import { MedusaError } from "@medusajs/framework/utils"
import {
  type AssistOrder,
  billNumber,
  formatAmount,
  type Money,
  type OperationReply,
  type Outcome,
  orderNumber,
} from "../../../gateway"
import type {
  LedgerOperation,
  LedgerOrder,
  NewLedgerOperation,
  OperationOutcome,
} from "../../../modules/assist/ledger/rows"
import { AssistModel } from "../../../payments/__tests__/support/assist-model"
import { minor, money } from "../../../payments/__tests__/support/orders"
import { decideCapture } from "../../../payments/decide-capture"
import type { OrderContext } from "../../context"
import { moveMoney } from "../../move-money"

export const SETTLE_AFTER = 120

/** Assist, the ledger and the log in memory; `story` is everything that happened, in order. */
export class World {
  readonly assist = new AssistModel(10_000)
  readonly story: string[] = []
  readonly rows: LedgerOperation[] = []
  /** Answers of the coming reads: an error, or `true` for what Assist really holds. */
  reads: (Error | true)[] = []
  broken: "intend" | "settle" | undefined
  dueSoon = 0

  private readonly order = {
    order_number: "payses_1",
    two_stage: true,
    stages: null,
    opened_at: new Date("2026-07-01T08:00:00Z"),
    billnumber: null,
    orderstate: null,
    summary: null,
  } as LedgerOrder

  earlier(row: Partial<LedgerOperation>, ageSeconds: number): LedgerOperation {
    const written: LedgerOperation = {
      id: `asop_${this.rows.length + 1}`,
      order_number: orderNumber("payses_1"),
      kind: "charge",
      medusa_key: "capt_0",
      billnumber: billNumber("511222333444555"),
      amount: null,
      currency: null,
      auto_deposit: null,
      known_operations: null,
      receipt_lines: null,
      outcome: null,
      detail: null,
      created_at: new Date(Date.now() - ageSeconds * 1000),
      settled_at: null,
      ...row,
    }
    this.rows.push(written)
    return written
  }

  private readonly ledger = {
    withLease: async (kind: string, orderNumber: string, work: (order: LedgerOrder) => Promise<unknown>) => {
      this.story.push(`lease ${kind} ${orderNumber}`)
      try {
        return await work({ ...this.order })
      } finally {
        this.story.push("lease back")
      }
    },
    unsettled: async () =>
      this.rows
        .filter(({ settled_at }) => !settled_at)
        .map((row) => Object.assign(row, { age_seconds: (Date.now() - row.created_at.getTime()) / 1000 })),
    operations: async () => this.rows,
    intend: async (row: NewLedgerOperation) => {
      if (this.broken === "intend") throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "the database is away")
      this.story.push(`intend ${row.kind} ${row.amount ?? "whole"} ${row.medusa_key}`)
      return this.earlier(row, 0).id
    },
    settle: async (id: string, outcome: OperationOutcome) => {
      if (this.broken === "settle") throw new Error("the database is away")
      this.story.push(`settle ${outcome}`)
      const row = this.rows.find((one) => one.id === id)
      if (row) Object.assign(row, { outcome, settled_at: outcome === "unknown" ? null : new Date() })
    },
    note: async () => undefined,
    due: async (_: string, seconds: number) => this.story.push(`due in ${seconds}`),
    dueSoon: async () => this.dueSoon++,
  }

  readonly context = {
    ledger: this.ledger,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    merchant: {
      options: { settleAfter: SETTLE_AFTER, holdDays: 4 },
      client: {
        orderResult: async (): Promise<AssistOrder[]> => {
          const answer = this.reads.shift() ?? true
          this.story.push(answer === true ? "read" : "read fails")
          if (answer !== true) throw answer
          return this.assist.report()
        },
      },
    },
  } as unknown as OrderContext

  capture(amount: number, call: (sum: Money | undefined) => Promise<Outcome<OperationReply>>) {
    return moveMoney(this.context, {
      orderNumber: orderNumber("payses_1"),
      kind: "charge",
      key: { id: "capt_1" },
      decide: (view) => decideCapture(view, { asked: money(amount), booked: minor(0), bookedLongAgo: minor(0) }),
      call: (_, sum) => {
        this.story.push(`call charge ${sum ? formatAmount(sum.amount) : "whole"}`)
        return call(sum)
      },
    })
  }
}
