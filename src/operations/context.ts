import type { ConfigModule, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Urgency } from "../gateway"
import { merchantOfProvider } from "../merchant/find-merchant"
import type { Merchant } from "../merchant/merchant"
import { DiscrepancyStore } from "../modules/assist/ledger/discrepancy-store"
import { DueOrders } from "../modules/assist/ledger/due-orders"
import { ErasureStore } from "../modules/assist/ledger/erasure-store"
import { Ledger } from "../modules/assist/ledger/ledger"
import { MerchantSyncs } from "../modules/assist/ledger/merchant-syncs"
import { NotificationStore } from "../modules/assist/ledger/notification-store"
import { RetentionStore } from "../modules/assist/ledger/retention-store"
import { SessionStore } from "../modules/assist/ledger/session-store"

/** What every operation on a payment needs: who, the memory, and where to tell. */
export interface OrderContext {
  readonly merchant: Merchant
  readonly ledger: Ledger
  readonly logger: Logger
  /** Whose turn its reads of Assist wait for; what moves money always goes first. Default `money`. */
  readonly urgency?: Urgency
}

/**
 * The parts of the plugin an operation needs, from Medusa's container.
 * @throws MedusaError (not_found) when the provider's entry is gone from medusa-config
 */
export function orderContext(container: MedusaContainer, providerId: string, urgency?: Urgency): OrderContext {
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  return {
    merchant: merchantOfProvider(config, providerId),
    ledger: ledgerOf(container),
    logger: container.resolve(ContainerRegistrationKeys.LOGGER),
    urgency,
  }
}

export function ledgerOf(container: MedusaContainer): Ledger {
  return new Ledger(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
}

export function sessionsOf(container: MedusaContainer): SessionStore {
  return new SessionStore(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
}

export function dueOrdersOf(container: MedusaContainer): DueOrders {
  return new DueOrders(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
}

export function discrepanciesOf(container: MedusaContainer): DiscrepancyStore {
  return new DiscrepancyStore(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
}

export function notificationsOf(container: MedusaContainer): NotificationStore {
  return new NotificationStore(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
}

export function merchantSyncsOf(container: MedusaContainer): MerchantSyncs {
  return new MerchantSyncs(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
}

export function retentionOf(container: MedusaContainer): RetentionStore {
  return new RetentionStore(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
}

export function erasureOf(container: MedusaContainer): ErasureStore {
  return new ErasureStore(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
}
