import type { MedusaContainer } from "@medusajs/framework/types"
import { PaymentCollectionStatus } from "@medusajs/framework/utils"
import type { Money } from "../gateway"
import { type AmountRow, moneyOf } from "./amounts"
import { queryRows } from "./query-rows"

/** A payment collection with its sessions, oldest first. */
export interface CollectionToCharge {
  readonly id: string
  readonly money: Money
  /** It is completed or canceled. */
  readonly isClosed: boolean
  readonly sessions: readonly {
    readonly id: string
    readonly provider_id: string
    readonly money: Money
    readonly isPaid: boolean
  }[]
}

interface CollectionRow extends AmountRow {
  id: string
  status: PaymentCollectionStatus
  currency_code: string
  payment_sessions?: (AmountRow & {
    id: string
    provider_id: string
    created_at: string
    payment?: { id: string } | null
  })[]
}

const FIELDS = [
  "id",
  "status",
  "amount",
  "raw_amount",
  "currency_code",
  "payment_sessions.id",
  "payment_sessions.provider_id",
  "payment_sessions.amount",
  "payment_sessions.raw_amount",
  "payment_sessions.created_at",
  "payment_sessions.payment.id",
]

/** `undefined` when there is none of this id. */
export async function readCollection(container: MedusaContainer, id: string): Promise<CollectionToCharge | undefined> {
  const [row] = await queryRows<CollectionRow>(container, "payment_collection", FIELDS, { id })
  if (!row) return undefined
  const { status, currency_code } = row
  return {
    id: row.id,
    money: moneyOf(row, currency_code),
    isClosed: status === PaymentCollectionStatus.COMPLETED || status === PaymentCollectionStatus.CANCELED,
    sessions: (row.payment_sessions ?? [])
      .toSorted((one, other) => String(one.created_at).localeCompare(String(other.created_at)))
      .map((session) => ({
        id: session.id,
        provider_id: session.provider_id,
        money: moneyOf(session, currency_code),
        isPaid: Boolean(session.payment),
      })),
  }
}
