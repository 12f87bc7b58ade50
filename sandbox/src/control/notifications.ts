import type { NotificationRow } from "../store/rows.ts"
import type { SentNotification } from "./control-api.ts"
import { ControlError } from "./control-body.ts"
import { control } from "./control-handler.ts"

/** GET /_control/notifications?ordernumber= */
export const listNotifications = control(async ({ sandbox, request }) => {
  const orderNumber = request.query.get("ordernumber") ?? undefined
  const rows = await sandbox.store.work((unit) => unit.notifications(orderNumber))
  return { notifications: rows.map(notificationView) }
})

/** POST /_control/notifications/:id/resend : sends it now and waits for the answer. */
export const resendNotification = control(async ({ sandbox, path }) => {
  const id = Number(path["id"])
  if (!Number.isInteger(id)) throw new ControlError("no such notification", 404)
  if (!(await sandbox.store.work((unit) => unit.notification(id)))) throw new ControlError("no such notification", 404)
  await sandbox.sender.resend(id)
  const row = await sandbox.store.work((unit) => unit.notification(id))
  return row ? notificationView(row) : {}
})

/** POST /_control/notifications/flush : tries all that are pending and waits for the answers. */
export const flushNotifications = control(async ({ sandbox }) => {
  await sandbox.sender.flush()
  const rows = await sandbox.store.work((unit) => unit.pendingNotifications())
  return { pending: rows.length }
})

function notificationView(row: NotificationRow): SentNotification {
  return {
    id: row.id,
    ordernumber: row.orderNumber,
    billnumber: row.billnumber,
    merchant_id: row.merchantId,
    operationtype: row.operationType,
    state: row.state,
    attempts: row.attempts,
    answer: row.answer,
    next_attempt_at: row.nextAttemptAt,
    fault: row.fault,
    deliveries: row.deliveries,
    fields: row.fields,
  }
}
