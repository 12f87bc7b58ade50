import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type ConfiguredMerchant, configuredMerchants } from "../merchant/find-merchant"
import { logLine } from "../observe/log-line"
import { assistOrdersOf } from "./assist-orders-of"
import { followOrder } from "./follow-order"

/**
 * Follows every payment of a Medusa order that was sent to Assist, one after the other: together they pay for one order.
 * What fails is logged: the background job looks again.
 * @param concerns only payments of these merchants
 */
export async function followMedusaOrder(
  container: MedusaContainer,
  orderId: string,
  concerns: (merchant: ConfiguredMerchant) => boolean = () => true,
): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  const concerned = configuredMerchants(config).filter(concerns)
  if (concerned.length === 0) return
  for (const { order_number, billnumber, provider_id } of await assistOrdersOf(container, orderId)) {
    if (!concerned.some(({ providerId }) => providerId === provider_id)) continue
    await followOrder(container, order_number).catch((error: Error) =>
      logger.warn(logLine({ order: order_number, billnumber, operation: "look", outcome: "failed" }, error.message)),
    )
  }
}
