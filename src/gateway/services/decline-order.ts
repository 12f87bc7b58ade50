import { AssistError } from "../assist-error"
import type { ClientContext } from "../client-context"
import { Malformed } from "../decode/malformed"
import { textOf } from "../decode/raw-node"
import { parseOrderState } from "../decode/values"
import type { OrderNumber } from "../model"
import { RequestCheck } from "../request/check-request"
import { askAssist } from "./ask-assist"

/** An open order to be refused (protocol 3.5). */
export interface DeclineRequest {
  readonly orderNumber: OrderNumber
  /** Both are those of Assist's mobile clients; a server's may differ (protocol 3.5). */
  readonly audience?: string
  readonly components?: string
  readonly signal?: AbortSignal
}

/**
 * Refuses an order nobody has paid, before its time runs out: a cart that changed while its number stays (protocol
 * 3.5). Two calls: for an access token, which is not kept since its life is not documented, and for the refusal. Throws
 * AssistError unless Assist says that the order is declined.
 */
export async function declineOrder(context: ClientContext, request: DeclineRequest): Promise<void> {
  const service = "cancelbynumber"
  const ordernumber = new RequestCheck(service).orderNumber(request.orderNumber)
  const token = await accessToken(context, request)
  await askAssist(context, {
    service,
    path: "/api/v1/order/cancel.cfm",
    fields: { merchant_id: context.options.merchantId, ordernumber },
    encoding: "flat_json",
    bearer: token,
    signal: request.signal,
    repeatable: false,
    read: ({ content, codes }, raw) => {
      const state = textOf(content, "orderstate")
      if (parseOrderState(state) === "Declined") return
      const message = `Assist did not decline the order: its state is "${state}"`
      throw new AssistError("refused", message, { service, codes, raw: raw() })
    },
  })
}

function accessToken(context: ClientContext, request: DeclineRequest): Promise<string> {
  const { login, password } = context.options
  return askAssist(context, {
    service: "token",
    path: "/api/v1/auth/login.cfm",
    fields: {
      login,
      password,
      audience: request.audience ?? "POS",
      components: request.components ?? "ws/cancelbynumber",
    },
    encoding: "flat_json",
    signal: request.signal,
    repeatable: true,
    read: ({ content }) => {
      const token = textOf(content, "access_token")
      if (!/^[\x21-\x7e]{1,8192}$/.test(token)) throw new Malformed("it holds no access token")
      return token
    },
  })
}
