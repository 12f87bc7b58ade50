import type { OrderLink } from "../../medusa/order-links"
import type { DiscrepancyRow } from "../../modules/assist/ledger/rows"
import { DISCREPANCY_ACTIONS, type DiscrepancyAction, possibleActions } from "../../payments/discrepancy"
import type { AssistDiscrepancy } from "../admin-api"

/** What may be pressed; a discrepancy of a newer version can only be looked at and accepted. */
export function actionsFor(row: DiscrepancyRow): readonly DiscrepancyAction[] {
  return Object.hasOwn(DISCREPANCY_ACTIONS, row.code) ? possibleActions(row) : ["check", "accept"]
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
    actions: row.status === "open" ? actionsFor(row) : [],
    created_at: row.created_at.toISOString(),
    closed_at: row.closed_at?.toISOString() ?? null,
    note: row.note,
  }
}
