import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules, PaymentCollectionStatus } from "@medusajs/framework/utils"
import { asOwnCancel } from "./own-cancel"
import type { BooksRead } from "./read-books"

/**
 * Cancels the payment in Medusa; its hook releases what is still held and adopts what is released already. Not through
 * core's `cancel-payment-collection`: that cancels every payment of the collection, another provider's live one too, and
 * the collection before the payment, which is how the hook knows an order edit (and keeps the hold).
 */
export async function recordRelease(
  container: MedusaContainer,
  paymentId: string,
  { collectionId, paidOtherwise }: BooksRead,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  await asOwnCancel(paymentId, () => payments.cancelPayment(paymentId))
  if (collectionId && !paidOtherwise)
    await payments.updatePaymentCollections(collectionId, { status: PaymentCollectionStatus.CANCELED })
}
