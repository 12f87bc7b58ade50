import { model } from "@medusajs/framework/utils"

/**
 * One order number at Assist, opened by one payment session that was sent to pay, with the lease that serializes money
 * operations on it and the last picture of what Assist holds.
 */
export const AssistOrder = model
  .define("assist_order", {
    id: model.id({ prefix: "asord" }).primaryKey(),
    order_number: model.text().unique(),
    /** The payment session that was sent to pay under this number; each opens one number only. */
    opened_session_id: model.text().unique(),
    /** The payment session it pays for now: the same one, until an order edit moves its hold. */
    session_id: model.text(),
    /** Medusa's provider id, e.g. `pp_assist_main`. */
    provider_id: model.text(),
    merchant_id: model.text(),
    /** The agreement on recurring payments it makes, or is taken under. */
    agreement_id: model.text().nullable(),
    /** Decimal string with two decimals: the sum sent to Assist. */
    amount: model.text(),
    currency: model.text(),
    /** `Delay` as sent: two stages or one. What Assist did may differ: `stages`. */
    two_stage: model.boolean(),
    /**
     * By billnumber: `held_first` or `taken_at_once`, as the attempt's first live picture showed. Kept because a canceled
     * order does not tell a released hold from a returned payment.
     */
    stages: model.json().nullable(),
    /** When the shopper was first sent to Assist: where queries by order number have to start (protocol 6.1). */
    opened_at: model.dateTime(),
    /** Assist's payment page, where this server asked for it (option `openOrder`), and until when it certainly is there. */
    payment_link: model.text().nullable(),
    payment_link_until: model.dateTime().nullable(),
    /** Where the shopper goes on with a payment by token (CVC, 3-D Secure), and of which attempt. */
    continue_url: model.text().nullable(),
    continue_billnumber: model.text().nullable(),
    /** Who is asking Assist for that page right now. */
    open_token: model.text().nullable(),
    open_until: model.dateTime().nullable(),
    /** Lines of the fiscal receipt the payment was last asked for with (`ReceiptLine[]`); null: none. */
    receipt_lines: model.json().nullable(),
    /** What an owner has chosen for the receipt of the capture or refund that is about to be made. */
    chosen_lines: model.json().nullable(),
    billnumber: model.text().nullable(),
    /** Assist's word, as last read. */
    orderstate: model.text().nullable(),
    /** What the owner may see of the payment: card mask, bank, approval code, sums. No personal data. */
    summary: model.json().nullable(),
    /**
     * Why its attempts without money ended (`declinesOf`); null: none did. They are declines: the column is older than the word,
     * and a process of the version before reads it by this name while a new one starts.
     */
    refusals: model.json().nullable(),
    /** Until when the money is held and can be captured; null: nothing is held. */
    hold_until: model.dateTime().nullable(),
    /** Until when one process sees to the end of the hold; then another may. */
    hold_claimed_until: model.dateTime().nullable(),
    /** When it was seen to that the hold ends soon: the store was told, and the merchant's policy carried out. */
    hold_warned_at: model.dateTime().nullable(),
    read_at: model.dateTime().nullable(),
    /** The operations at Assist with which Medusa's books were last brought in line: another one is news. */
    followed_operations: model.json().nullable(),
    /** When the background job has to look at this order next; null: settled. */
    due_at: model.dateTime().nullable(),
    due_tries: model.number().default(0),
    /** What was told on the event bus already, so that each fact is told once. */
    announced: model.json().nullable(),
    /** Who may move this order's money at Assist right now. */
    lease_token: model.text().nullable(),
    lease_until: model.dateTime().nullable(),
    /** How often somebody began to move its money. */
    money_turns: model.number().default(0),
    /** Who is bringing Medusa's books in line with Assist right now. */
    follow_token: model.text().nullable(),
    follow_until: model.dateTime().nullable(),
    /** The payment collection this number is being authorized for, and until when no other number may be. */
    pays_for: model.text().unique().nullable(),
    pays_until: model.dateTime().nullable(),
    /** The Medusa order whose asking it is changing right now (`askForRest`), and until when no other number may. */
    changes_order: model.text().unique().nullable(),
    changes_until: model.dateTime().nullable(),
    /** Since when its money waits for an order, by the first failure; null: it never did. */
    unplaced_since: model.dateTime().nullable(),
    /** Why its money goes back, in a word of `UNPLACED_CAUSES`; null: it does not, or for a reason the next look finds. */
    unplaced_cause: model.text().nullable(),
    /** When what names the payer was erased; from then on no look writes it again. */
    erased_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["due_at"], where: "due_at IS NOT NULL" },
    { on: ["session_id"] },
    { on: ["opened_at"] },
    { on: ["agreement_id"], where: "agreement_id IS NOT NULL" },
    { on: ["hold_until"], where: "hold_until IS NOT NULL" },
    {
      name: "IDX_assist_order_hold_unwarned",
      on: ["hold_until"],
      where: "hold_until IS NOT NULL AND hold_warned_at IS NULL",
    },
  ])
