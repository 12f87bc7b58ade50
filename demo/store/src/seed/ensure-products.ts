import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, ProductStatus } from "@medusajs/framework/utils"
import {
  createInventoryLevelsWorkflow,
  createProductsWorkflow,
  updateProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import { catalogue } from "./catalogue"

interface Surroundings {
  readonly salesChannelId: string
  readonly profileId: string
  readonly locationId: string
  readonly shopUrl: string
}

async function ensureStock(container: MedusaContainer, locationId: string): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY)
  const items = await inventory.listInventoryItems({}, { select: ["id"], take: 1000 })
  const levels = await inventory.listInventoryLevels({ location_id: locationId }, { take: 1000 })
  const stocked = new Set(levels.map((level) => level.inventory_item_id))
  const missing = items.filter(({ id }) => !stocked.has(id))
  if (missing.length === 0) return
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: missing.map(({ id }) => ({
        inventory_item_id: id,
        location_id: locationId,
        stocked_quantity: 1000,
      })),
    },
  })
}

/** Makes the missing products, moves all pictures to the storefront's present address; returns how many there are. */
export async function ensureProducts(container: MedusaContainer, around: Surroundings): Promise<number> {
  const picture = (handle: string) => `${around.shopUrl}/images/${handle}.svg`
  const existing = await container
    .resolve(Modules.PRODUCT)
    .listProducts({ handle: catalogue.map(({ handle }) => handle) }, { select: ["id", "handle", "thumbnail"] })
  const known = new Map(existing.map((product) => [product.handle, product]))
  const missing = catalogue.filter(({ handle }) => !known.has(handle))
  if (missing.length > 0) {
    await createProductsWorkflow(container).run({
      input: {
        products: missing.map(({ handle, title, description, english, option, sorts }) => ({
          handle,
          title,
          description,
          status: ProductStatus.PUBLISHED,
          thumbnail: picture(handle),
          metadata: { ...english },
          shipping_profile_id: around.profileId,
          sales_channels: [{ id: around.salesChannelId }],
          options: [{ title: option, values: sorts.map(({ value }) => value) }],
          variants: sorts.map(({ value, english: englishValue, sku, byn, rub }, variant_rank) => ({
            title: value,
            sku,
            variant_rank,
            metadata: { title: englishValue },
            manage_inventory: true,
            options: { [option]: value },
            prices: [
              { currency_code: "byn", amount: byn },
              { currency_code: "rub", amount: rub },
            ],
          })),
        })),
      },
    })
  }
  const moved = existing.filter(({ handle, thumbnail }) => thumbnail !== picture(handle))
  for (const { id, handle } of moved)
    await updateProductsWorkflow(container).run({ input: { products: [{ id, thumbnail: picture(handle) }] } })
  await ensureStock(container, around.locationId)
  return catalogue.length
}
