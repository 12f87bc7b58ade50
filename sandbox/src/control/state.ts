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

/** POST /_control/reset : forgets everything but merchants and their settings. */
export const reset = control(async ({ sandbox }) => {
  await sandbox.store.work((unit) => unit.wipe())
  sandbox.requests.clear()
  return { ok: true }
})
