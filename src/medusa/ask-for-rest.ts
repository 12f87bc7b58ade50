import type { MedusaContainer, PaymentCollectionUpdatableFields } from "@medusajs/framework/types"
import { Modules, PaymentCollectionStatus } from "@medusajs/framework/utils"
import { createOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"
import { formatAmount, type MinorUnits, minorUnits } from "../gateway"
import { moneyOf } from "./amounts"
import { exactAmount } from "./exact-amount"
import { BESIDE_HOLD } from "./marks"
import type { AskingCollection, EditedOrderRead } from "./read-edited-order"

/** What the order owes and no live payment holds. */
export function stillNeeded({ pending, heldElsewhere }: EditedOrderRead): MinorUnits {
  return minorUnits(Math.max(0, pending.amount - heldElsewhere))
}

/** The sum a collection asks for. */
export function askedIn(collection: AskingCollection, currency: string): MinorUnits {
  return moneyOf(collection, currency).amount
}

export function asksBesideHold({ metadata }: AskingCollection): boolean {
  return metadata?.[BESIDE_HOLD] === true
}

/** Was somebody sent to pay for it? */
export function mayBePaid({ payment_sessions = [] }: AskingCollection): boolean {
  return payment_sessions.length > 0
}

/**
 * Makes the order ask for exactly `ask` in one collection. Core would ask for the whole total there, hold or no hold,
 * and the payment link would make the customer pay twice.
 * @param collections those that may be used: the oldest somebody was sent to pay for is taken, or the oldest; the others are closed
 */
export async function askForRest(
  container: MedusaContainer,
  order: EditedOrderRead,
  collections: readonly AskingCollection[],
  ask: MinorUnits,
): Promise<void> {
  const [first, ...others] = [...collections].sort((a, b) => Number(mayBePaid(b)) - Number(mayBePaid(a)))
  const superfluous = ask === 0 ? collections : others
  if (ask > 0) {
    const id = first?.id ?? (await createCollection(container, order, ask))
    await updateCollection(container, id, { amount: formatAmount(ask), metadata: { [BESIDE_HOLD]: true } })
  }
  for (const { id } of superfluous) await updateCollection(container, id, { status: PaymentCollectionStatus.CANCELED })
}

/** A further collection, in which the order asks for `ask`. */
export async function createCollection(
  container: MedusaContainer,
  order: EditedOrderRead,
  ask: MinorUnits,
): Promise<string> {
  const { result } = await createOrderPaymentCollectionWorkflow(container).run({
    input: { order_id: order.id, amount: exactAmount(ask) },
  })
  const [created] = result
  if (!created) throw new Error(`no payment collection was created for order ${order.id}`)
  return created.id
}

export async function updateCollection(
  container: MedusaContainer,
  id: string,
  change: PaymentCollectionUpdatableFields,
): Promise<void> {
  await container.resolve(Modules.PAYMENT).updatePaymentCollections(id, change)
}

/**
 * Makes a living order ask for no more than it owes beside its holds. Core asks for the whole total again: in the collection
 * beside a hold after a further edit, and in a new one when an edit is confirmed at the moment of a capture.
 */
export async function correctRest(container: MedusaContainer, order: EditedOrderRead): Promise<boolean> {
  if (order.canceled || order.asking.length === 0) return false
  const need = stillNeeded(order)
  const asks = (collections: readonly AskingCollection[]) =>
    collections.reduce((sum, one) => sum + askedIn(one, order.currency), 0)
  if (asks(order.asking) > need) {
    await askForRest(container, order, order.asking, need)
    return true
  }
  const marked = order.asking.filter(asksBesideHold)
  if (marked.length === 0 || asks(marked) === need) return false
  await askForRest(container, order, marked, need)
  return true
}
