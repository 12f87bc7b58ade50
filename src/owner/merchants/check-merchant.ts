import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { taxRatesByProvider } from "../../medusa/tax-rates"
import { merchantOfProvider } from "../../merchant/find-merchant"
import { knownStages } from "../../modules/assist/ledger/known-stages"
import type { ConnectionCheck } from "../admin-api"
import { assistTables, orderRows } from "../assist-tables"
import { RECENT_ORDERS, receiptedOf } from "./checks/check"
import { runChecks } from "./checks/run-checks"

/** The connection test of one provider entry, with what this store knows of its orders. */
export async function checkMerchant(container: MedusaContainer, providerId: string): Promise<ConnectionCheck> {
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  const merchant = merchantOfProvider(config, providerId)
  const recent = await assistTables(container).listAssistOrders(
    { provider_id: providerId },
    { take: RECENT_ORDERS, order: { opened_at: "DESC" } },
  )
  const rates = await taxRatesByProvider(container.resolve(ContainerRegistrationKeys.PG_CONNECTION))
  const { receipt } = merchant.options
  return {
    checks: await runChecks({
      merchant,
      taxRates: rates.get(providerId) ?? [],
      production: process.env.NODE_ENV === "production",
      recentOrders: orderRows(recent).map((order) => ({
        orderNumber: order.order_number,
        openedAt: new Date(order.opened_at),
        stages: knownStages(order),
        receipted: receiptedOf(order, receipt ? receipt.at : undefined),
      })),
    }),
  }
}
