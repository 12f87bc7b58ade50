import type { Merchant } from "../../../merchant/merchant"
import type { LedgerOrder } from "../../../modules/assist/ledger/rows"
import type { KnownStages } from "../../../payments/stage"
import type { ReceiptSettings } from "../../../receipts/receipt-settings"
import type { ConnectionCheck, Texts } from "../../admin-api"

/** One line of the connection test. */
export type Check = ConnectionCheck["checks"][number]

/** What a check may look at. */
export interface CheckContext {
  readonly merchant: Merchant
  /** Order numbers of this merchant that were sent to Assist, newest first, where our tables can be read. */
  readonly recentOrders: readonly RecentOrder[]
  /** Tax rates in percent of the countries this merchant sells to; absent when they cannot be read. */
  readonly taxRates?: readonly string[] | undefined
  /** The shop runs with NODE_ENV=production: real customers, real money. */
  readonly production: boolean
}

export interface RecentOrder {
  readonly orderNumber: string
  readonly openedAt: Date
  readonly stages: KnownStages
  /** Its money was taken while receipts were on: Assist must have a fiscal document of it. */
  readonly receipted?: { readonly billNumber: string } | undefined
}

/** Of an order as the ledger has it. */
export function receiptedOf(
  { billnumber, receipt_lines, summary }: Pick<LedgerOrder, "billnumber" | "receipt_lines" | "summary">,
  at: ReceiptSettings["at"] | undefined,
): RecentOrder["receipted"] {
  const taken = Number(summary?.charged ?? 0) > 0
  return taken && billnumber && (at === "capture" || receipt_lines) ? { billNumber: billnumber } : undefined
}

/** So many of a merchant's orders show what its payments are like. */
export const RECENT_ORDERS = 20

export function check(name: Check["name"], result: Check["result"], message: Texts): Check {
  return { name, result, message }
}
