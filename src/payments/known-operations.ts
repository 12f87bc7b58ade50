import { type AssistOperation, type AssistOrder, formatAmount, type OrderNumber } from "../gateway"

type Compared = Pick<AssistOperation, "billNumber" | "type" | "state" | "money" | "date">

/** As much of a reported operation as tells it from others. */
export interface DatedOperation {
  readonly orderNumber: OrderNumber
  readonly operation: Compared
}

/**
 * What tells an operation and its state from every other one of its order. The extended billnumber alone does; where Assist
 * gives the short one, sum and time stand in for it.
 */
function keyOf({ billNumber, type, state, money, date }: Compared): string {
  if (billNumber.includes(".")) return `${billNumber} ${type} ${state}`
  const sum = money ? `${formatAmount(money.amount)} ${money.currency}` : ""
  return `${billNumber} ${type} ${state} ${sum} ${date?.toISOString() ?? ""}`
}

/** Every operation of an order as it was read, for the ledger to remember. */
export function operationKeys(orders: readonly AssistOrder[]): string[] {
  return orders.flatMap(({ operations }) => operations.map(keyOf))
}

/** Tells what is not among those known. Each of them is met once: of two operations that look alike the later one is new. */
function unknownTo(known: readonly string[]): (operation: Compared) => boolean {
  const left = [...known]
  return (operation) => {
    const at = left.indexOf(keyOf(operation))
    if (at < 0) return true
    left.splice(at, 1)
    return false
  }
}

/** The operations of orders that are not among those known. */
export function newOperations(orders: readonly AssistOrder[], known: readonly string[]): AssistOperation[] {
  return orders.flatMap(({ operations }) => operations).filter(unknownTo(known))
}

/**
 * Does an order show a payment that was not there? Told by number and kind alone, since a payment that was there has another state
 * by now; of two with one number the later one is new.
 * @param known as `operationKeys`
 */
export function hasNewPayment(orders: readonly AssistOrder[], known: readonly string[]): boolean {
  const left = known.map((key) => key.split(" ", 2).join(" "))
  const payments = orders.flatMap(({ operations }) => operations).filter(({ type }) => type === "payment")
  return payments.some(({ billNumber, type }) => {
    const at = left.indexOf(`${billNumber} ${type}`)
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
  reported: readonly DatedOperation[],
  known: ReadonlyMap<string, readonly string[] | null>,
): OrderNumber[] {
  const isNew = new Map(Array.from(known, ([orderNumber, keys]) => [orderNumber, unknownTo(keys ?? [])]))
  const news = reported.filter(({ orderNumber, operation }) => isNew.get(orderNumber)?.(operation))
  return [...new Set(news.map(({ orderNumber }) => orderNumber))]
}
