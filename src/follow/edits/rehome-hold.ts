import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { formatAmount, type MinorUnits, minorUnits } from "../../gateway"
import { exact, medusaMoney } from "../../medusa/amounts"
import { askForRest, updateCollection } from "../../medusa/ask-for-rest"
import { type AskingCollection, type EditedOrderRead, readEditedOrder } from "../../medusa/read-edited-order"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import type { OrderContext } from "../../operations/context"
import { readAssistOrder } from "../../operations/read-assist-order"
import { release } from "../../operations/release"
import { planRehome } from "../../payments/plan-rehome"
import { Refused } from "../../refusals/refused"
import { saying } from "../../refusals/saying"

/**
 * Makes a kept hold pay for the edited order: a session on the collection core created for it, tied to the same order
 * number, authorized by reading Assist. What the hold does not cover is asked for in a collection of its own. Every
 * step looks at what stands, so one that was broken off is taken up again.
 */
export async function rehomeHold(
  container: MedusaContainer,
  context: OrderContext,
  order: LedgerOrder,
  orderId: string,
  paidCollection: string | undefined,
): Promise<void> {
  const { ledger, logger } = context
  const orderNumber = order.order_number
  const edited = await readEditedOrder(container, orderId, order.session_id)
  const { paid, status } = await readAssistOrder(context, order)
  if (!edited || edited.canceled || status !== "held" || !paid) return // the follower looks again and sees why
  const { keep, ask } = planRehome(paid.order, edited)
  if (keep === 0) {
    await askForRest(container, edited, edited.asking.slice(-1), ask)
    await release(context, orderNumber, { reason: "edited_order" }, 0 as MinorUnits)
    return
  }
  const { collection, others } = home(edited, minorUnits(keep + ask), paidCollection)
  if (others.length > 0 || ask > 0) await askForRest(container, edited, others, ask)
  const sum = await sumToKeep(container, collection, keep, edited.currency)
  const session = await container.resolve(Modules.PAYMENT).createPaymentSession(collection.id, {
    provider_id: order.provider_id,
    currency_code: edited.currency,
    amount: sum,
    data: {},
  })
  await ledger.rehome(orderNumber, session.id)
  order.session_id = session.id
  logger.info(`[assist] ${orderNumber}: the hold pays for ${formatAmount(keep)} ${edited.currency} of the edited order`)
  await container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {})
}

/**
 * The collection that was paid for, where the order still asks for money in it. Else the newest one: core made it for this
 * edit, nobody was sent a link to it yet.
 */
function home(
  edited: EditedOrderRead,
  need: MinorUnits,
  paidCollection: string | undefined,
): { collection: AskingCollection; others: AskingCollection[] } {
  const collection = edited.asking.find(({ id }) => id === paidCollection) ?? edited.asking.at(-1)
  if (collection) return { collection, others: edited.asking.filter(({ id }) => id !== collection.id) }
  const owed = { amount: formatAmount(need), currency: edited.currency }
  throw new Refused(MedusaError.Types.UNEXPECTED_STATE, saying("nobody_asks_for_it", { order: edited.id, owed }))
}

/** Medusa's own sum may have more than two decimals; where it is the same money its exact form is kept. */
async function sumToKeep(
  container: MedusaContainer,
  collection: AskingCollection,
  keep: MinorUnits,
  currency: string,
): Promise<BigNumberInput> {
  const asked = exact(collection)
  if (medusaMoney(asked, currency).amount === keep) return asked
  await updateCollection(container, collection.id, { amount: formatAmount(keep) })
  return formatAmount(keep)
}
