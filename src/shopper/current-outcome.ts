import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type Followed, followOrder } from "../follow/follow-order"
import { readBooks } from "../medusa/read-books"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { ledgerOf } from "../operations/context"
import type { ShopperLanguage } from "./language"
import { type PaymentOutcome, paymentOutcome } from "./payment-outcome"

export interface CurrentOutcome extends PaymentOutcome {
  readonly cartId: string | undefined
}

type Follow = (container: MedusaContainer, orderNumber: string) => Promise<Followed | undefined>

/**
 * What a shopper may be told about a payment right now; undefined: this shop never sent it to Assist. While Assist cannot
 * be asked, what Medusa knows is the answer: an order that was placed is paid, anything else is not known yet, and the
 * notification or the job finishes it.
 */
export async function currentOutcome(
  container: MedusaContainer,
  sessionId: string,
  language: ShopperLanguage,
  follow: Follow = followOrder,
): Promise<CurrentOutcome | undefined> {
  let order: LedgerOrder | undefined
  try {
    order = await ledgerOf(container).findForSession(sessionId)
    const followed = order && (await follow(container, order.order_number))
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
