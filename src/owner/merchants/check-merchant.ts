import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { merchantOfProvider } from "../../merchant/find-merchant"
import { knownStages } from "../../modules/assist/ledger/known-stages"
import type { ConnectionCheck } from "../admin-api"
import { assistTables, orderRows } from "../assist-tables"
import { RECENT_ORDERS } from "./checks/check"
import { runChecks } from "./checks/run-checks"

/** The connection test of one provider entry, with what this store knows of its orders. */
export async function checkMerchant(container: MedusaContainer, providerId: string): Promise<ConnectionCheck> {
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  const merchant = merchantOfProvider(config, providerId)
  const recent = await assistTables(container).listAssistOrders(
    { provider_id: providerId },
    { take: RECENT_ORDERS, order: { opened_at: "DESC" } },
  )
  return {
    checks: await runChecks({
      merchant,
      production: process.env.NODE_ENV === "production",
      recentOrders: orderRows(recent).map((order) => ({
        orderNumber: order.order_number,
        openedAt: new Date(order.opened_at),
        stages: knownStages(order),
      })),
    }),
  }
}
