import {
  type AssistOperation,
  type AssistOrder,
  formatAmount,
  type OrderNumber,
  type ReportedOperation,
} from "../gateway"

/**
 * What tells an operation and its state from every other one of its order. The extended billnumber alone does; where Assist
 * gives the short one, sum and time stand in for it.
 */
function keyOf({ billNumber, type, state, money, date }: AssistOperation): string {
  if (billNumber.includes(".")) return `${billNumber} ${type} ${state}`
  const sum = money ? `${formatAmount(money.amount)} ${money.currency}` : ""
  return `${billNumber} ${type} ${state} ${sum} ${date?.toISOString() ?? ""}`
}

/** Every operation of an order as it was read, for the ledger to remember. */
export function operationKeys(orders: readonly AssistOrder[]): string[] {
  return orders.flatMap(({ operations }) => operations.map(keyOf))
}

/** The operations of orders that are not among those known. Each is met once: of two that look alike the later one is new. */
export function newOperations(orders: readonly AssistOrder[], known: readonly string[]): AssistOperation[] {
  const left = [...known]
  return orders
    .flatMap(({ operations }) => operations)
    .filter((operation) => {
      const at = left.indexOf(keyOf(operation))
      if (at < 0) return true
      left.splice(at, 1)
      return false
    })
}

/**
 * Of the orders we know, the ones with an operation in a report that was not there when they were last followed. Only tells
 * whom to read: an order is read once too often rather than not at all.
 * @param known by order number: the operations it was last followed with; null: it never was
 */
export function ordersWithNews(
  reported: readonly ReportedOperation[],
  known: ReadonlyMap<string, readonly string[] | null>,
): OrderNumber[] {
  const left = new Map(Array.from(known, ([orderNumber, keys]) => [orderNumber, [...(keys ?? [])]]))
  const news = new Set<OrderNumber>()
  for (const { orderNumber, operation } of reported) {
    const keys = left.get(orderNumber)
    if (!keys) continue
    const at = keys.indexOf(keyOf(operation))
    if (at < 0) news.add(orderNumber)
    // Each is met once: two equal operations without numbers of their own are two.
    else keys.splice(at, 1)
  }
  return [...news]
}
