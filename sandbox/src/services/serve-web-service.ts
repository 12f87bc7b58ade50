import { breakCheckValue, falsify } from "../faults/falsify.ts"
import { withFault } from "../faults/with-fault.ts"
import type { Fields } from "../http/fields.ts"
import { bodyFields, bodyKind, type HttpRequest, requestOrigin } from "../http/read-request.ts"
import type { Reply } from "../http/reply.ts"
import { AssistError, assistError } from "../protocol/assist-error.ts"
import { parseBillnumber } from "../protocol/billnumber.ts"
import { codeText } from "../protocol/code-texts.ts"
import { readLanguage } from "../protocol/language.ts"
import { refuseSecretsInQuery } from "../protocol/secrets-in-query.ts"
import type { ReplyFormat, WebServiceName } from "../replies/answer.ts"
import { chooseFormat, formatOfErrors } from "../replies/choose-format.ts"
import type { Sandbox } from "../sandbox.ts"
import type { FaultRow } from "../store/rows.ts"
import { authenticate } from "./authenticate.ts"
import { seal } from "./seal.ts"
import type { WebService } from "./service.ts"

/** Answers a call of a web service: reads it, lets a fault have its way, runs the service, writes the reply. */
export async function serveWebService(sandbox: Sandbox, service: WebService, request: HttpRequest): Promise<Reply> {
  let format = formatOfErrors(request)
  let language = "EN"
  try {
    const fields = await bodyFields(request)
    language = fields.text("language")
    const orderNumber = await subjectOf(sandbox, fields)
    sandbox.requests.record(service.name, request, fields, orderNumber)
    refuseSecretsInQuery(request.query)
    // "Parameters are passed by POST in the body" (seed 003). What a GET gets is not documented.
    if (request.method !== "POST") throw assistError("serviceForbidden")
    format = chooseFormat(request, fields.text("format"), service.format)
    const fault = await sandbox.store.work((unit) => unit.takeFault(service.name, orderNumber, () => true))
    const chosen = format
    return await withFault(fault, () =>
      run(sandbox, service, request, fields, chosen, fault).catch((error: unknown) =>
        errorReply(error, chosen, service.name, language),
      ),
    )
  } catch (error) {
    return errorReply(error, format, service.name, language)
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
  const now = new Date()
  const { told, settings } = await sandbox.store.work(async (unit) => {
    const merchant = await authenticate(unit, fields)
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

/** The OrderNumber a call is about, for faults and the request log; "" when it cannot be told. */
async function subjectOf(sandbox: Sandbox, fields: Fields): Promise<string> {
  if (fields.has("ordernumber")) return fields.text("ordernumber")
  if (fields.has("bill")) return fields.text("bill")
  const billnumber = parseBillnumber(fields.text("billnumber"))
  if (!billnumber) return ""
  const order = await sandbox.store.work((unit) => unit.orderByBillnumber(billnumber.order))
  return order?.orderNumber ?? ""
}

/** Errors are answered with HTTP 200 (protocol 2.3). A defect of the sandbox itself is a plain 500, to be noticed. */
function errorReply(error: unknown, format: ReplyFormat, service: WebServiceName, language: string): Reply {
  if (!(error instanceof AssistError)) throw error
  const { firstCode, secondCode } = error
  const message = codeText(firstCode, secondCode, readLanguage(language, "RU"))
  const body = format.error({ firstCode, secondCode, message, service })
  return { status: 200, headers: { "content-type": format.contentType }, body }
}
