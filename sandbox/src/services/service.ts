import type { Fields } from "../http/fields.ts"
import type { Answer, WebServiceName } from "../replies/answer.ts"
import type { MerchantRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"

/** What a service is called with, after the merchant has been recognised. */
export interface ServiceCall {
  unit: Unit
  merchant: MerchantRow
  fields: Fields
  now: Date
  /** The request came as a JSON body. */
  isJson: boolean
  /** Fault on demand: the processing refuses the operation. */
  decline: boolean
  clientIp: string
}

/** One web service. */
export interface WebService {
  name: WebServiceName
  run(call: ServiceCall): Promise<Answer>
}
