/**
 * What names a person in the plugin's tables: card and bank as Assist reports them, and what people wrote. Names, addresses,
 * phones and e-mails never get there (design rule 10).
 */

/** Keys of `assist_order.summary` that go when a person's data is erased. */
export const CARD_KEYS = ["card", "card_type", "bank"] as const

/**
 * Fields of a stored notification that stay then, and of one that comes later: sums, numbers, states and dates, which are
 * bookkeeping.
 */
export const BOOKKEEPING_FIELDS: readonly string[] = [
  ..."merchant_id ordernumber billnumber orderamount ordercurrency amount currency rate".split(" "),
  ..."orderdate operationdate packetdate operationtype orderstate responsecode testmode approvalcode slipno".split(" "),
]
