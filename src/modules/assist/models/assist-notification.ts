import { model } from "@medusajs/framework/utils"

/** One message Assist sent, stored before it is answered. The same bytes sent again count up `received`. */
export const AssistNotification = model
  .define("assist_notification", {
    id: model.id({ prefix: "asnot" }).primaryKey(),
    /** SHA-256 of merchant and body: what makes a repeat recognizable. */
    digest: model.text().unique(),
    merchant_id: model.text(),
    order_number: model.text(),
    billnumber: model.text(),
    operationtype: model.text(),
    orderstate: model.text(),
    packetdate: model.text(),
    /** The fields without secrets and personal data. */
    fields: model.json(),
    received: model.number().default(1),
    last_received_at: model.dateTime(),
    /** `stored` until it was applied; `applied`, `ignored` (not our order) or `failed` (the job tries again). */
    verdict: model.enum(["stored", "applied", "ignored", "failed"]).default("stored"),
    detail: model.text().nullable(),
  })
  .indexes([
    { on: ["order_number", "created_at"] },
    // The owner's list, newest first, and the last one of each merchant.
    { on: ["created_at", "id"] },
    { on: ["verdict", "created_at"] },
    { on: ["merchant_id", "last_received_at"] },
    { name: "IDX_assist_notification_unapplied", on: ["last_received_at"], where: "verdict IN ('stored', 'failed')" },
  ])
