import { isBeingPaid, waitsForShopper } from "./decide-pay"
import { hasNewPayment } from "./known-operations"
import type { OrderView } from "./order-view"

/** A payment that this server began, as its ledger has it. */
export interface BegunCall {
  readonly outcome: "done" | "declined" | "not_sent" | "unknown" | null
  readonly settled_at: Date | null
  /** What Assist showed just before, as `operationKeys`. */
  readonly known_operations: readonly string[] | null
}

/** Where the shopper of a payment by token has to go on. */
export interface Continuation {
  readonly url: string | null
  readonly billNumber: string | null
}

export type BegunState =
  /** What became of it is not known, or the bank has not answered. */
  | { readonly state: "under_way" }
  | { readonly state: "continue"; readonly url: string }
  /** Assist did not take it on. */
  | { readonly state: "failed"; readonly wasSent: boolean }

/**
 * What the payments that this server began say about an order number that is not paid, over what Assist shows.
 * @param calls oldest first
 * @returns undefined when Assist's report says all
 */
export function begunState(
  view: OrderView,
  calls: readonly BegunCall[],
  continuation: Continuation,
): BegunState | undefined {
  const last = calls.at(-1)
  if (view.paid || !last) return undefined
  const waiting = view.reported.find((order) => order.billNumber === continuation.billNumber && waitsForShopper(order))
  if (waiting && continuation.url) return { state: "continue", url: continuation.url }
  if (calls.some(({ settled_at }) => !settled_at)) return { state: "under_way" }
  const failed = last.outcome === "declined" || last.outcome === "not_sent"
  // A number that came later is the shopper's next try, on Assist's page.
  if (!failed || view.reported.some(isBeingPaid) || hasNewPayment(view.reported, last.known_operations ?? []))
    return undefined
  return { state: "failed", wasSent: last.outcome === "declined" }
}
