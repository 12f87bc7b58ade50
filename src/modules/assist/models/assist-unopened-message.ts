import { model } from "@medusajs/framework/utils"

/**
 * A right message of Assist's about an order this shop never opened (another system with the same merchant): that it came, and
 * nothing of what it says.
 */
export const AssistUnopenedMessage = model
  .define("assist_unopened_message", {
    id: model.id({ prefix: "asunm" }).primaryKey(),
    /** SHA-256 of merchant and body, as in `assist_notification`. */
    digest: model.text().unique(),
    merchant_id: model.text(),
    /** How often the same bytes came. */
    received: model.number().default(1),
    last_received_at: model.dateTime(),
  })
  .indexes([{ on: ["merchant_id", "last_received_at"] }])
