import type { AssistOrder } from "../gateway"

/** The response code of an attempt's last payment operation (protocol 11.5); empty: it has none. */
export function responseCodeOf({ operations }: AssistOrder): string {
  return operations.findLast(({ type }) => type === "payment")?.responseCode ?? ""
}

/** Why each attempt that ended without money did, oldest first: its response code, or its state where it has none (protocol 11.1). */
export function declinesOf(reported: readonly AssistOrder[]): string[] {
  return reported
    .filter(({ state }) => state === "Declined" || state === "Timeout")
    .map((attempt) => responseCodeOf(attempt) || attempt.state)
}
