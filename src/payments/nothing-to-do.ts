/**
 * Why a look does nothing, each with what that says of the look: `ended`: both ledgers were compared and agree.
 * `under_way`: something is being written at this moment, so nothing may be concluded. `no_money`: no money of a payment
 * is there to follow.
 */
const NOTHING_TO_DO = {
  equal: "ended",
  payment_canceled: "ended",
  hold_released: "ended",
  operation_moving: "under_way",
  rows_in_flight: "under_way",
  outcome_unsettled: "under_way",
  not_paid: "no_money",
  given_back: "no_money",
} as const

export type NothingWhy = keyof typeof NOTHING_TO_DO

/** Nothing is left to do for the money of a payment. */
export function isEnded(why: NothingWhy): boolean {
  return NOTHING_TO_DO[why] === "ended"
}

/** Something is under way: nothing was compared, so nothing may be called settled either. */
export function isUnderWay(why: NothingWhy): boolean {
  return NOTHING_TO_DO[why] === "under_way"
}
