import { clockNow } from "../clock.ts"
import { withFault } from "../faults/with-fault.ts"
import type { Fields } from "../http/fields.ts"
import { bodyFields, type HttpRequest, requestOrigin } from "../http/read-request.ts"
import { jsonReply, type Reply } from "../http/reply.ts"
import type { MerchantSettings } from "../merchants/merchant-settings.ts"
import { openOrder } from "../orders/open-order.ts"
import { pageAddress } from "../pages/page-address.ts"
import { AssistError, assistError } from "../protocol/assist-error.ts"
import { assistDate } from "../protocol/dates.ts"
import { refuseSecretsInQuery } from "../protocol/secrets-in-query.ts"
import type { Sandbox } from "../sandbox.ts"
import { authenticate, knownMerchant } from "../services/authenticate.ts"
import { readOrderRequest } from "./read-order-request.ts"

/**
 * `/pay/payrequest.cfm`: order.cfm for a server (protocol 3.2). The order exists from now on, and its time runs. Nobody
 * documents a code for a refusal: there is an empty address and "Decline".
 */
export async function payrequestCfm(sandbox: Sandbox, request: HttpRequest): Promise<Reply> {
  try {
    const fields = await bodyFields(request)
    const orderNumber = fields.text("ordernumber")
    sandbox.requests.record("payrequest", request, fields, orderNumber)
    refuseSecretsInQuery(request.query)
    if (request.method !== "POST") throw assistError("serviceForbidden")
    const fault = await sandbox.store.work((unit) => unit.takeFault("payrequest", orderNumber, () => true))
    return await withFault(fault, () => open(sandbox, request, fields, fault?.kind).catch(declined))
  } catch (error) {
    return declined(error)
  }
}

async function open(sandbox: Sandbox, request: HttpRequest, fields: Fields, fault?: string): Promise<Reply> {
  const now = clockNow()
  const { order, settings } = await sandbox.store.work(async (unit) => {
    // Login and Password are no parameters of this service, but the vendor's own client sends them.
    const named = fields.has("login") || fields.has("password")
    const merchant = named ? await authenticate(unit, fields) : await knownMerchant(unit, fields)
    sandbox.limiter.check(merchant, now)
    refuseByFault(fault)
    const order = await openOrder(unit, merchant, readOrderRequest(fields, merchant, "", now), now)
    return { order, settings: merchant.settings }
  })
  const url = `${requestOrigin(request)}${pageAddress("pay", order)}&stage=iframe`
  const expirationtime = assistDate(new Date(order.expiresAt))
  return jsonReply({ ...address(url, settings), expirationtime, orderstate: "In Process" })
}

/** The document writes `url`, the vendor's PHP client reads `URL`: by default both are there. */
function address(url: string, { payRequestKey }: MerchantSettings): Record<string, string> {
  return payRequestKey === "both" ? { url, URL: url } : { [payRequestKey]: url }
}

function refuseByFault(kind: string | undefined): void {
  if (kind === "rate_limited") throw assistError("rateLimited")
  if (kind === "internal_error" || kind === "decline") throw assistError("internal")
}

/** "URL" in capitals and "Decline", not "Declined", are the document's. */
function declined(error: unknown): Reply {
  if (!(error instanceof AssistError)) throw error
  return jsonReply({ URL: "", expirationtime: assistDate(clockNow()), orderstate: "Decline" })
}
