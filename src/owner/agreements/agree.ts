import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { formatAmount, type Money } from "../../gateway"
import { medusaMoney } from "../../medusa/amounts"
import { orderNumberOfSession } from "../../merchant/session-order-number"
import { agreementsOf, sessionsOf } from "../../operations/context"
import { findPayable } from "../../shopper/find-payable"
import type { Agreement } from "../admin-api"
import { showAgreement } from "./show-agreement"

/** What the shopper is about to agree to. */
export interface AgreeInput {
  readonly payment_session_id: string
  /** The bounds of one later payment, in Medusa's (major) units and the session's currency. */
  readonly min_amount: BigNumberInput
  readonly max_amount: BigNumberInput
  /** The least number of days between two payments. */
  readonly period_days: number
  /** The last day, `YYYY-MM-DD`, in UTC. */
  readonly until: string
}

/** A smallint at Assist (protocol 12). */
const MOST_DAYS = 32_767

/**
 * Notes what the shopper of a payment session agrees to by paying it; to be called before they are sent to pay, as often as the terms
 * change until then. Nothing is sent: the terms go along with the first payment, and once that is paid the agreement is active.
 * @throws MedusaError that names the field and its mend
 */
export async function agree(container: MedusaContainer, input: AgreeInput): Promise<Agreement> {
  const { payment_session_id, period_days, until } = input
  if (typeof payment_session_id !== "string" || payment_session_id === "")
    throw wrong("payment_session_id must be the id of an Assist payment session")
  const session = await findPayable(container, payment_session_id)
  if (session.found === "gone")
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "payment_session_id: there is no such payment session of Assist. Make one in the cart's payment collection first.",
    )
  if (session.found !== "payable" || session.known)
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "payment_session_id: its shopper was sent to pay already, or it can be paid no more. Agree before that: make a new payment session.",
      "assist_agreement_too_late",
    )
  const { currency } = session.payable.sum
  const [least, most] = [
    sumOf("min_amount", input.min_amount, currency),
    sumOf("max_amount", input.max_amount, currency),
  ]
  if (least.amount > most.amount) throw wrong("min_amount must not be above max_amount")
  if (!Number.isInteger(period_days) || period_days < 1 || period_days > MOST_DAYS)
    throw wrong(`period_days must be a whole number of days from 1 to ${MOST_DAYS}`)
  checkDay(until)
  const { merchant } = session
  const row = await agreementsOf(container).propose({
    provider_id: merchant.providerId,
    customer_id: (await sessionsOf(container).customerOf(payment_session_id)) ?? null,
    session_id: payment_session_id,
    order_number: orderNumberOfSession(payment_session_id, merchant.options.orderNumberPrefix),
    currency,
    min_amount: formatAmount(least.amount),
    max_amount: formatAmount(most.amount),
    period_days,
    until,
  })
  return showAgreement(row, [])
}

function sumOf(field: string, value: BigNumberInput, currency: string): Money {
  let money: Money
  try {
    money = medusaMoney(value, currency)
  } catch {
    throw wrong(`${field} must be an amount in Medusa's units, such as 10.5`)
  }
  if (!(money.amount > 0)) throw wrong(`${field} must be above 0`)
  return money
}

function checkDay(until: unknown): void {
  const isDay = typeof until === "string" && /^\d{4}-\d{2}-\d{2}$/.test(until)
  const at = isDay ? new Date(`${until}T00:00:00Z`) : undefined
  // The 31st of February becomes another day.
  if (!at || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== until)
    throw wrong("until must be the last day as YYYY-MM-DD")
  if (until <= new Date().toISOString().slice(0, 10)) throw wrong("until must be a day to come")
}

function wrong(what: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, `Agreement on recurring payments: ${what}.`)
}
