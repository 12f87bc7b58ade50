import { type AssistOperation, replyElement } from "../gateway"
import type { OrderView, PaidAttempt } from "../payments/order-view"
import { reportedItems } from "../receipts/reported-items"

/** Receipt lines as `orderresult` reports them with an operation; `undefined` without any. */
export const itemsOf = (operation: AssistOperation | undefined) =>
  operation && reportedItems(replyElement(operation, "chequeitems"))

/** The successful operations of one kind of an attempt, in the order they happened. */
export function successful(
  view: OrderView,
  { billNumber }: PaidAttempt,
  type: AssistOperation["type"],
): readonly AssistOperation[] {
  const reported = view.reported.find((order) => order.billNumber === billNumber)
  return (reported?.operations ?? []).filter((operation) => operation.type === type && operation.state === "success")
}
