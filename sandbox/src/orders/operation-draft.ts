import { randomInt } from "node:crypto"
import { storedAmount } from "../protocol/money.ts"
import type { OperationType } from "../protocol/order-states.ts"
import type { OperationRow, OrderRow } from "../store/rows.ts"
import { NO_EFFECT } from "./ledger.ts"

/** A new operation of an order that has had no effect yet. */
export function draftOperation(
  order: OrderRow,
  type: OperationType,
  amount: string,
  now: Date,
): Omit<OperationRow, "id" | "orderId" | "n"> {
  const payment = successfulPayment(order)
  return {
    type,
    state: "In Process",
    amount,
    currency: order.operationCurrency,
    responseCode: "AS300",
    at: now.toISOString(),
    card: payment?.card ?? null,
    approvalCode: "",
    clientIp: "",
    externalRefundId: "",
    comment: "",
    pending: null,
    receipt: null,
    takesAtOnce: false,
    ...NO_EFFECT,
  }
}

/** The one payment operation of an order that succeeded (protocol 1: at most one can). */
export function successfulPayment(order: OrderRow): OperationRow | undefined {
  return order.operations.find((operation) => operation.type === 100 && operation.state === "Success")
}

/** The payment itself took the money: one stage, or two stages asked for and none held. */
export function tookAtOnce(order: OrderRow): boolean {
  const payment = successfulPayment(order)
  return payment !== undefined && storedAmount(payment.charged) > 0n
}

/** The one charge that succeeded (protocol 4: only one can). */
export function successfulCharge(order: OrderRow): OperationRow | undefined {
  return order.operations.find((operation) => operation.type === 200 && operation.state === "Success")
}

/** A bank's authorization code. */
export function newApprovalCode(): string {
  return `F${randomInt(100_000).toString().padStart(5, "0")}`
}
