import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { EventSubject } from "../../follow/tell/event-payloads"
import { orderLinks } from "../../medusa/order-links"
import { merchantOfProvider } from "../../merchant/find-merchant"
import { logLine } from "../../observe/log-line"
import { DISCREPANCY_CODES } from "../../payments/discrepancy"
import { bellText } from "./bell-text"

/** What `assist.discrepancy_opened` carries. */
export interface OpenedDiscrepancy extends EventSubject {
  readonly id: string
  readonly code: string
  readonly params: Readonly<Record<string, string>>
}

const CHANNEL = "feed"

/**
 * Puts a discrepancy into the bell of Medusa's admin, once however often it is told: Medusa keeps one notification per key. A
 * store without a provider for the channel `feed` has no bell, and loses nothing: the event and the Assist page stay.
 */
export async function ringBell(container: MedusaContainer, opened: OpenedDiscrepancy): Promise<void> {
  const code = DISCREPANCY_CODES.find((known) => known === opened.code)
  if (!code) return
  const config = container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  const { options } = merchantOfProvider(config, opened.provider_id)
  const link = (await orderLinks(container, [opened])).get(opened.order_number)
  const page = pageOf(config, options.backendUrl, link?.order_id)
  const subject = { code, params: opened.params, orderNumber: opened.order_number, page }
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: "",
      channel: CHANNEL,
      template: "assist-discrepancy",
      data: bellText({ ...subject, displayId: link?.display_id ?? null }, options.ownerLanguage),
      trigger_type: "assist.discrepancy_opened",
      resource_type: link ? "order" : "assist_discrepancy",
      resource_id: link?.order_id ?? opened.id,
      idempotency_key: `assist-discrepancy-${opened.id}`,
    })
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(logLine({ order: opened.order_number }, `not shown in the admin's bell: ${(error as Error).message}`))
  }
}

/** The order with its Assist card; without an order the list of discrepancies. */
function pageOf({ admin }: ConfigModule, backendUrl: string, orderId: string | undefined): string {
  const dashboard = `${admin?.backendUrl && admin.backendUrl !== "/" ? admin.backendUrl : backendUrl}${admin?.path ?? "/app"}`
  return orderId ? `${dashboard}/orders/${orderId}` : `${dashboard}/assist?tab=discrepancies`
}
