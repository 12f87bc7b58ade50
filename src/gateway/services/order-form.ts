import type { ClientContext } from "../client-context"
import { RequestCheck } from "../request/check-request"
import { type OrderFormParams, orderFields } from "../request/order-fields"

/** What a browser posts to Assist. Holds no login and no password (protocol 3.1). */
export interface OrderForm {
  readonly action: string
  readonly fields: Record<string, string>
}

/** Builds the form of `pay/order.cfm` (protocol 3.1). Pure. */
export function buildOrderForm(context: ClientContext, params: OrderFormParams): OrderForm {
  const { origin, basePath } = context.options
  return {
    action: `${origin}${basePath}/pay/order.cfm`,
    fields: orderFields(context, new RequestCheck("order"), params),
  }
}
