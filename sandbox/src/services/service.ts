import type { Fields } from "../http/fields.ts"
import type { BodyKind } from "../http/read-request.ts"
import type { Answer, WebServiceName } from "../replies/answer.ts"
import type { FormatRule } from "../replies/choose-format.ts"
import type { MerchantRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"

/** What a service is called with, after the merchant has been recognized. */
export interface ServiceCall {
  unit: Unit
  merchant: MerchantRow
  fields: Fields
  now: Date
  /** How the request was encoded. */
  body: BodyKind
  /** Fault on demand: the processing refuses the operation. */
  decline: boolean
  clientIp: string
  /** Address the sandbox was called at, for links in its answers. */
  origin: string
}

interface Service {
  format: FormatRule
  /** Recognises the merchant by something else than login and password. */
  authenticate?(unit: Unit, fields: Fields, defaultMerchantId: string): Promise<MerchantRow>
  run(call: ServiceCall): Promise<Answer>
}

/** One web service. Its name is also that of its faults and in the request log; some answer as another one does. */
export type WebService = Service &
  ({ name: WebServiceName } | { name: "tokenpay_order" | "billrevoke"; answersAs: WebServiceName })

/** The service whose answers a service gives. */
export const answersAs = (service: WebService): WebServiceName =>
  "answersAs" in service ? service.answersAs : service.name
