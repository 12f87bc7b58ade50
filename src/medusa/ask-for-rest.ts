import type { MedusaContainer, PaymentCollectionUpdatableFields } from "@medusajs/framework/types"
import { Modules, PaymentCollectionStatus } from "@medusajs/framework/utils"
import { createOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"
import { formatAmount, type MinorUnits } from "../gateway"
import { medusaMoney } from "./amounts"
import { exactAmount } from "./exact-amount"
import { BESIDE_HOLD } from "./marks"
import type { AskingCollection, EditedOrderRead } from "./read-edited-order"

export function asksBesideHold({ metadata }: AskingCollection): boolean {
  return metadata?.[BESIDE_HOLD] === true
}

/**
 * Makes the order ask for exactly `ask` in one collection. Core would ask for the whole total there, hold or no hold,
 * and the payment link would make the customer pay twice.
 * @param collections those that may be used: the first is taken (a link to it may have been sent), the others closed
 */
export async function askForRest(
  container: MedusaContainer,
  order: EditedOrderRead,
  collections: readonly AskingCollection[],
  ask: MinorUnits,
): Promise<void> {
  const [first, ...others] = collections
  const superfluous = ask === 0 ? collections : others
  if (ask > 0) {
    const id = first?.id ?? (await createCollection(container, order, ask))
    await updateCollection(container, id, { amount: formatAmount(ask), metadata: { [BESIDE_HOLD]: true } })
  }
  for (const { id } of superfluous) await updateCollection(container, id, { status: PaymentCollectionStatus.CANCELED })
}

async function createCollection(container: MedusaContainer, order: EditedOrderRead, ask: MinorUnits): Promise<string> {
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

/** After a further edit core may have set the collection beside a living hold to the order's whole total. */
export async function correctRest(container: MedusaContainer, order: EditedOrderRead): Promise<boolean> {
  const marked = order.asking.filter(asksBesideHold)
  if (order.canceled || marked.length === 0) return false
  const need = Math.max(0, order.pending.amount - order.heldElsewhere) as MinorUnits
  const asked = marked.reduce(
    (sum, { raw_amount, amount }) => sum + medusaMoney(raw_amount ?? amount, order.currency).amount,
    0,
  )
  if (asked === need) return false
  await askForRest(container, order, marked, need)
  return true
}
