import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { readBooks } from "../medusa/read-books"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { ledgerOf } from "../operations/context"
import type { ShopperLanguage } from "./language"
import { lookForShopper } from "./look-for-shopper"
import { type PaymentOutcome, paymentOutcome } from "./payment-outcome"

export interface CurrentOutcome extends PaymentOutcome {
  readonly cartId: string | undefined
}

/**
 * What a shopper may be told about a payment right now; undefined: this shop never sent it to Assist. While Assist cannot
 * be asked, what Medusa knows is the answer: an order that was placed is paid, anything else is not known yet, and the
 * notification or the job finishes it.
 * @param since what is told must not be older; absent: what was seen a moment ago will do
 */
export async function currentOutcome(
  container: MedusaContainer,
  sessionId: string,
  language: ShopperLanguage,
  since?: number,
): Promise<CurrentOutcome | undefined> {
  let order: LedgerOrder | undefined
  try {
    order = await ledgerOf(container).findForSession(sessionId)
    const followed = order && (await lookForShopper(container, order.order_number, since))
    return followed && { ...paymentOutcome(followed, language), cartId: followed.cartId }
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`[assist] ${order?.order_number ?? "a payment"}: the shopper asks: ${(error as Error).message}`)
    const books = order && (await readBooks(container, order.session_id).catch(() => undefined))
    const cartId = books?.cart?.id
    return books?.order ? { status: "paid", orderId: books.order.id, cartId } : { status: "pending", cartId }
  }
}
