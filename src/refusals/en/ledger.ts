/**
 * What keeps the shop from doing anything at all: Assist, the database or Medusa could not be asked. The first one, `failed`, has one of
 * the following as its `what`.
 * @http 500
 */
export const ledger = {
  failed: "{{what:said}}: {{why:words}}",
  asking_payment: "Assist could not be asked about payment {{number}}",
  asking_document: "Assist could not be asked for the fiscal document of {{billnumber}}",
  asking_day: "Assist's report of the day could not be read",
  repair_failed: '"{{action}}" could not be done',
  capture_failed: "The capture failed",
  refund_failed: "The refund failed",
  release_failed: "The hold could not be released",
  cards_failed: "The stored cards could not be removed",
  /** @http 200, as `stale_refusal` of a payment */
  look_slow: "Assist has not answered within {{seconds}} s.",
  never_sent:
    "Payment {{number}} was never sent to Assist from this shop; there is nothing to capture, release or refund.",
  busy: "Another operation on this payment is still running. Wait a minute, reload the order and look before you try again.",
  took_too_long:
    "This took so long that another operation on the payment may have begun. Nothing was sent to Assist; try again.",
  ledger_missing:
    'The tables of medusa-payment-assist are missing. Add { resolve: "medusa-payment-assist", options: {} } to `plugins` in medusa-config and run `npx medusa db:migrate`.',
  ledger_unreachable:
    "The plugin's ledger in the database could not be reached ({{why}}). Look at the payment in Assist before you try again.",
  merchant_gone:
    "No Assist merchant is configured for provider {{provider}}: put its entry back into the payment module's providers in medusa-config.",
  edit_unreadable:
    "It could not be read whether an order edit is behind this ({{why}}); the hold was left as it is. Cancel the order once more.",
  amount_unreadable:
    "The amount of this {{operation:words}} could not be read from Medusa ({{why}}). Nothing was sent to Assist. This Medusa version may be newer than the plugin: update medusa-payment-assist.",
  no_order_number:
    "This payment carries no order_number of Assist: it was not made through medusa-payment-assist, or its data was overwritten. Find it in Assist's cabinet.",
  currency_decimals:
    "Assist takes currencies with two decimals only; {{currency}} {{problem:words}}. Disable Assist in the regions that use {{currency}}.",
  nobody_asks_for_it: "Order {{order}} owes {{owed:sum}} and has no payment collection that asks for it",
  medusa_said: "{{why}}",
} as const
