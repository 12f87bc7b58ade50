import { snapshotCard, type TypedCard } from "../payment/card.ts"
import { behaviourOf, type CardBehaviour } from "../payment/test-cards.ts"
import { assistError } from "../protocol/assist-error.ts"
import type { OrderRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"
import { draftOperation } from "./operation-draft.ts"
import { finishPayment, pendingPayment } from "./settle.ts"

/** A payment by the shopper. */
export interface PayRequest {
  card: TypedCard
  clientIp?: string
  notify?: boolean
}

/** Pays an open order with a card. What happens next is the test card's behaviour, which is returned. */
export async function payOrder(unit: Unit, order: OrderRow, request: PayRequest, now: Date): Promise<CardBehaviour> {
  if (order.state !== "In Process" || pendingPayment(order)) throw assistError("duplicateOrder")
  const forced = await unit.takeFault("order", order.orderNumber, (kind) => kind === "decline")
  const behaviour: CardBehaviour = forced ? { kind: "decline", code: "AS100" } : behaviourOf(request.card.number)
  const merchant = await unit.merchant(order.merchantId)
  const slowMs = (merchant?.settings.slowBankSeconds ?? 0) * 1000
  const operation = await unit.addOperation(order, {
    ...draftOperation(order, 100, order.operationAmount, now),
    card: snapshotCard(request.card),
    clientIp: request.clientIp ?? "",
    pending:
      behaviour.kind === "3ds"
        ? { kind: "3ds" }
        : behaviour.kind === "slow"
          ? { kind: "slow", until: new Date(now.getTime() + slowMs).toISOString() }
          : null,
  })
  if (request.clientIp) {
    order.clientIp = request.clientIp
    await unit.saveOrder(order)
  }
  if (behaviour.kind === "approve") await finishPayment(unit, order, operation, "AS000", now, request.notify)
  if (behaviour.kind === "decline") await finishPayment(unit, order, operation, behaviour.code, now, request.notify)
  return behaviour
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
