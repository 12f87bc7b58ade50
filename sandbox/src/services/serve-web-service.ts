import { clockNow } from "../clock.ts"
import { breakCheckValue, falsify } from "../faults/falsify.ts"
import { withFault } from "../faults/with-fault.ts"
import type { Fields } from "../http/fields.ts"
import { bodyFields, bodyKind, type HttpRequest, requestOrigin } from "../http/read-request.ts"
import type { Reply } from "../http/reply.ts"
import type { MerchantSettings } from "../merchants/merchant-settings.ts"
import { settingsOf } from "../merchants/settings-of.ts"
import { AssistError, assistError } from "../protocol/assist-error.ts"
import { parseBillnumber } from "../protocol/billnumber.ts"
import { codeText } from "../protocol/code-texts.ts"
import { readLanguage } from "../protocol/language.ts"
import { outCfsid } from "../protocol/out-cfsid.ts"
import { refuseSecretsInQuery } from "../protocol/secrets-in-query.ts"
import type { ReplyFormat, WebServiceName } from "../replies/answer.ts"
import { chooseFormat, formatOfErrors } from "../replies/choose-format.ts"
import type { Sandbox } from "../sandbox.ts"
import type { FaultRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"
import { authenticate } from "./authenticate.ts"
import { seal } from "./seal.ts"
import { answersAs, type WebService } from "./service.ts"

/** How a call's errors are told. */
interface Manner {
  service: WebServiceName
  format: ReplyFormat
  language: string
}

/** Answers a call of a web service: reads it, lets a fault have its way, runs the service, writes the reply. */
export async function serveWebService(sandbox: Sandbox, service: WebService, request: HttpRequest): Promise<Reply> {
  const manner: Manner = { service: answersAs(service), format: formatOfErrors(request), language: "EN" }
  let settings: MerchantSettings | null = null
  try {
    const fields = await bodyFields(request)
    manner.language = fields.text("language")
    const subject = await sandbox.store.work((unit) => subjectOf(unit, sandbox, fields))
    settings = subject.settings
    const { orderNumber } = subject
    sandbox.requests.record(service.name, request, fields, orderNumber)
    refuseSecretsInQuery(request.query)
    // "Parameters are passed by POST in the body" (seed 003). What a GET gets is not documented.
    if (request.method !== "POST") throw assistError("serviceForbidden")
    manner.format = chooseFormat(request, fields.text("format"), service.format, settings)
    const fault = await sandbox.store.work((unit) => unit.takeFault(service.name, orderNumber, () => true))
    return await withFault(fault, () =>
      run(sandbox, service, request, fields, manner.format, fault).catch((error: unknown) =>
        errorReply(error, manner, subject.settings),
      ),
    )
  } catch (error) {
    settings ??= await sandbox.store.work((unit) => settingsOf(unit, sandbox, ""))
    return errorReply(error, manner, settings)
  }
}

async function run(
  sandbox: Sandbox,
  service: WebService,
  request: HttpRequest,
  fields: Fields,
  format: ReplyFormat,
  fault: FaultRow | null,
): Promise<Reply> {
  const now = clockNow()
  const { told, settings } = await sandbox.store.work(async (unit) => {
    const recognize = service.authenticate ?? authenticate
    const merchant = await recognize(unit, fields, sandbox.defaultMerchantId)
    sandbox.limiter.check(merchant, now)
    if (fault?.kind === "rate_limited") throw assistError("rateLimited")
    if (fault?.kind === "internal_error") throw assistError("internal")
    const answer = await service.run({
      unit,
      merchant,
      fields,
      now,
      body: bodyKind(request),
      decline: fault?.kind === "decline",
      clientIp: request.clientIp,
      origin: requestOrigin(request),
    })
    const { settings } = merchant
    return { told: await seal(unit, falsify(answer, fault?.kind ?? ""), settings, now), settings }
  })
  const body = format.answer(fault?.kind === "wrong_checkvalue" ? breakCheckValue(told) : told, settings)
  return { status: 200, headers: { "content-type": format.contentType }, body }
}

/**
 * Whose call it is and what about: the settings its errors are written by, and the OrderNumber for faults and the request
 * log, "" when it cannot be told.
 */
async function subjectOf(unit: Unit, sandbox: Sandbox, fields: Fields) {
  const settings = await settingsOf(unit, sandbox, fields.text("merchant_id"))
  return { settings, orderNumber: await orderNumberOf(unit, fields) }
}

async function orderNumberOf(unit: Unit, fields: Fields): Promise<string> {
  if (fields.has("outcfsid")) return (await unit.orderByCfsid(outCfsid(fields)))?.orderNumber ?? ""
  if (fields.has("ordernumber")) return fields.text("ordernumber")
  if (fields.has("bill")) return fields.text("bill")
  const billnumber = parseBillnumber(fields.text("billnumber"))
  if (!billnumber) return ""
  return (await unit.orderByBillnumber(billnumber.order))?.orderNumber ?? ""
}

/**
 * Errors are answered with HTTP 200 (protocol 2.3), unless the merchant's gateway tells those of JSON otherwise. A defect
 * of the sandbox itself is a plain 500, to be noticed.
 */
function errorReply(error: unknown, { format, service, language }: Manner, settings: MerchantSettings): Reply {
  if (!(error instanceof AssistError)) throw error
  const { firstCode, secondCode } = error
  const message = codeText(firstCode, secondCode, readLanguage(language, "RU"))
  const refusal = { firstCode, secondCode, message, service }
  const status = format.errorStatus?.(refusal, settings) ?? 200
  return { status, headers: { "content-type": format.contentType }, body: format.error(refusal, settings) }
}
