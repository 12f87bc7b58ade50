import { formatAmount } from "../gateway"
import type { ReadPayable } from "../medusa/read-payable"
import type { ConfiguredMerchant } from "../merchant/find-merchant"
import { orderNumberOfSession } from "../merchant/session-order-number"
import { OrderNumberTaken } from "../modules/assist/ledger/order-number-taken"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import type { OrderContext } from "../operations/context"

/**
 * Notes that a session is being sent to Assist, under its own number.
 * @param lookIn seconds until the background job looks at it
 * @param terms of a payment with an agreement: `two_stage` when it differs from the option
 * @returns undefined when this session's number is another one's: the shopper has to begin with a new session
 */
export async function openOrder(
  { ledger, logger }: OrderContext,
  { providerId, options }: ConfiguredMerchant,
  { session, sum }: ReadPayable,
  lookIn: number,
  { agreement_id, two_stage = !options.capture }: { agreement_id?: string; two_stage?: boolean } = {},
): Promise<LedgerOrder | undefined> {
  try {
    return await ledger.open(
      {
        order_number: orderNumberOfSession(session.id, options.orderNumberPrefix),
        opened_session_id: session.id,
        provider_id: providerId,
        merchant_id: options.merchantId,
        amount: formatAmount(sum.amount),
        currency: sum.currency,
        two_stage,
        ...(agreement_id && { agreement_id }),
      },
      lookIn,
    )
  } catch (error) {
    if (!(error instanceof OrderNumberTaken)) throw error
    logger.error(`[assist] ${error.message}`)
    return undefined
  }
}
