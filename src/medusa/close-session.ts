import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, PaymentSessionStatus } from "@medusajs/framework/utils"
import { exact } from "./amounts"
import type { BooksRead } from "./read-books"

/** The money went back: the session must not complete a cart any more, the shopper gets a fresh one. */
export async function closeSession(
  container: MedusaContainer,
  { sessionRow }: Pick<BooksRead, "sessionRow">,
): Promise<void> {
  if (!sessionRow || sessionRow.status === PaymentSessionStatus.CANCELED) return
  await container.resolve(Modules.PAYMENT).updatePaymentSession({
    id: sessionRow.id,
    amount: exact(sessionRow),
    currency_code: sessionRow.currency_code,
    status: PaymentSessionStatus.CANCELED,
    data: {},
  })
}
