import { randomUUID } from "node:crypto"
import { snapshotCard, snapshotMeans, type TypedCard } from "../payment/card.ts"
import type { PageMeans } from "../payment/page-means.ts"
import {
  behaviorOf,
  type CardBehavior,
  takesAtOnce,
  testCardNamed,
  testCardOf,
  typedTestCard,
} from "../payment/test-cards.ts"
import { assistError } from "../protocol/assist-error.ts"
import type { OrderRow, StoredCardRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"
import { draftOperation } from "./operation-draft.ts"
import { finishPayment, pendingPayment } from "./settle.ts"

/** A payment by the shopper. */
export type PayRequest = (PayByCard | { means: PageMeans }) & {
  /** The money is taken at once, also by a card that can be held. */
  takesAtOnce?: boolean
  clientIp?: string
  notify?: boolean
}

interface PayByCard {
  card: TypedCard
  /** The shopper lets the shop keep the card (protocol 9.5). */
  save?: boolean
}

const WITHOUT_CARD: CardBehavior = { kind: "approve", takesAtOnce: true }

/** Pays an open order. What happens next is the test card's behavior, which is returned; other means pay at once. */
export async function payOrder(unit: Unit, order: OrderRow, request: PayRequest, now: Date): Promise<CardBehavior> {
  if (order.state !== "In Process" || pendingPayment(order)) throw assistError("duplicateOrder")
  const forced = await unit.takeFault("order", order.orderNumber, (kind) => kind === "decline")
  const usual = "card" in request ? behaviorOf(request.card.number) : WITHOUT_CARD
  const behavior: CardBehavior = forced ? { kind: "decline", code: "AS100" } : usual
  const merchant = await unit.merchant(order.merchantId)
  const slowMs = (merchant?.settings.slowBankSeconds ?? 0) * 1000
  const operation = await unit.addOperation(order, {
    ...draftOperation(order, 100, order.operationAmount, now),
    card: "card" in request ? snapshotCard(request.card) : snapshotMeans(request.means.type),
    clientIp: request.clientIp ?? "",
    takesAtOnce: request.takesAtOnce === true || takesAtOnce(behavior),
    pending:
      behavior.kind === "3ds"
        ? { kind: "3ds" }
        : behavior.kind === "slow"
          ? { kind: "slow", until: new Date(now.getTime() + slowMs).toISOString() }
          : null,
  })
  if (request.clientIp) {
    order.clientIp = request.clientIp
    await unit.saveOrder(order)
  }
  if ("card" in request && request.save && behavior.kind !== "decline") await saveCard(unit, order, request.card, now)
  if (behavior.kind === "approve") await finishPayment(unit, order, operation, "AS000", now, request.notify)
  if (behavior.kind === "decline") await finishPayment(unit, order, operation, behavior.code, now, request.notify)
  return behavior
}

/** The one-time code of the 3-D Secure page. */
export const ONE_TIME_CODE = "1234"

/** Ends a payment that waits for its 3-D Secure code. A wrong code is a refusal. */
export async function confirmPayment(unit: Unit, order: OrderRow, code: string, now: Date): Promise<void> {
  const operation = pendingPayment(order)
  if (operation?.pending?.kind !== "3ds") throw assistError("duplicateOrder")
  await finishPayment(unit, order, operation, code.trim() === ONE_TIME_CODE ? "AS000" : "AS110", now)
}

/** The shopper gives up: the order is declined, and that is reported like any refusal. */
export async function abandonOrder(unit: Unit, order: OrderRow, now: Date): Promise<void> {
  if (order.state !== "In Process") throw assistError("duplicateOrder")
  const operation =
    pendingPayment(order) ?? (await unit.addOperation(order, draftOperation(order, 100, order.operationAmount, now)))
  await finishPayment(unit, order, operation, "AS100", now)
  if (order.state === "In Process") {
    order.state = "Declined"
    await unit.saveOrder(order)
  }
}

/** Saves the card for the customer the order names; only which test card it is, never its number. */
async function saveCard(unit: Unit, order: OrderRow, card: TypedCard, now: Date): Promise<void> {
  const customerNumber = order.extra?.customerNumber
  const testCard = testCardOf(card.number)
  if (!customerNumber || !testCard) return
  await unit.cards.add({
    token: randomUUID(),
    merchantId: order.merchantId,
    customerNumber,
    card: snapshotCard(card),
    testCard: testCard.name,
    createdAt: now.toISOString(),
  })
}

/** Pays with a saved card: as the test card it is, without a CVC ("will usually not be requested", protocol 9.5). */
export async function payWithStoredCard(
  unit: Unit,
  order: OrderRow,
  stored: StoredCardRow,
  clientIp: string,
  now: Date,
): Promise<CardBehavior> {
  const card = testCardNamed(stored.testCard)
  if (!card) throw assistError("unknownCard")
  return payOrder(unit, order, { card: typedTestCard(card, now), clientIp }, now)
}

/** Goes on with a payment by a card without a token, after its CVC was typed (seed 004, `continueurl`). */
export async function continueWithCvc(unit: Unit, order: OrderRow, now: Date): Promise<CardBehavior> {
  const operation = pendingPayment(order)
  if (operation?.pending?.kind !== "cvc") throw assistError("duplicateOrder")
  const behavior = testCardNamed(operation.pending.card)?.behavior ?? { kind: "approve" }
  if (behavior.kind === "3ds") await unit.saveOperation(Object.assign(operation, { pending: { kind: "3ds" } }))
  else await finishPayment(unit, order, operation, behavior.kind === "decline" ? behavior.code : "AS000", now)
  return behavior
}
