import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, PaymentSessionStatus } from "@medusajs/framework/utils"
import { type ReadPayable, readPayable } from "../medusa/read-payable"
import { type ConfiguredMerchant, configuredMerchants } from "../merchant/find-merchant"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { ledgerOf } from "../operations/context"

/** A payment session with what it may be paid with. */
export interface FoundSession {
  readonly payable: ReadPayable
  readonly merchant: ConfiguredMerchant
  /** When it was sent to Assist before. */
  readonly known: LedgerOrder | undefined
}

export type FoundPayable =
  | { readonly found: "gone"; readonly known: LedgerOrder | undefined }
  /** `paid`: it has its payment, or another session's hold pays for it. `closed`, `stale`: it can become no order. */
  | ({ readonly found: "payable" | "paid" | "closed" | "stale" } & FoundSession)

/**
 * May a session be paid? One that is gone, closed or no longer the cart's sum may not: what is paid for it could not become an
 * order.
 */
export async function findPayable(container: MedusaContainer, sessionId: string): Promise<FoundPayable> {
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  const payable = await readPayable(container, sessionId)
  const merchant = configuredMerchants(config).find(({ providerId }) => providerId === payable?.session.provider_id)
  const known = await ledgerOf(container).findForSession(sessionId)
  if (!payable || !merchant) return { found: "gone", known }
  // An order edit has tied a hold to this session: paying it would hold the money twice.
  const covered = known && known.opened_session_id !== sessionId
  return { found: payable.paid || covered ? "paid" : unpaid(payable), payable, merchant, known }
}

function unpaid({ session: { status }, sum, due, orderCanceled }: ReadPayable): "payable" | "closed" | "stale" {
  if (status === PaymentSessionStatus.CANCELED || status === PaymentSessionStatus.ERROR || orderCanceled)
    return "closed"
  return sum.amount === due.amount && sum.currency === due.currency ? "payable" : "stale"
}
