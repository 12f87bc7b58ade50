import type { AssistNotification } from "../../gateway"
import type { NewNotification } from "../../modules/assist/ledger/notification-store"

/** A real message has about 50 fields of protocol 7.3; order positions, when switched on, make it longer. */
const MOST_FIELDS = 100
const LONGEST_NAME = 64
const LONGEST_VALUE = 500
/** Of what stands in a column of its own: numbers, dates and words. */
const LONGEST_COLUMN = 64
const REMOVED = "[removed]"

/** What is kept of a message: its fields without secrets and personal data, each cut to what the longest real one needs. */
export function storedNotification(notification: AssistNotification): NewNotification {
  const column = (value: string) => cut(value, LONGEST_COLUMN)
  return {
    merchant_id: notification.merchantId,
    order_number: notification.orderNumber,
    billnumber: column(notification.billNumber),
    operationtype: notification.operationType,
    orderstate: column(notification.stateText),
    packetdate: column(notification.packetDate),
    fields: storedFields(notification.scrubbedFields()),
  }
}

function storedFields(scrubbed: Readonly<Record<string, string>>): Record<string, string> {
  const all = Object.entries(scrubbed)
  // What says something goes before what was removed, if there is not room for all.
  const kept = [...all.filter(([, value]) => value !== REMOVED), ...all.filter(([, value]) => value === REMOVED)]
  const named = kept.slice(0, MOST_FIELDS).map(([name, value]) => [cut(name, LONGEST_NAME), cut(value, LONGEST_VALUE)])
  return Object.fromEntries(named)
}

/** Postgres stores neither NUL nor half a character. */
function cut(text: string, longest: number): string {
  const clean = text.slice(0, longest).replace(/[\p{Cc}\p{Cs}]/gu, "\ufffd")
  return text.length > longest ? `${clean.slice(0, -1)}…` : clean
}
