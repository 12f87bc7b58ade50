import { writeFileSync } from "node:fs"
import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createDefaultsWorkflow } from "@medusajs/medusa/core-flows"
import { ensureAdmin } from "../seed/ensure-admin"
import { ensureCustomer } from "../seed/ensure-customer"
import { ensureProducts } from "../seed/ensure-products"
import { ensurePublishableKey } from "../seed/ensure-publishable-key"
import { ensureRegions } from "../seed/ensure-regions"
import { ensureShipping } from "../seed/ensure-shipping"
import { ensureStore } from "../seed/ensure-store"
import { readSettings } from "../seed/settings"

/**
 * Fills the demo store. Every step looks for what it makes and makes only what is missing, so that a run that was
 * broken off is continued by the next one.
 */
export default async function seed({ container }: ExecArgs): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const settings = readSettings(process.env)
  await createDefaultsWorkflow(container).run()
  const salesChannelId = await ensureStore(container)
  const regions = await ensureRegions(container, settings)
  const shipping = await ensureShipping(container, salesChannelId)
  const products = await ensureProducts(container, { ...shipping, salesChannelId, shopUrl: settings.shopUrl })
  const publishableKey = await ensurePublishableKey(container, salesChannelId)
  await ensureAdmin(container, settings.admin)
  await ensureCustomer(container, settings.customer)
  writeFileSync(settings.factsFile, JSON.stringify({ publishableKey, regions }, null, 2))
  logger.info(`The demo store is ready: ${Object.keys(regions).length} regions, ${products} products`)
}
