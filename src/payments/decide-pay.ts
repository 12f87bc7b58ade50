import type { AssistOperation, AssistOrder } from "../gateway"
import type { OrderView } from "./order-view"

/** What to do with a wish to pay an order number from this server, by a token. */
export type PayDecision =
  /** Money is there: whatever pays now would be a second payment. */
  | "paid"
  /** A payment is under way, or it cannot be told whether one is. */
  | "under_way"
  /** What was paid under this number was given back: it is used up. */
  | "given_back"
  /** So many payments were begun that the next one is no shopper's. */
  | "too_many"
  | "pay"

/** A shopper tries a few cards; a program tries stolen ones. */
export const MOST_TRIES = 20

/**
 * May an order number be paid now? An open page of Assist that nothing was paid on is no obstacle: the token pays that attempt,
 * or another one.
 * @param begun how many payments this server has begun under the number
 */
export function decidePay(view: OrderView, begun: number): PayDecision {
  switch (view.status) {
    case "held":
    case "charged":
    case "partly_charged":
    case "partly_returned":
      return "paid"
    case "released":
    case "returned":
      return "given_back"
    case "unclear":
      return "under_way"
    case "none":
    case "in_process":
    case "declined":
    case "timeout":
      if (view.reported.some(isBeingPaid)) return "under_way"
      return begun >= MOST_TRIES ? "too_many" : "pay"
  }
}

/** A payment of this attempt has begun and not ended: at the bank, or waiting for the shopper's CVC or 3-D Secure. */
export function isBeingPaid(order: AssistOrder): boolean {
  return order.state === "In Process" && order.operations.some(isOpenPayment)
}

function isOpenPayment({ type, state }: AssistOperation): boolean {
  return type === "payment" && state !== "success" && state !== "failure" && state !== "timeout"
}

/** The payment waits for the shopper: it was begun and nothing has been sent to the bank (seed 004, the second sample). */
export function waitsForShopper(order: AssistOrder): boolean {
  return order.state === "In Process" && lastPayment(order)?.state === "new"
}

function lastPayment({ operations }: AssistOrder): AssistOperation | undefined {
  return operations.filter(({ type }) => type === "payment").at(-1)
}
