import type { OrderLink } from "../../medusa/order-links"
import type { DiscrepancyRow } from "../../modules/assist/ledger/rows"
import { DISCREPANCY_ACTIONS, type DiscrepancyAction, type DiscrepancyCode } from "../../payments/discrepancy"
import type { AssistDiscrepancy } from "../admin-api"

/** What may be pressed for a code; a code of a newer version can only be looked at and accepted. */
export function actionsFor(code: string): readonly DiscrepancyAction[] {
  return Object.hasOwn(DISCREPANCY_ACTIONS, code) ? DISCREPANCY_ACTIONS[code as DiscrepancyCode] : ["check", "accept"]
}

export function showDiscrepancy(row: DiscrepancyRow, link: OrderLink | undefined): AssistDiscrepancy {
  return {
    id: row.id,
    order_number: row.order_number,
    order_id: link?.order_id ?? null,
    display_id: link?.display_id ?? null,
    code: row.code,
    params: row.params,
    detail: row.detail,
    status: row.status,
    actions: row.status === "open" ? actionsFor(row.code) : [],
    created_at: row.created_at.toISOString(),
    closed_at: row.closed_at?.toISOString() ?? null,
    note: row.note,
  }
}
