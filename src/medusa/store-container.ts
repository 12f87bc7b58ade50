import { container } from "@medusajs/framework"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/**
 * The store's container, for the provider's hooks: core gives a provider the payment module's own one, in which no order can be
 * read (contract section 4). `undefined` where the payment module runs without a store.
 */
export function storeContainer(): MedusaContainer | undefined {
  return container.hasRegistration(ContainerRegistrationKeys.QUERY) ? container : undefined
}
