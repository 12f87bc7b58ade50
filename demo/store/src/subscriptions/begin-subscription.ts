import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { type Agreement, assistWorkflows } from "./assist-workflows"

/** A payment at most once in so many days: a little less than the shortest month. */
const periodDays = 28

/**
 * Notes that a customer subscribes to what is in their cart by paying this session: the same sum, for one year. What the customer
 * agrees to is decided here, never by the request.
 * @throws MedusaError for a session that is not the customer's
 */
export async function beginSubscription(
  container: MedusaContainer,
  customerId: string,
  payment_session_id: unknown,
): Promise<Agreement> {
  const { cart, amount } = await cartOfSession(container, payment_session_id)
  if (typeof payment_session_id !== "string" || !cart || cart.customer_id !== customerId)
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no such payment session of yours.")
  const until = new Date()
  until.setUTCFullYear(until.getUTCFullYear() + 1)
  const { agreeOnRecurringPaymentsWorkflow } = await assistWorkflows()
  const { result } = await agreeOnRecurringPaymentsWorkflow(container).run({
    input: {
      payment_session_id,
      min_amount: amount,
      max_amount: amount,
      period_days: periodDays,
      until: until.toISOString().slice(0, 10),
    },
  })
  // Not by the cart's workflow: a change of the cart would end the session. The order takes it over.
  await container.resolve(Modules.CART).updateCarts(cart.id, {
    metadata: { ...cart.metadata, subscription: result.id, subscription_until: result.until },
  })
  return result
}

interface SessionsCart {
  readonly id: string
  readonly customer_id: string | null
  readonly metadata: Record<string, unknown> | null
}

async function cartOfSession(
  container: MedusaContainer,
  id: unknown,
): Promise<{ cart?: SessionsCart; amount: number }> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  // An id that is missing would find any session (docs/medusa-contract.md, trap 2).
  if (typeof id !== "string" || id === "") return { amount: 0 }
  const { data } = await query.graph({
    entity: "payment_session",
    fields: [
      "amount",
      "payment_collection.cart.id",
      "payment_collection.cart.customer_id",
      "payment_collection.cart.metadata",
    ],
    filters: { id },
  })
  const [session] = data as unknown as { amount: number; payment_collection?: { cart?: SessionsCart } }[]
  return { cart: session?.payment_collection?.cart, amount: Number(session?.amount ?? 0) }
}
