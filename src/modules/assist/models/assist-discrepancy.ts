import { model } from "@medusajs/framework/utils"

/**
 * Something about a payment a person has to see. One open row per order number and code: finding it again is not news.
 * `resolved`: it went away by itself or by a repair. `accepted`: a person closed it.
 */
export const AssistDiscrepancy = model
  .define("assist_discrepancy", {
    id: model.id({ prefix: "asdis" }).primaryKey(),
    order_number: model.text(),
    /** One of `DISCREPANCY_CODES`; text, so that an older version still reads a newer row. */
    code: model.text(),
    /** In English, for the log and the person on call. */
    detail: model.text(),
    /** Values for the admin's text of the code. */
    params: model.json(),
    status: model.enum(["open", "resolved", "accepted"]).default("open"),
    closed_at: model.dateTime().nullable(),
    /** The admin user who accepted or repaired it; null: the plugin itself. */
    closed_by: model.text().nullable(),
    note: model.text().nullable(),
  })
  .indexes([
    { on: ["order_number", "code"], unique: true, where: "status = 'open'" },
    { on: ["order_number"] },
    { on: ["status", "created_at"] },
  ])
