import type { Fields } from "../http/fields.ts"
import type { HttpRequest } from "../http/read-request.ts"
import { maskCard } from "../payment/card.ts"

/** One call the sandbox received. Field names are lower-case; credentials of a JSON `merchant` object are among them. */
export interface LoggedRequest {
  at: string
  service: string
  method: string
  ordernumber: string
  fields: Record<string, string>
}

const LIMIT = 1000
const HIDDEN = ["password", "cvc2", "paymenttoken"]

/** The last calls, in memory: a help for tests, not part of the gateway's state. */
export class RequestLog {
  #requests: LoggedRequest[] = []

  record(service: string, request: HttpRequest, fields: Fields, orderNumber: string): void {
    const shown = fields.toRecord()
    for (const name of HIDDEN) if (shown[name] !== undefined) shown[name] = "***"
    if (shown["cardnumber"] !== undefined) shown["cardnumber"] = maskCard(shown["cardnumber"])
    const { method } = request
    this.#requests.push({ at: new Date().toISOString(), service, method, ordernumber: orderNumber, fields: shown })
    if (this.#requests.length > LIMIT) this.#requests.splice(0, this.#requests.length - LIMIT)
  }

  list(filter: { service?: string | null; orderNumber?: string | null }): LoggedRequest[] {
    return this.#requests.filter(
      (one) =>
        (!filter.service || one.service === filter.service) &&
        (!filter.orderNumber || one.ordernumber === filter.orderNumber),
    )
  }

  clear(): void {
    this.#requests = []
  }
}
