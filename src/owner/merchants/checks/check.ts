import type { Merchant } from "../../../merchant/merchant"
import type { KnownStages } from "../../../payments/stage"
import type { ConnectionCheck, Texts } from "../../admin-api"

/** One line of the connection test. */
export type Check = ConnectionCheck["checks"][number]

/** What a check may look at. */
export interface CheckContext {
  readonly merchant: Merchant
  /** Order numbers of this merchant that were sent to Assist, newest first, where our tables can be read. */
  readonly recentOrders: readonly RecentOrder[]
  /** The shop runs with NODE_ENV=production: real customers, real money. */
  readonly production: boolean
}

export interface RecentOrder {
  readonly orderNumber: string
  readonly openedAt: Date
  readonly stages: KnownStages
}

/** So many of a merchant's orders show what its payments are like. */
export const RECENT_ORDERS = 20

export function check(name: Check["name"], result: Check["result"], message: Texts): Check {
  return { name, result, message }
}
