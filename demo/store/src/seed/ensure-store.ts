import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { updateStoresWorkflow } from "@medusajs/medusa/core-flows"

/** Gives the store its name and its two currencies; returns its sales channel. */
export async function ensureStore(container: MedusaContainer): Promise<string> {
  const [store] = await container.resolve(Modules.STORE).listStores()
  if (!store?.default_sales_channel_id) throw new Error("Medusa made no default store with a sales channel.")
  await updateStoresWorkflow(container).run({
    input: {
      selector: { id: store.id },
      update: {
        name: "Лён и мёд",
        supported_currencies: [{ currency_code: "byn", is_default: true }, { currency_code: "rub" }],
      },
    },
  })
  return store.default_sales_channel_id
}
