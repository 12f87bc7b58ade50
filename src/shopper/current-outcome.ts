import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type BooksRead, readBooks } from "../medusa/read-books"
import { sessionOf } from "../modules/assist/ledger/session-of"
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
  try {
    const followed = await lookForShopper(container, sessionId, since)
    return followed && { ...paymentOutcome(followed, language), cartId: followed.cartId }
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`[assist] ${sessionId}: the shopper asks: ${(error as Error).message}`)
    const books = await booksOf(container, sessionId).catch(() => undefined)
    const cartId = books?.cart?.id
    return books?.order ? { status: "paid", orderId: books.order.id, cartId } : { status: "pending", cartId }
  }
}

async function booksOf(container: MedusaContainer, sessionId: string): Promise<BooksRead | undefined> {
  const order = await ledgerOf(container).find(sessionId)
  return order && (await readBooks(container, sessionOf(order)))
}
