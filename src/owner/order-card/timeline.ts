import { type AssistOperation, type AssistOrder, formatAmount, parseAmount } from "../../gateway"
import type { LedgerOperation } from "../../modules/assist/ledger/rows"
import type { TimelineEntry } from "../admin-api"
import type { NotificationRow } from "../notifications/show-notifications"
import { textsOf } from "../texts/texts"

const SHOP_KINDS = { charge: "charge", release: "release", refund: "refund" } as const

/**
 * What the shop asked for, what Assist lists, and what Assist wrote, newest first.
 * @param attempts as Assist reports them now; empty when it could not be asked
 */
export function timeline(
  operations: readonly LedgerOperation[],
  attempts: readonly AssistOrder[],
  notifications: readonly NotificationRow[],
): TimelineEntry[] {
  return [
    ...operations.map(askedByShop),
    ...attempts.flatMap((attempt) => attempt.operations.map((operation) => listedByAssist(attempt, operation))),
    ...notifications.map(writtenByAssist),
  ].sort((a, b) => b.at.localeCompare(a.at))
}

function askedByShop(row: LedgerOperation): TimelineEntry {
  return {
    at: row.created_at.toISOString(),
    source: "shop",
    kind: SHOP_KINDS[row.kind],
    amount: row.amount,
    currency: row.currency,
    outcome: row.outcome ?? "pending",
    billnumber: row.billnumber,
    code: null,
    detail: row.detail,
  }
}

function listedByAssist(attempt: AssistOrder, operation: AssistOperation): TimelineEntry {
  const at = operation.date ?? attempt.date
  return {
    at: (at ?? new Date(0)).toISOString(),
    source: "assist",
    kind: kindOf(attempt, operation),
    amount: operation.money ? formatAmount(operation.money.amount) : null,
    currency: operation.money?.currency ?? null,
    outcome: null,
    billnumber: operation.billNumber || attempt.billNumber,
    code: operation.responseCode ? textsOf("responseCode", operation.responseCode) : null,
    detail: [operation.stateText, operation.message.trim()].filter(Boolean).join(": ") || null,
  }
}

/** Assist has one operation, cancel, for giving back what is held and what was charged (seed 004). */
function kindOf(attempt: AssistOrder, operation: AssistOperation): TimelineEntry["kind"] {
  if (operation.type !== "cancel") return operation.type
  const charged = attempt.operations.some(({ type, state }) => type === "charge" && state === "success")
  return charged || attempt.state === "PartialCanceled" ? "refund" : "release"
}

function writtenByAssist(row: NotificationRow): TimelineEntry {
  const amount = parseAmount(row.fields["amount"])
  return {
    at: row.created_at.toISOString(),
    source: "notification",
    kind: "notification",
    amount: amount === undefined ? null : formatAmount(amount),
    currency: row.fields["currency"] ?? null,
    outcome: null,
    billnumber: row.billnumber,
    code: textsOf("orderState", row.orderstate),
    detail: row.detail,
  }
}
