import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createApiKeysWorkflow, linkSalesChannelsToApiKeyWorkflow } from "@medusajs/medusa/core-flows"

const title = "Storefront"

/** The key the storefront page sends with every request. */
export async function ensurePublishableKey(container: MedusaContainer, salesChannelId: string): Promise<string> {
  const [found] = await container.resolve(Modules.API_KEY).listApiKeys({ title, type: "publishable" })
  let key = found
  if (!key) {
    const { result } = await createApiKeysWorkflow(container).run({
      input: { api_keys: [{ title, type: "publishable", created_by: "" }] },
    })
    key = result[0]
  }
  if (!key) throw new Error("The publishable key was not made.")
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [salesChannelId] } })
  return key.token
}
