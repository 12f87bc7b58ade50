import type { Money } from "../gateway"
import type { Said } from "../refusals/saying"
import type { PaidAttempt } from "./order-view"

/** What to do about a wish to move money (design rule 2). */
export type MoneyDecision =
  /** The wished state is already there: book it, call nobody. */
  | { readonly decision: "adopt"; readonly attempt?: PaidAttempt }
  /** Call Assist. Without `money` the whole is meant (seed 003, protocol 5). */
  | { readonly decision: "execute"; readonly attempt: PaidAttempt; readonly money: Money | undefined }
  /** It cannot or must not be done. For the owner: what happened and what to do. */
  | ({ readonly decision: "refuse" } & Said)
  /** Something is under way; the same wish may be possible later. */
  | ({ readonly decision: "wait" } & Said)
