/** `orderstate` values this sandbox gives out (seed 004). `PartialApproved` is "not used" there. */
export type OrderState =
  | "In Process"
  | "Delayed"
  | "Approved"
  | "PartialDelayed"
  | "Canceled"
  | "PartialCanceled"
  | "Declined"
  | "Timeout"

/** `operationtype`: 100 payment, 200 charge, 300 cancel (seed 004). */
export type OperationType = 100 | 200 | 300

/** `operationstate` values (seed 004). */
export type OperationState = "New" | "In Process" | "Success" | "Failure" | "TimeOut"

/** States in which a payment succeeded at some time. */
export const PAID_STATES: readonly OrderState[] = [
  "Delayed",
  "Approved",
  "PartialDelayed",
  "Canceled",
  "PartialCanceled",
]

/** All order states, in the order of seed 004. */
export const ORDER_STATES: readonly OrderState[] = [
  "In Process",
  "Delayed",
  "Approved",
  "PartialDelayed",
  "Canceled",
  "PartialCanceled",
  "Declined",
  "Timeout",
]
