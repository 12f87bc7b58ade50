import type { MedusaContainer } from "@medusajs/framework/types"
import { type Followed, followOrder } from "../../follow/follow-order"
import type { LedgerOrder } from "../../modules/assist/ledger/rows"
import { agreementsOf, type OrderContext } from "../../operations/context"
import { refusalCode } from "../../payments/decide-authorize"
import { isBeingPaid } from "../../payments/decide-pay"
import type { OrderView } from "../../payments/order-view"

/** What became of a payment under an agreement. */
export interface ChargedAgreement {
  /**
   * `paid`: Assist took the money; `order_id` once it is booked. `pending`: not known yet; run the workflow again later, or wait for
   * the events. `declined`: refused, nothing was taken. `returned`: it was paid, and given back since no order could come of it.
   */
  readonly status: "paid" | "pending" | "declined" | "returned"
  readonly payment_session_id: string
  readonly order_number: string
  readonly order_id: string | null
  /** Of a refusal; empty when Assist refused without asking the bank. */
  readonly response_code: string | null
  /** When a refused one may be tried again; null: a person should look. */
  readonly retry_at: string | null
}

/** Looks, and says what stands. While Assist cannot be asked, it is `pending`. */
export async function chargedAgreement(
  container: MedusaContainer,
  { ledger }: OrderContext,
  agreementId: string,
  { order_number, opened_session_id }: LedgerOrder,
): Promise<ChargedAgreement> {
  const base = {
    payment_session_id: opened_session_id,
    order_number,
    order_id: null,
    response_code: null,
    retry_at: null,
  }
  const followed = await followOrder(container, order_number).catch(() => undefined)
  if (!followed) return { ...base, status: "pending" }
  const calls = (await ledger.operations(order_number)).filter(({ kind }) => kind === "payment")
  // Without a call nothing was begun: whoever opened the number died, or could not read Assist, before it asked for money.
  const isOpen = calls.some(({ settled_at }) => !settled_at)
  const status = statusOf(followed, followed.view, isOpen)
  const agreement = status === "declined" ? await agreementsOf(container).find(agreementId) : undefined
  return {
    ...base,
    status,
    order_id: followed.orderId ?? null,
    ...(agreement && {
      response_code: refusalCode(followed.view),
      retry_at: agreement.retry_at ? new Date(agreement.retry_at).toISOString() : null,
    }),
  }
}

function statusOf({ unplaced }: Followed, view: OrderView, isOpen: boolean): ChargedAgreement["status"] {
  switch (view.status) {
    case "held":
    case "charged":
    case "partly_charged":
    case "partly_returned":
      return unplaced ? "returned" : "paid"
    case "released":
    case "returned":
      return unplaced ? "returned" : "paid"
    case "unclear":
      return "pending"
    case "none":
    case "in_process":
    case "declined":
    case "timeout":
      return isOpen || view.reported.some(isBeingPaid) ? "pending" : "declined"
  }
}
