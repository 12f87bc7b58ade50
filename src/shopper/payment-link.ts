import { formatAmount, type OrderFormParams } from "../gateway"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import type { OrderContext } from "../operations/context"
import { linkEnds } from "./link-ends"

/**
 * The address of Assist's payment page, asked for by this server (`payrequest.cfm`, protocol 3.2). It is kept and used again
 * as long as the shopper's attempt is open there, and asked for by one visit at a time.
 *
 * When the answer is lost, the order may exist at Assist with a page nobody has the address of: asking again is safe. Either
 * Assist gives that page, or it makes a further attempt under the same number, or it refuses until the first has timed out;
 * only one page ever reaches the shopper, and what is paid on it is found under the number.
 * @param order as it was when Assist was last looked at
 * @param isOpen whether the shopper's attempt, if there is one, still waited to be paid then
 * @throws AssistError when Assist gives no page, MedusaError when another visit is still asking
 */
export async function paymentLink(
  { ledger, merchant, logger }: OrderContext,
  order: LedgerOrder,
  params: OrderFormParams,
  isOpen: boolean,
): Promise<string> {
  return await ledger.withLease("open", order.order_number, async (now) => {
    const link = now.payment_link
    // Another visit has asked while this one waited for its turn.
    if (link && link !== order.payment_link) return link
    if (link && isOpen && isFor(now, params) && Date.now() < (now.payment_link_until?.getTime() ?? 0)) return link
    const { url, expirationTime } = await merchant.client.payRequest(params)
    // The shopper can go there whether or not it could be kept; without it the next visit asks again.
    await ledger
      .keepLink(order.order_number, url, linkEnds(expirationTime, new Date()))
      .catch((error: Error) => logger.warn(`[assist] ${order.order_number}: ${error.message}`))
    return url
  })
}

/** Core makes a new session for another sum; a store's own code may change the sum of this one. */
function isFor({ amount, currency }: LedgerOrder, { money }: OrderFormParams): boolean {
  return amount === formatAmount(money.amount) && currency === money.currency
}
