import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { orderStanding } from "../follow/order-standing"
import { type BooksRead, readBooks } from "../medusa/read-books"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { ledgerOf } from "../operations/context"
import { type BegunState, begunState } from "../payments/begun-payments"
import type { OrderView } from "../payments/order-view"
import type { ShopperLanguage } from "./language"
import { lookForShopper } from "./look-for-shopper"
import { type PaymentOutcome, paymentOutcome } from "./payment-outcome"
import { SHOPPER_TEXTS } from "./texts"

export interface CurrentOutcome extends PaymentOutcome {
  readonly cartId: string | undefined
}

/** The same for whoever has only the session; undefined: this shop never sent it to Assist. */
export async function outcomeOfSession(
  container: MedusaContainer,
  sessionId: string,
  language: ShopperLanguage,
): Promise<CurrentOutcome | undefined> {
  let order: LedgerOrder | undefined
  try {
    order = await ledgerOf(container).findForSession(sessionId)
  } catch (error) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(`[assist] a shopper asks: ${(error as Error).message}`)
    return { status: "pending", cartId: undefined }
  }
  return order && (await currentOutcome(container, order, language))
}

/**
 * What a shopper may be told about a payment right now. While Assist cannot be asked, what Medusa knows is the answer: an
 * order that lives and has its money is paid, a canceled one is canceled, anything else is not known yet, and the
 * notification or the job finishes it.
 * @param since what is told must not be older; absent: what was seen a moment ago will do
 */
export async function currentOutcome(
  container: MedusaContainer,
  order: LedgerOrder,
  language: ShopperLanguage,
  since?: number,
): Promise<CurrentOutcome | undefined> {
  try {
    const followed = await lookForShopper(container, order.order_number, since)
    if (!followed) return undefined
    const begun = followed.view.paid ? undefined : await readBegun(container, order, followed.view)
    const outcome = paymentOutcome(followed, language, new Date(order.opened_at), begun)
    return { ...outcome, cartId: followed.cartId }
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`[assist] ${order.order_number}: the shopper asks: ${(error as Error).message}`)
    const books = await readBooks(container, order.session_id).catch(() => undefined)
    return { ...(await knownOutcome(container, order, books, language)), cartId: books?.cart?.id }
  }
}

async function knownOutcome(
  container: MedusaContainer,
  { order_number }: LedgerOrder,
  books: BooksRead | undefined,
  language: ShopperLanguage,
): Promise<PaymentOutcome> {
  if (!books) return { status: "pending" }
  const { outcomes } = SHOPPER_TEXTS[language]
  const { orderCanceled, orderPaid } = orderStanding(books)
  if (orderCanceled) return { status: "canceled", reason: "order_canceled", message: outcomes.order_canceled }
  if (orderPaid && books.order) return { status: "paid", orderId: books.order.id }
  // Decided before Assist could be reached: the money is on its way back, however long that takes.
  const now = await ledgerOf(container)
    .find(order_number)
    .catch(() => undefined)
  return now?.unplaced_cause && !books.order
    ? { status: "canceled", reason: "order_not_placed", message: outcomes.order_not_placed }
    : { status: "pending" }
}

async function readBegun(
  container: MedusaContainer,
  { order_number }: LedgerOrder,
  view: OrderView,
): Promise<BegunState | undefined> {
  const ledger = ledgerOf(container)
  const calls = (await ledger.operations(order_number)).filter(({ kind }) => kind === "payment")
  if (calls.length === 0) return undefined
  // Where to go on may have been written since the caller read the order, by the caller itself too.
  const order = await ledger.find(order_number)
  return begunState(view, calls, { url: order?.continue_url ?? null, billNumber: order?.continue_billnumber ?? null })
}
