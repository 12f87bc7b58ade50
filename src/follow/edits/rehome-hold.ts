import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { formatAmount, type MinorUnits, minorUnits } from "../../gateway"
import { exact, medusaMoney } from "../../medusa/amounts"
import { askForRest, createCollection, mayBePaid, updateCollection } from "../../medusa/ask-for-rest"
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
  if (edited.asking.length === 0) {
    const owed = { amount: formatAmount(minorUnits(keep + ask)), currency: edited.currency }
    throw new Refused(MedusaError.Types.UNEXPECTED_STATE, saying("nobody_asks_for_it", { order: edited.id, owed }))
  }
  const found = home(edited, paidCollection)
  const others = edited.asking.filter(({ id }) => id !== found?.id)
  // Before the others are closed, so that something asks for the money whenever this process dies.
  const collectionId = found?.id ?? (await createCollection(container, edited, keep))
  if (others.length > 0 || ask > 0) await askForRest(container, edited, others, ask)
  const sum = found ? await sumToKeep(container, found, keep, edited.currency) : formatAmount(keep)
  const session = await container.resolve(Modules.PAYMENT).createPaymentSession(collectionId, {
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
 * The collection that was paid for, where the order still asks for money in it. Else the newest one nobody was sent to pay for: core
 * made it for this edit. Where each of them may be paid by somebody, the hold gets one of its own, and theirs asks for the rest.
 */
function home({ asking }: EditedOrderRead, paidCollection: string | undefined): AskingCollection | undefined {
  const paid = asking.find(({ id }) => id === paidCollection)
  return paid ?? asking.findLast((one) => !mayBePaid(one))
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
