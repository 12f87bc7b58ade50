import { PAID_STATES } from "../protocol/order-states.ts"
import type { BillRow, OrderRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"
import { findAttempts } from "./find-orders.ts"

/** A bill as it stands now. */
export interface StandingBill {
  /** "Invoiced", "In Payment", "Timed out" and "Deleted" are a bill's own; once it is paid it is as its order (protocol 9.4). */
  state: string
  /** The attempt that has been paid, if any. */
  paid: OrderRow | undefined
}

/** The state of a bill by its orders, its time and whether it was revoked. */
export async function standingBill(unit: Unit, bill: BillRow, now: Date): Promise<StandingBill> {
  const attempts = await findAttempts(unit, bill.number, now, bill.merchantId)
  const paid = attempts.find((order) => PAID_STATES.includes(order.state))
  if (paid) return { state: paid.state, paid }
  if (bill.revokedAt) return { state: "Deleted", paid }
  if (attempts.some((order) => order.state === "In Process")) return { state: "In Payment", paid }
  return { state: new Date(bill.payUntil) <= now ? "Timed out" : "Invoiced", paid }
}
