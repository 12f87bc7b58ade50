import type { Logger } from "@medusajs/framework/types"
import type { Merchant } from "../merchant/merchant"
import type { Ledger } from "../modules/assist/ledger/ledger"

/** What every operation on a payment needs: who, the memory, and where to tell. */
export interface OrderContext {
  readonly merchant: Merchant
  readonly ledger: Ledger
  readonly logger: Logger
}
