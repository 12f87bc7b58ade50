import type { AssistPayment } from "../../owner/admin-api"
import { numberToMinor, toMinor } from "./minor-units"
import type { ShownOrder } from "./order-lines"

const ASSIST = /^pp_assist(_|$)/

/** Whether Medusa itself knows of an Assist payment, or a try of one, for this order. */
export function hasAssistPayment(order: ShownOrder): boolean {
  return (order.payment_collections ?? []).some(({ payments = [], payment_sessions = [] }) =>
    [...payments, ...payment_sessions].some(({ provider_id }) => ASSIST.test(provider_id)),
  )
}

/**
 * Whether the page shows other sums than Assist's ledger. The answer of our route is repaired when it is read, so core's
 * sections may be older than it.
 */
export function pageIsBehind(order: ShownOrder, payments: readonly AssistPayment[]): boolean {
  const collections = order.payment_collections ?? []
  const mine = payments.filter(({ payment_id }) => payment_id !== null)
  const others = collections.some(({ payments: all = [] }) => all.some(({ provider_id }) => !ASSIST.test(provider_id)))
  if (mine.length === 0 || others) return false
  const captured = collections.reduce((sum, { captured_amount }) => sum + numberToMinor(captured_amount), 0)
  const refunded = collections.reduce((sum, { refunded_amount }) => sum + numberToMinor(refunded_amount), 0)
  return (
    captured !== mine.reduce((sum, { charged }) => sum + toMinor(charged), 0) ||
    refunded !== mine.reduce((sum, { returned }) => sum + toMinor(returned), 0)
  )
}
