import type { MedusaContainer } from "@medusajs/framework/types"
import type { Sandbox } from "./sandbox"
import type { Session } from "./shop"

/** A second session of the same collection, as two requests at one moment leave it. */
export async function secondSession(container: MedusaContainer, first: Session): Promise<Session> {
  const payments = container.resolve("payment")
  const { payment_collection_id, currency_code, amount, provider_id } = await payments.retrievePaymentSession(first.id)
  const made = await payments.createPaymentSession(payment_collection_id as string, {
    ...{ provider_id, currency_code, amount },
    data: {},
  })
  return { ...made, number: made.data?.["order_number"] } as unknown as Session
}

/** `held released` of each, the smaller first. */
export async function heldAndReleased(sandbox: Sandbox, sessions: readonly Session[]): Promise<string[]> {
  const all = await Promise.all(sessions.map(({ number }) => sandbox.order(number)))
  return all.map(({ held, released }) => `${held} ${released}`).sort()
}
