import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type ConfiguredMerchant, configuredMerchants } from "../merchant/find-merchant"
import { followOrder } from "./follow/follow-order"

interface OrderRow {
  payment_collections?: { payments?: { provider_id: string; data: Record<string, unknown> | null }[] }[]
}

/**
 * Follows every payment of a Medusa order that was made at Assist. What fails is logged: the background job looks again.
 * @param concerns only payments of these merchants
 */
export async function followMedusaOrder(
  container: MedusaContainer,
  orderId: string,
  concerns: (merchant: ConfiguredMerchant) => boolean = () => true,
): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  const providers = new Set(
    configuredMerchants(config)
      .filter(concerns)
      .map(({ providerId }) => providerId),
  )
  if (providers.size === 0) return
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "payment_collections.payments.provider_id", "payment_collections.payments.data"],
    filters: { id: orderId },
  })
  const [order] = data as unknown as OrderRow[]
  const payments = (order?.payment_collections ?? []).flatMap(({ payments }) => payments ?? [])
  const orderNumbers = new Set(
    payments.filter(({ provider_id }) => providers.has(provider_id)).map(({ data }) => data?.["order_number"]),
  )
  for (const orderNumber of orderNumbers) {
    if (typeof orderNumber !== "string") continue
    await followOrder(container, orderNumber).catch((error: Error) =>
      logger.warn(`[assist] ${orderNumber}: not followed yet: ${error.message}`),
    )
  }
}
