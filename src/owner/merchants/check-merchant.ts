import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { merchantOfProvider } from "../../merchant/find-merchant"
import type { ConnectionCheck } from "../admin-api"
import { assistTables } from "../assist-tables"
import { runChecks } from "./checks/run-checks"

/** The connection test of one provider entry, with what this store knows of its orders. */
export async function checkMerchant(container: MedusaContainer, providerId: string): Promise<ConnectionCheck> {
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  const merchant = merchantOfProvider(config, providerId)
  const recent = await assistTables(container).listAssistOrders(
    { provider_id: providerId },
    { take: 1, order: { opened_at: "DESC" } },
  )
  return {
    checks: await runChecks({
      merchant,
      production: process.env.NODE_ENV === "production",
      recentOrders: recent.map(({ order_number, opened_at, two_stage }) => ({
        orderNumber: order_number,
        openedAt: new Date(opened_at),
        twoStage: two_stage,
      })),
    }),
  }
}
