import type { MedusaContainer } from "@medusajs/framework/types"
import { type Followed, followOrder } from "../follow/follow-order"
import { SpacedLooks } from "../follow/spaced-looks"

/** Storefronts poll and pages are reloaded, while Assist limits how often it may be asked (second code 3). */
const MOMENT_MS = 1_500
const MOST_ORDERS = 2_000

const looks = new SpacedLooks<Followed | undefined>(MOMENT_MS, MOST_ORDERS)

/**
 * Follows an order because a shopper asks: the same look for all who ask in one moment, whatever page they ask from
 * (design rule 14).
 * @param since what is shown must not be older (milliseconds since 1970); absent: what was seen a moment ago will do
 */
export function lookForShopper(
  container: MedusaContainer,
  orderNumber: string,
  since?: number,
): Promise<Followed | undefined> {
  return looks.get(orderNumber, () => followOrder(container, orderNumber, { urgency: "shopper" }), since)
}
