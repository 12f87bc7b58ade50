import type { OrderView } from "./order-view"

/** Did money move at Assist between two readings of an order? Over all its attempts, whoever moved it. */
export function moneyMoved(before: OrderView, after: OrderView): boolean {
  const then = new Map(before.attempts.map((attempt) => [attempt.billNumber, attempt]))
  return after.attempts.some(({ billNumber, status, charged, returned }) => {
    const was = then.get(billNumber)
    return !was || was.status !== status || was.charged !== charged || was.returned !== returned
  })
}
