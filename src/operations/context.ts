import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ConfigModule, Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Urgency } from "../gateway"
import { merchantOfProvider } from "../merchant/find-merchant"
import type { Merchant } from "../merchant/merchant"
import { AgreementStore } from "../modules/assist/ledger/agreement-store"
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
  /** The store's, to read orders for receipts; absent where the payment module runs without a store. */
  readonly container?: MedusaContainer
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
    container,
    urgency,
  }
}

/** A store over the connection of Medusa's container. */
const storeOf =
  <Store>(Kind: new (knex: Knex) => Store) =>
  (container: MedusaContainer): Store =>
    new Kind(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))

export const ledgerOf = storeOf(Ledger)
export const sessionsOf = storeOf(SessionStore)
export const dueOrdersOf = storeOf(DueOrders)
export const discrepanciesOf = storeOf(DiscrepancyStore)
export const notificationsOf = storeOf(NotificationStore)
export const merchantSyncsOf = storeOf(MerchantSyncs)
export const retentionOf = storeOf(RetentionStore)
export const erasureOf = storeOf(ErasureStore)
export const agreementsOf = storeOf(AgreementStore)
