import { type CancelRequest, cancel } from "./cancel"
import { type ChargeRequest, charge } from "./charge"
import { CheckValues } from "./check-value"
import { HttpPort } from "./http-port"
import type { AssistOrder, OperationReply, Outcome } from "./model"
import type { ClientContext } from "./money-operation"
import type { AssistNotification } from "./notification/assist-notification"
import { decodeNotification } from "./notification/decode-notification"
import { verifyNotification } from "./notification/verify-notification"
import { type AssistClientOptions, resolveOptions } from "./options"
import { buildOrderForm, type OrderForm, type OrderFormParams } from "./order-form"
import { type OrderResultQuery, orderResult } from "./order-result"

/** Assist for one merchant. Make one and keep it: it holds the connections. */
export class AssistClient {
  readonly merchantId: string
  readonly #context: ClientContext

  /** Throws AssistError `configuration` when an option is wrong. */
  constructor(options: AssistClientOptions) {
    const resolved = resolveOptions(options)
    this.merchantId = resolved.merchantId
    this.#context = {
      options: resolved,
      port: new HttpPort(resolved),
      checkValues: new CheckValues(resolved.secretWords),
    }
  }

  /** The form that takes a shopper's browser to the payment page. Asks nobody. */
  orderForm(params: OrderFormParams): OrderForm {
    return buildOrderForm(this.#context.options, this.#context.checkValues, params)
  }

  /** What Assist holds under an order number; empty when it knows none in the window. Throws AssistError. */
  orderResult(query: OrderResultQuery): Promise<AssistOrder[]> {
    return orderResult(this.#context, query)
  }

  /** Takes held money, in whole or in part. Sent once. Rejects only for a request that is wrong in itself. */
  charge(request: ChargeRequest): Promise<Outcome<OperationReply>> {
    return charge(this.#context, request)
  }

  /** Releases or refunds money, in whole or in part. Sent once. Rejects only for a request that is wrong in itself. */
  cancel(request: CancelRequest): Promise<Outcome<OperationReply>> {
    return cancel(this.#context, request)
  }

  /** Same as the free function. Throws AssistError `malformed`. */
  decodeNotification(body: Uint8Array, contentType: string | undefined): AssistNotification {
    return decodeNotification(body, contentType)
  }

  /** Whether the notification is this merchant's and carries a right check value. */
  verifyNotification(notification: AssistNotification): boolean {
    return verifyNotification(this.#context.checkValues, this.merchantId, notification)
  }

  /** Lets calls under way finish, then closes the connections. */
  close(): Promise<void> {
    return this.#context.port.close()
  }
}
