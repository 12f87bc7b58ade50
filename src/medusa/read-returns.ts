import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { type Exact, exactField } from "./exact-field"
import { queryRows } from "./query-rows"

/** What came back of an order, or is to come back, or was complained about. */
export interface ReturnOfOrder {
  readonly from: "return" | "claim"
  readonly id: string
  readonly displayId: number | null
  readonly at: string
  /** Lines of the order, and how many of each. */
  readonly lines: readonly { readonly lineId: string; readonly quantity: string }[]
}

interface ReturnRow {
  id: string
  display_id?: number | null
  status: string
  created_at: string | Date
  canceled_at?: string | Date | null
  claim_id?: string | null
  exchange_id?: string | null
  items?: (Exact<"quantity" | "received_quantity" | "damaged_quantity"> & { item_id: string })[] | null
}

interface ClaimRow {
  id: string
  display_id?: number | null
  type: string
  created_at: string | Date
  canceled_at?: string | Date | null
  claim_items?: (Exact<"quantity"> & { item_id: string })[] | null
}

/**
 * The returns and the claims for a refund of an order, newest first. Of a return what was received, while nothing was what is
 * expected. A return that belongs to a claim or an exchange is told by those: an exchange is paid with other goods.
 */
export async function readReturns(container: MedusaContainer, orderId: string): Promise<ReturnOfOrder[]> {
  const order = { order_id: orderId }
  const [returns, claims] = await Promise.all([
    queryRows<ReturnRow>(container, "return", RETURN_FIELDS, order),
    queryRows<ClaimRow>(container, "order_claim", CLAIM_FIELDS, order),
  ])
  return [...returns.flatMap(ofReturn), ...claims.flatMap(ofClaim)]
    .filter(({ lines }) => lines.length > 0)
    .sort((a, b) => b.at.localeCompare(a.at))
}

const COMMON = ["id", "display_id", "created_at", "canceled_at"]
const RETURN_FIELDS = [...COMMON, "status", "claim_id", "exchange_id", "items.*"]
const CLAIM_FIELDS = [...COMMON, "type", "claim_items.*"]

function ofReturn(row: ReturnRow): ReturnOfOrder[] {
  if (row.canceled_at || row.claim_id || row.exchange_id || row.status === "open" || row.status === "canceled")
    return []
  const items = row.items ?? []
  const received = (item: (typeof items)[number]) =>
    MathBN.add(exactField(item, "received_quantity"), exactField(item, "damaged_quantity"))
  const anything = items.some((item) => MathBN.gt(received(item), 0))
  const lines = items.map((item) => ({
    lineId: item.item_id,
    quantity: MathBN.convert(anything ? received(item) : exactField(item, "quantity")).toFixed(),
  }))
  return [{ from: "return", ...named(row), lines: lines.filter(({ quantity }) => Number(quantity) > 0) }]
}

function ofClaim(row: ClaimRow): ReturnOfOrder[] {
  if (row.canceled_at || row.type !== "refund") return []
  const lines = (row.claim_items ?? []).map((item) => ({
    lineId: item.item_id,
    quantity: MathBN.convert(exactField(item, "quantity")).toFixed(),
  }))
  return [{ from: "claim", ...named(row), lines }]
}

const named = ({ id, display_id, created_at }: Pick<ReturnRow, "id" | "display_id" | "created_at">) => ({
  id,
  displayId: display_id ?? null,
  at: new Date(created_at).toISOString(),
})
