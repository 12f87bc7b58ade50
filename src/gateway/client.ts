import { CheckValues } from "./check-value"
import type { ClientContext } from "./client-context"
import { CallBudget } from "./http/call-budget"
import { HttpPort } from "./http/http-port"
import type { AssistOrder, OperationReply, Outcome } from "./model"
import type { AssistNotification } from "./notification/assist-notification"
import { decodeNotification } from "./notification/decode-notification"
import { verifyNotification, verifyNotificationSignature } from "./notification/verify-notification"
import type { AssistClientOptions } from "./options"
import type { OrderFormParams } from "./request/order-fields"
import type { Payer } from "./request/payer"
import { resolveOptions } from "./resolve-options"
import { type CancelRequest, cancel } from "./services/cancel"
import { type ChargeRequest, charge } from "./services/charge"
import type { TokenPayment } from "./services/classify-token-payment"
import { type Bill, type BillRequest, billPayUrl, createBill } from "./services/create-bill"
import { type DeclineRequest, declineOrder } from "./services/decline-order"
import { type FiscalReceipt, type FiscalReceiptQuery, fiscalReceipt } from "./services/fiscal-receipt"
import { buildOrderForm, type OrderForm } from "./services/order-form"
import type { OrderResultQuery } from "./services/order-query"
import { orderResult } from "./services/order-result"
import { orderState } from "./services/order-state"
import { type PaymentPage, type PayRequest, payRequest } from "./services/pay-request"
import { type RecurringPaymentRequest, recurringPayment } from "./services/recurring-payment"
import { type ReportedOperation, type ResultByDateQuery, resultByDate } from "./services/result-by-date"
import {
  type ForgetCardRequest,
  forgetStoredCard,
  type StoredCard,
  type StoredCardsQuery,
  storedCards,
} from "./services/stored-cards"
import { missingPayerFields, type RequiredPayerField, type TokenPayRequest, tokenPay } from "./services/token-pay"
import { makeVerifier } from "./signature/assist-signature"
import { RequestSigner } from "./signature/request-signer"

/** Assist for one merchant. Make one and keep it: it holds the connections, the keys and the back-off. */
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
      budget: new CallBudget(resolved.connections),
      checkValues: new CheckValues(resolved.secretWords),
      signer: resolved.requestSignature && new RequestSigner(resolved.requestSignature),
      verifier: resolved.assistSignature && makeVerifier(resolved.assistSignature),
    }
  }

  /** The form that takes a shopper's browser to the payment page (`pay/order.cfm`). Asks nobody. */
  orderForm(params: OrderFormParams): OrderForm {
    return buildOrderForm(this.#context, params)
  }

  /** Creates the order from the server and gives the payment page's address (`pay/payrequest.cfm`). Sent once. */
  payRequest(request: PayRequest): Promise<PaymentPage> {
    return payRequest(this.#context, request)
  }

  /** Pays with a wallet's token or a stored card (`pay/tokenpay.cfm`). Sent once. */
  tokenPay(request: TokenPayRequest): Promise<Outcome<TokenPayment>> {
    return tokenPay(this.#context, request)
  }

  /** Which fields a payer lacks for a payment by token. Asks nobody. */
  missingPayerFields(payer: Payer): RequiredPayerField[] {
    return missingPayerFields(this.#context, payer)
  }

  /** The cards a customer has let Assist keep. Throws AssistError. */
  storedCards(query: StoredCardsQuery): Promise<StoredCard[]> {
    return storedCards(this.#context, query)
  }

  /** Removes one of them (`pay/oneclick/v1/rem_token.cfm`). Sent once. Throws AssistError. */
  forgetStoredCard(request: ForgetCardRequest): Promise<void> {
    return forgetStoredCard(this.#context, request)
  }

  /** Takes a later payment of a recurring agreement (`recurrent/rp.cfm`). Sent once. */
  recurringPayment(request: RecurringPaymentRequest): Promise<Outcome<OperationReply>> {
    return recurringPayment(this.#context, request)
  }

  /** Makes a bill with a pay link (`bill/createbill.cfm`). Sent once. Throws AssistError. */
  createBill(request: BillRequest): Promise<Bill> {
    return createBill(this.#context, request)
  }

  /** The pay link of a bill's hash. */
  billPayUrl(hash: string): string {
    return billPayUrl(this.#context.options, hash)
  }

  /** The fiscal document of an operation; undefined when Assist has none (`fiscal/fiscalreceipt.cfm`). Throws AssistError. */
  fiscalReceipt(query: FiscalReceiptQuery): Promise<FiscalReceipt | undefined> {
    return fiscalReceipt(this.#context, query)
  }

  /** Refuses an order that nobody has paid (token API). Throws AssistError unless Assist declined it. */
  declineOrder(request: DeclineRequest): Promise<void> {
    return declineOrder(this.#context, request)
  }

  /** What Assist holds under an order number, with operations; empty when it knows none in the window. Throws AssistError. */
  orderResult(query: OrderResultQuery): Promise<AssistOrder[]> {
    return orderResult(this.#context, query)
  }

  /** The same without operations (`orderstate`). Throws AssistError. */
  orderState(query: OrderResultQuery): Promise<AssistOrder[]> {
    return orderState(this.#context, query)
  }

  /** The operations of at most 24 hours (`resultbydate`). Throws AssistError. */
  resultByDate(query: ResultByDateQuery): Promise<ReportedOperation[]>
  /**
   * The same of a busy period, without keeping all of it in memory.
   * @param pick what is kept of each operation; `undefined`: nothing
   */
  resultByDate<T>(query: ResultByDateQuery, pick: (operation: ReportedOperation) => T | undefined): Promise<T[]>
  resultByDate(
    query: ResultByDateQuery,
    pick: (operation: ReportedOperation) => unknown = (operation) => operation,
  ): Promise<unknown[]> {
    return resultByDate(this.#context, query, pick)
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

  /** Whether it carries a right signature of Assist's. Throws AssistError `configuration` without `assistSignature`. */
  verifyNotificationSignature(notification: AssistNotification): Promise<boolean> {
    return verifyNotificationSignature(this.#context, notification)
  }

  /** Lets calls under way finish, then closes the connections. */
  close(): Promise<void> {
    return this.#context.port.close()
  }
}
