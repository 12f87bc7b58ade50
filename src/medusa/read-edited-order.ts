import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { MinorUnits } from "../gateway"
import type { EditedOrder } from "../payments/plan-rehome"
import { type AmountRow, exact, exactSum, owedMoney, sumOf } from "./amounts"
import { queryRows } from "./query-rows"

/** A payment collection of an order that asks for money and has none yet. */
export interface AskingCollection extends AmountRow {
  readonly id: string
  readonly currency_code: string
  readonly metadata: Record<string, unknown> | null
  /** Of whoever was sent to pay for it. Core leaves them out where there are none. */
  readonly payment_sessions?: readonly { readonly id: string }[]
}

export interface EditedOrderRead extends EditedOrder {
  readonly id: string
  readonly canceled: boolean
  readonly currency: string
  /** Oldest first. */
  readonly asking: readonly AskingCollection[]
}

interface PaymentRow extends AmountRow {
  provider_id: string
  payment_session_id: string | null
  canceled_at: string | null
  captures?: (AmountRow & { id: string })[]
}

interface CollectionRow extends AskingCollection {
  status: string
  created_at: string
  payments?: PaymentRow[]
}

interface OrderRow {
  id: string
  status: string
  currency_code: string
  summary: { pending_difference: BigNumberInput; raw_pending_difference?: BigNumberInput }
  payment_collections: CollectionRow[]
  transactions?: { reference_id: string | null }[]
}

const ASKING: ReadonlySet<string> = new Set(["not_paid", "awaiting"])

/** Does a payment collection of this status ask for money? */
export function isAsking(status: string): boolean {
  return ASKING.has(status)
}

/**
 * Reads what an order asks for after an edit.
 * @param sessionId the session of a hold that is being moved: its own payment does not count as held elsewhere
 */
export async function readEditedOrder(
  container: MedusaContainer,
  orderId: string,
  sessionId: string | undefined,
): Promise<EditedOrderRead | undefined> {
  const [order] = await queryRows<OrderRow>(
    container,
    "order",
    [
      "id",
      "status",
      "currency_code",
      // With the total core takes goods whose return is requested off what is owed; without it, it does not.
      "total",
      "summary",
      "transactions.reference_id",
      "payment_collections.*",
      "payment_collections.payment_sessions.id",
      "payment_collections.payments.*",
      "payment_collections.payments.captures.*",
    ],
    { id: orderId },
  )
  if (!order) return undefined
  const { summary, currency_code: currency } = order
  const collections = [...order.payment_collections].sort((a, b) => time(a) - time(b) || (a.id < b.id ? -1 : 1))
  const live = collections
    .flatMap(({ payments }) => payments ?? [])
    .filter((payment) => !payment.canceled_at && payment.payment_session_id !== sessionId)
  const told = new Set((order.transactions ?? []).map(({ reference_id }) => reference_id))
  return {
    id: order.id,
    canceled: order.status === "canceled",
    currency,
    pending: owedMoney(summary.raw_pending_difference ?? summary.pending_difference, currency),
    heldElsewhere: sumOf(
      live.flatMap((payment) => [uncaptured(payment), ...untold(payment, told)]),
      currency,
    ) as MinorUnits,
    asking: collections.filter(({ status, payments }) => isAsking(status) && !payments?.length),
  }
}

function time({ created_at }: CollectionRow): number {
  return new Date(created_at).getTime()
}

/** Captures the order does not count as paid yet: core writes the row first, then asks Assist, then tells the order. */
function untold({ captures = [] }: PaymentRow, told: ReadonlySet<string | null>): AmountRow[] {
  return captures.filter(({ id }) => !told.has(id))
}

/** What a live payment can still pay for. After the one charge Assist allows, its rest is gone. */
function uncaptured(payment: PaymentRow): AmountRow {
  const captures = payment.captures ?? []
  const captured = exactSum(captures)
  if (captures.length > 0 && payment.provider_id.startsWith("pp_assist")) return { amount: 0 }
  return { amount: MathBN.sub(exact(payment), captured) }
}
