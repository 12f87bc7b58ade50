import type { OrderRow } from "../store/rows.ts"

/**
 * Where the shop wants its shopper: URL_RETURN_OK after a success, URL_RETURN_NO after everything else, URL_RETURN when
 * the better one is missing (protocol 3.3). Null when the shop named none. `as` overrules, for a payment that is still
 * In Process: the documents warn that a shopper may come back on either address then.
 */
export function returnUrl(order: OrderRow, as?: "ok" | "no"): string | null {
  const { any, ok, no } = order.returnUrls
  const paid = order.state === "Delayed" || order.state === "Approved"
  const base = ((as ?? (paid ? "ok" : "no")) === "ok" ? ok : no) || any
  if (!/^https?:\/\//i.test(base)) return null
  return extendUrl(base, { billnumber: order.billnumber, ordernumber: order.orderNumber })
}

/** Adds parameters and keeps what the address already has, letter for letter. Spaces become "+" (protocol 3.3). */
export function extendUrl(url: string, parameters: Record<string, string>): string {
  const [address = "", ...fragment] = url.split("#")
  const joint = address.includes("?") ? (/[?&]$/.test(address) ? "" : "&") : "?"
  const hash = fragment.length > 0 ? `#${fragment.join("#")}` : ""
  return `${address}${joint}${new URLSearchParams(parameters)}${hash}`
}
