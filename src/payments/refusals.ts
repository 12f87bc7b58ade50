import type { AssistOrder } from "../gateway"

/**
 * Why each attempt that ended without money did, oldest first: the response code of its last payment operation, or its state where it
 * has none (protocol 11.1, 11.5).
 */
export function refusalsOf(reported: readonly AssistOrder[]): string[] {
  return reported
    .filter(({ state }) => state === "Declined" || state === "Timeout")
    .map(({ state, operations }) => operations.findLast(({ type }) => type === "payment")?.responseCode || state)
}
