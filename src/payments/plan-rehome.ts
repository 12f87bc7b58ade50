import { type MinorUnits, type Money, minorUnits } from "../gateway"
import type { OrderView } from "./order-view"

/** What an edited order asks for, without the payment whose hold is to be moved. */
export interface EditedOrder {
  /** The order's total less what is captured: core asks for all of it anew, holds do not count there. */
  readonly pending: Money
  /** What other live payments of the order hold for it. */
  readonly heldElsewhere: MinorUnits
}

export interface Rehome {
  /** What the hold pays for from now on; 0: the order needs none of it. */
  readonly keep: MinorUnits
  /** What the customer still has to be asked for. */
  readonly ask: MinorUnits
}

/**
 * How far a hold covers an order whose total has changed. Core would ask for the whole total again, and the customer
 * would pay twice: what is held and what is asked for together are never more than what is due.
 */
export function planRehome(hold: Money, { pending, heldElsewhere }: EditedOrder): Rehome {
  const need = Math.max(0, pending.amount - heldElsewhere)
  const keep = hold.currency === pending.currency ? Math.min(hold.amount, need) : 0
  return { keep: minorUnits(keep), ask: minorUnits(need - keep) }
}

/**
 * The sum Assist must hold for a moved payment of `due`: a hold covers a smaller sum than it was made for, and
 * everything else has to be equal (design rule 6).
 */
export function coveredBy(view: OrderView, due: Money): Money {
  const { paid } = view
  return paid && paid.order.currency === due.currency && due.amount <= paid.order.amount ? paid.order : due
}
