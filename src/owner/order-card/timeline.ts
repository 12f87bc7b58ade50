import { type AssistOperation, type AssistOrder, formatAmount, parseAmount } from "../../gateway"
import type { LedgerOperation } from "../../modules/assist/ledger/rows"
import { attemptNumbered, type OrderView } from "../../payments/order-view"
import type { TimelineEntry } from "../admin-api"
import type { NotificationRow } from "../notifications/show-notifications"
import { textsOf } from "../texts/texts"

/**
 * What the shop asked for, what Assist lists, and what Assist wrote, newest first.
 * @param view what Assist reports now; undefined when it could not be asked
 */
export function timeline(
  operations: readonly LedgerOperation[],
  view: OrderView | undefined,
  notifications: readonly NotificationRow[],
): TimelineEntry[] {
  return [
    ...operations.map(askedByShop),
    ...(view?.reported ?? []).flatMap((attempt) => {
      const taken = (view && attemptNumbered(view, attempt.billNumber)?.charged) ?? 0
      return attempt.operations.map((operation) => listedByAssist(attempt, operation, taken > 0))
    }),
    ...notifications.map(writtenByAssist),
  ].sort((a, b) => b.at.localeCompare(a.at))
}

function askedByShop(row: LedgerOperation): TimelineEntry {
  return {
    at: row.created_at.toISOString(),
    source: "shop",
    kind: row.kind,
    amount: row.amount,
    currency: row.currency,
    outcome: row.outcome ?? "pending",
    billnumber: row.billnumber,
    code: null,
    detail: row.detail,
  }
}

/** @param taken whether money of this attempt was charged, or taken at once */
function listedByAssist(attempt: AssistOrder, operation: AssistOperation, taken: boolean): TimelineEntry {
  const at = operation.date ?? attempt.date
  return {
    at: (at ?? new Date(0)).toISOString(),
    source: "assist",
    kind: kindOf(operation, taken || attempt.state === "PartialCanceled"),
    amount: operation.money ? formatAmount(operation.money.amount) : null,
    currency: operation.money?.currency ?? null,
    outcome: null,
    billnumber: operation.billNumber || attempt.billNumber,
    code: operation.responseCode ? textsOf("responseCode", operation.responseCode) : null,
    detail: [operation.stateText, operation.message.trim()].filter(Boolean).join(": ") || null,
  }
}

/** Assist has one operation, cancel, for giving back what is held and what was charged (seed 004). */
function kindOf({ type }: AssistOperation, taken: boolean): TimelineEntry["kind"] {
  if (type !== "cancel") return type
  return taken ? "refund" : "release"
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
