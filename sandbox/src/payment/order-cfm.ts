import { clockNow } from "../clock.ts"
import { withFault } from "../faults/with-fault.ts"
import { Fields } from "../http/fields.ts"
import { bodyFields, type HttpRequest } from "../http/read-request.ts"
import { type Reply, redirect } from "../http/reply.ts"
import { openOrder } from "../orders/open-order.ts"
import { pageAddress } from "../pages/page-address.ts"
import { AssistError, assistError } from "../protocol/assist-error.ts"
import { readLanguage } from "../protocol/language.ts"
import { refuseSecretsInQuery } from "../protocol/secrets-in-query.ts"
import type { Sandbox } from "../sandbox.ts"
import { knownMerchant } from "../services/authenticate.ts"
import { readOrderRequest } from "./read-order-request.ts"

/** `/pay/order.cfm`, GET or POST: creates the order and sends the browser to its payment page (protocol 3.1). */
export async function orderCfm(sandbox: Sandbox, request: HttpRequest): Promise<Reply> {
  let fields = new Fields(request.query)
  try {
    if (request.method === "POST") {
      fields = new Fields([...request.query, ...Object.entries((await bodyFields(request)).toRecord())])
    }
    const orderNumber = fields.text("ordernumber")
    sandbox.requests.record("order", request, fields, orderNumber)
    refuseSecretsInQuery(request.query)
    // A decline waits for the payment itself.
    const fault = await sandbox.store.work((unit) => unit.takeFault("order", orderNumber, (kind) => kind !== "decline"))
    return await withFault(fault, () =>
      open(sandbox, request, fields, fault?.kind).catch((error: unknown) => errorRedirect(error, fields)),
    )
  } catch (error) {
    return errorRedirect(error, fields)
  }
}

async function open(sandbox: Sandbox, request: HttpRequest, fields: Fields, fault?: string): Promise<Reply> {
  const now = clockNow()
  const order = await sandbox.store.work(async (unit) => {
    const merchant = await knownMerchant(unit, fields)
    if (fault === "rate_limited") throw assistError("rateLimited")
    if (fault === "internal_error") throw assistError("internal")
    return openOrder(unit, merchant, readOrderRequest(fields, merchant, request.clientIp, now), now)
  })
  return redirect(pageAddress("pay", order))
}

/** A refused request leads to "a page whose URL contains ErrorID=" (protocol 2.3). What the id is made of is ours. */
function errorRedirect(error: unknown, fields: Fields): Reply {
  if (!(error instanceof AssistError)) throw error
  const language = readLanguage(fields.get("language"), "RU")
  return redirect(`/pay/error.cfm?ErrorID=${error.firstCode}.${error.secondCode}&Language=${language}`)
}
