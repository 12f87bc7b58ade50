import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"

/**
 * Authorizes a session whose order exists already. Not through core's processPayment: for a session deleted at this
 * very moment that would complete a stranger's cart (contract trap 2).
 */
export async function authorizeSession(container: MedusaContainer, sessionId: string): Promise<void> {
  const payment = await container.resolve(Modules.PAYMENT).authorizePaymentSession(sessionId, {})
  // A payment taken in one stage has its capture by now, but the order does not know: the workflow adds what is
  // missing from its transactions, and calls no provider for a payment that is captured.
  if (payment?.captured_at) await capturePaymentWorkflow(container).run({ input: { payment_id: payment.id } })
}
