import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { configuredMerchants } from "../merchant/find-merchant"
import { logLine } from "../observe/log-line"
import { ledgerOf } from "../operations/context"
import { lookForShopper } from "./look-for-shopper"
import { returnUrl } from "./return-url"

const LONGEST_NUMBER = 128

/**
 * Where a shopper goes who comes back to an address without a session: the pending page, without any id. Assist's own
 * parameters only say whom to look at: an order number opens nothing (design rule 13), and the storefront knows its session.
 * @param orderNumber from the query, as it came
 */
export async function bringBackUnnamed(container: MedusaContainer, orderNumber: unknown): Promise<string> {
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  const merchants = configuredMerchants(config)
  const number = typeof orderNumber === "string" && orderNumber.length <= LONGEST_NUMBER ? orderNumber : undefined
  const known = await followed(container, number).catch((error: Error) => {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(logLine({ operation: "return", outcome: "failed" }, error.message))
    return undefined
  })
  const merchant = merchants.find(({ providerId }) => providerId === known) ?? merchants[0]
  if (!merchant) return "/"
  return returnUrl(merchant.options.returnUrls.pending, { session_id: "" }, true)
}

/** The provider whose payment it is. */
async function followed(container: MedusaContainer, orderNumber: string | undefined): Promise<string | undefined> {
  if (!orderNumber) return undefined
  const order = await ledgerOf(container).find(orderNumber)
  if (order) await lookForShopper(container, order.order_number, Date.now())
  return order?.provider_id
}
