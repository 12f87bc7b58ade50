import type { MedusaBooks } from "./medusa-books"
import type { OrderView } from "./order-view"

/**
 * What becomes of a hold that ends soon. Only a plain hold that is a live payment of a live order is touched; everything
 * else is the follower's matter (a canceled order's hold goes back, a hold without an order becomes one or goes back).
 */
export function planHoldExpiry(
  { paid }: OrderView,
  { payment, order }: Pick<MedusaBooks, "payment" | "order">,
  policy: "notify" | "capture" | "release",
): "nothing" | "notify" | "capture" | "release" {
  if (paid?.status !== "held" || paid.moving) return "nothing"
  if (!payment || payment.canceled || !order || order.canceled) return "nothing"
  // A capture row without a charge is somebody's capture under way, or a discrepancy: no second one is begun.
  if (payment.captured > 0) return "notify"
  return policy
}
