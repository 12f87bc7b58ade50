import { clockNow, moveClock } from "../clock.ts"
import { ControlError } from "./control-body.ts"
import { control } from "./control-handler.ts"

/** GET /_control/health */
export const health = control(async () => ({ ok: true }))

/** GET /_control/requests?service=&ordernumber= */
export const listRequests = control(async ({ sandbox, request: { query } }) => ({
  requests: sandbox.requests.list({ service: query.get("service"), orderNumber: query.get("ordernumber") }),
}))

/** DELETE /_control/requests */
export const clearRequests = control(async ({ sandbox }) => {
  sandbox.requests.clear()
  return { ok: true }
})

/** POST /_control/clock {ahead_seconds} : moves the gateway's time, for agreements over months and holds over days. */
export const setClock = control(async ({ body }) => {
  const ahead = body.values["ahead_seconds"]
  if (typeof ahead !== "number" || !Number.isFinite(ahead)) throw new ControlError('"ahead_seconds" must be a number')
  moveClock(ahead)
  return { now: clockNow().toISOString() }
})

/** POST /_control/reset : forgets everything but merchants and their settings. */
export const reset = control(async ({ sandbox }) => {
  await sandbox.store.work((unit) => unit.wipe())
  sandbox.requests.clear()
  moveClock(0)
  return { ok: true }
})
