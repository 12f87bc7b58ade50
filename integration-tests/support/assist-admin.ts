import type { Answer } from "./shop"
import type { Store } from "./store"

/** The plugin's admin API, as the owner's pages and scripts call it. */
export function assistAdmin({ admin }: Store) {
  const call = (method: string, path: string, body?: unknown): Promise<Answer> =>
    admin.call(method, `/admin/assist${path}`, body)
  return {
    call,
    order: (orderId: string) => call("GET", `/orders/${orderId}`),
    check: (orderId: string) => call("POST", `/orders/${orderId}/check`, {}),
    capture: (paymentId: string, body: unknown = {}) => call("POST", `/payments/${paymentId}/capture`, body),
    refund: (paymentId: string, body: unknown = {}) => call("POST", `/payments/${paymentId}/refund`, body),
    release: (paymentId: string) => call("POST", `/payments/${paymentId}/release`, {}),
  }
}
