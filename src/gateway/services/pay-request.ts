import { AssistError } from "../assist-error"
import type { ClientContext } from "../client-context"
import { Malformed } from "../decode/malformed"
import { textOf } from "../decode/raw-node"
import { parseOrderState } from "../decode/values"
import { RequestCheck } from "../request/check-request"
import { type OrderFormParams, orderFields } from "../request/order-fields"
import { refusedPayerFields } from "../request/refused-payer-fields"
import { askAssist } from "./ask-assist"

/** An order as `pay/payrequest.cfm` takes it: the parameters of `pay/order.cfm` (protocol 3.2). */
export interface PayRequest extends OrderFormParams {
  /** Login and password are not among the documented parameters; Assist's PHP SDK can send them (protocol 3.2). */
  readonly withCredentials?: boolean
  readonly signal?: AbortSignal
}

/** Where the payer goes, or the source of an iframe. */
export interface PaymentPage {
  readonly url: string
  /** As received, `dd.mm.yyyy HH:MM:SS`: the documents do not say in which time zone (protocol 3.2). */
  readonly expirationTime: string
}

const SERVICE = "payrequest"

/**
 * Creates the order at Assist at once, and its time to pay starts running: call it right before the payer goes there
 * (protocol 3.2). Sent once; a second time without the field of the payer that Assist refused by its code, unless
 * `freeText` is `refuse`. Assist gives no billnumber: ask `orderState`. Throws AssistError.
 */
export async function payRequest(context: ClientContext, request: PayRequest): Promise<PaymentPage> {
  const fields = orderFields(context, new RequestCheck(SERVICE), request)
  if (request.withCredentials) {
    fields["Login"] = context.options.login
    fields["Password"] = context.options.password
  }
  // The service knows one format and is asked for it all the same: "Format always sent".
  fields["Format"] = "5"
  try {
    return await openPage(context, fields, request.signal)
  } catch (error) {
    const refused = error instanceof AssistError ? refusedPayerFields(error.codes, fields) : []
    if (refused.length === 0 || context.options.freeText === "refuse") throw error
    // The codes prove that no order was made, so this makes no second one.
    for (const name of refused) delete fields[name]
    return await openPage(context, fields, request.signal)
  }
}

function openPage(
  context: ClientContext,
  fields: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<PaymentPage> {
  const service = SERVICE
  return askAssist(context, {
    service,
    path: "/pay/payrequest.cfm",
    fields,
    signal,
    urgency: "shopper",
    repeatable: false,
    read: ({ content, codes }, raw) => {
      const state = textOf(content, "orderstate")
      const url = textOf(content, "url")
      // "Use the URL only when orderstate is In Process"; the error sample says Decline and no code (protocol 3.2).
      if (parseOrderState(state) !== "In Process") {
        if (state === "") throw new Malformed("it has no orderstate")
        const message = `Assist created no payment: orderstate "${state}". It gives no reason; usual ones are a wrong check value, a sum or currency it does not take, or an order number that was paid`
        throw new AssistError("refused", message, { service, codes, raw: raw() })
      }
      if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
        throw new Malformed("its url is no web address")
      return { url, expirationTime: textOf(content, "expirationtime") }
    },
  })
}
