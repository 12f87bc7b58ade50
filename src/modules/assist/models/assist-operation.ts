import { model } from "@medusajs/framework/utils"

/**
 * One call that moves money: written before it is made (intent), completed with what became of it (outcome).
 * Rows are never deleted; the outcome changes only from none or `unknown` to a settled one.
 */
export const AssistOperation = model
  .define("assist_operation", {
    id: model.id({ prefix: "asop" }).primaryKey(),
    order_number: model.text(),
    kind: model.enum(["payment", "charge", "release", "refund"]),
    /** Medusa's key: the capture, refund or payment id the hook was called with; or what released the hold. */
    medusa_key: model.text(),
    /** Null: a payment, which has no number before Assist gives it one. */
    billnumber: model.text().nullable(),
    /** Decimal string; null: the whole. */
    amount: model.text().nullable(),
    currency: model.text().nullable(),
    /** `AutoDeposit` as sent with a partial charge: whether the rest of the hold is let go at once. Null: not sent. */
    auto_deposit: model.boolean().nullable(),
    /** Every operation of the order Assist showed just before: what appears later may be this one. Null: not kept. */
    known_operations: model.json().nullable(),
    /** Lines of the fiscal receipt it carried (`ReceiptLine[]`); null: none. */
    receipt_lines: model.json().nullable(),
    outcome: model.enum(["done", "declined", "not_sent", "unknown"]).nullable(),
    /** Assist's answer in words and codes, scrubbed. */
    detail: model.text().nullable(),
    settled_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["order_number", "created_at"] },
    { name: "IDX_assist_operation_unsettled", on: ["order_number"], where: "settled_at IS NULL" },
  ])
