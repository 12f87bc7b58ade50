import { model } from "@medusajs/framework/utils"

/**
 * What a shopper agrees to by paying a session with `Recurring*`: later payments that this shop may take without them, within
 * these bounds. Its payments are rows of `assist_order` with its id.
 */
export const AssistAgreement = model
  .define("assist_agreement", {
    id: model.id({ prefix: "asagr" }).primaryKey(),
    /** Medusa's provider id, e.g. `pp_assist_main`. */
    provider_id: model.text(),
    /** Medusa's customer who was logged in when the first session was made; null: a guest, or erased. */
    customer_id: model.text().nullable(),
    /** The payment session of the first payment, and its number at Assist. */
    session_id: model.text().unique(),
    order_number: model.text(),
    /** Of the first payment, once it is paid: what later ones are asked for with. */
    billnumber: model.text().nullable(),
    status: model.enum(["proposed", "active", "canceled"]).default("proposed"),
    currency: model.text(),
    /** Decimal strings: the bounds of one payment. */
    min_amount: model.text(),
    max_amount: model.text(),
    /** The least number of days between two payments. */
    period_days: model.number(),
    /** The last day, `YYYY-MM-DD`. */
    until: model.text(),
    /** When it was paid last; the first payment counts. */
    last_charged_at: model.dateTime().nullable(),
    /** Refusals since then, and when to try again; null: not by itself. */
    declines: model.number().default(0),
    retry_at: model.dateTime().nullable(),
    canceled_at: model.dateTime().nullable(),
    /** `customer`, the admin user's id, or `erasure`. */
    canceled_by: model.text().nullable(),
    /** Who is taking a payment under it right now. */
    lease_token: model.text().nullable(),
    lease_until: model.dateTime().nullable(),
  })
  .indexes([{ on: ["customer_id"] }, { on: ["order_number"] }, { on: ["created_at", "id"] }])
