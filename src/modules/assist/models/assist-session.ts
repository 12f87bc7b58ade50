import { model } from "@medusajs/framework/utils"

/**
 * Who was logged in when a payment session was made: what no cart can tell, since core links a cart to an account by the
 * e-mail somebody typed. Guests have no row, and every row ends after a month.
 */
export const AssistSession = model
  .define("assist_session", {
    /** Medusa's payment session. */
    session_id: model.text().primaryKey(),
    /** Medusa's customer. */
    customer_id: model.text(),
  })
  .indexes([{ on: ["created_at"] }, { on: ["customer_id"] }])
