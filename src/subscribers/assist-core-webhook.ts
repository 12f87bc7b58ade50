import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { PaymentWebhookEvents } from "@medusajs/framework/utils"
import { letGo } from "../follow/let-go"
import { handleNotification } from "../follow/notifications/handle-notification"

interface CoreWebhook {
  provider: string
  payload: { rawData: Buffer | { type: "Buffer"; data: number[] } | string; headers: Record<string, unknown> }
}

/**
 * Medusa's own `/hooks/payment/assist_<id>` knows two of the things that can happen at Assist; this hears the same
 * event and applies the others too (cabinet charges, refunds, releases, refusals).
 */
export default async function assistCoreWebhook({ event, container }: SubscriberArgs<CoreWebhook>): Promise<void> {
  const { provider, payload } = event.data
  if (!/^(pp_)?assist(_|$)/.test(provider)) return
  const { rawData } = payload
  // With Redis the Buffer arrives in its JSON form (contract 3.1).
  const body =
    Buffer.isBuffer(rawData) || typeof rawData === "string" ? Buffer.from(rawData as Buffer) : Buffer.from(rawData.data)
  await letGo(handleNotification(container, body, payload.headers["content-type"] as string | undefined))
}

export const config: SubscriberConfig = {
  event: PaymentWebhookEvents.WebhookReceived,
  context: { subscriberId: "assist-core-webhook" },
}
