import { model } from "@medusajs/framework/utils"

/**
 * Until when every operation Assist lists for a merchant has been seen, and which process asks now. One row for each account
 * at one server, however many provider entries use it.
 */
export const AssistMerchantSync = model.define("assist_merchant_sync", {
  id: model.id({ prefix: "assyn" }).primaryKey(),
  /** Account and server: `123456 https://payments.paysec.by`. */
  merchant: model.text().unique(),
  /** Null: never yet. */
  synced_until: model.dateTime().nullable(),
  /** How long a period its next question may be about: an answer can be too large. */
  minutes: model.number(),
  /** When a question was asked to whose end Assist has answered; null: the next run asks. */
  asked_at: model.dateTime().nullable(),
  /** Who is asking, and until when nobody else may. */
  claim_token: model.text().nullable(),
  claimed_until: model.dateTime().nullable(),
  /** Why it could not be asked about to the end last time; null: it could. */
  last_error: model.text().nullable(),
})
