/** pending: to be sent (again); answered: success answer; failed: failure answer, which stops delivery; given_up: no answer. */
export type NotificationState = "pending" | "answered" | "failed" | "given_up"

/** One attempt to deliver. */
export interface Delivery {
  at: string
  /** HTTP status, or null when nothing came back. */
  status: number | null
  result: string
}
