import { AssistError } from "../assist-error"
import type { ClientContext } from "../client-context"
import { readOrder } from "../decode/read-order"
import { expectList, type ReplyDocument } from "../decode/reply-model"
import type { Urgency } from "../http/call-budget"
import type { AssistOrder, OrderNumber } from "../model"
import { RequestCheck } from "../request/check-request"
import { credentialFields, requestEncoding } from "../request/service-fields"
import { addWindow } from "../request/window"
import { verifyReplyOrder, verifyReplySignature } from "../verify-reply"
import { askAssist } from "./ask-assist"

interface Window {
  /** Orders that began before this are not found. Always sent: Assist's own default is three days (protocol 6.1). */
  readonly from: Date
  readonly to?: Date
  readonly signal?: AbortSignal
  /** Whose turn among the merchant's calls it waits for. Default `money`. */
  readonly urgency?: Urgency
}

/** Asked by order number, by billnumber, or by both; the answer must name what was asked for. */
export type OrderResultQuery = Window &
  (
    | { readonly orderNumber: OrderNumber; readonly billNumber?: string }
    | { readonly orderNumber?: undefined; readonly billNumber: string }
  )

interface QueryService {
  readonly service: "orderresult" | "orderstate"
  readonly path: string
}

/**
 * All attempts that share an order number (protocol 6.1, 6.2); none when Assist knows no such order in the window. A
 * read: repeated when that helps. Throws AssistError.
 */
export async function queryOrders(
  context: ClientContext,
  { service, path }: QueryService,
  query: OrderResultQuery,
): Promise<AssistOrder[]> {
  const check = new RequestCheck(service)
  return askAssist(context, {
    service,
    path,
    fields: requestFields(context, check, query),
    encoding: requestEncoding(context, service),
    signal: query.signal,
    urgency: query.urgency,
    repeatable: true,
    isAnswer: isNotFound,
    read: (document, raw) => (isNotFound(document) ? [] : readOrders(context, { service, path }, query, document, raw)),
  })
}

/** 10/201: no such order (protocol 6.1). */
export function isNotFound({ codes }: ReplyDocument): boolean {
  return codes.first === "10" && codes.second === "201"
}

function requestFields(context: ClientContext, check: RequestCheck, query: OrderResultQuery): Record<string, string> {
  const { orderNumber, billNumber, from, to } = query
  if (orderNumber === undefined && billNumber === undefined) check.refuse("Ordernumber", "or Billnumber must be given")
  const fields = credentialFields(context, ["xml", "json", "soap"])
  if (orderNumber !== undefined) fields["Ordernumber"] = check.orderNumber(orderNumber)
  if (billNumber !== undefined) fields["Billnumber"] = check.billNumber(billNumber)
  addWindow(fields, check, from, to)
  return fields
}

async function readOrders(
  context: ClientContext,
  { service, path }: QueryService,
  query: OrderResultQuery,
  document: ReplyDocument,
  raw: () => string,
): Promise<AssistOrder[]> {
  expectList(document)
  const orders: AssistOrder[] = []
  for (const order of document.orders) {
    const { verified, mismatch } = verifyReplyOrder(context, order)
    const read = readOrder(order, verified)
    const problem =
      otherOrder(query, read) ?? mismatch ?? (context.verifier && (await verifyReplySignature(context, "state", order)))
    if (problem !== undefined) {
      throw new AssistError("integrity", `Assist's answer to ${path} cannot be believed: ${problem}`, {
        service,
        codes: document.codes,
        raw: raw(),
      })
    }
    orders.push(read)
  }
  return orders
}

function otherOrder(query: OrderResultQuery, read: AssistOrder): string | undefined {
  if (query.orderNumber !== undefined && read.orderNumber !== query.orderNumber) {
    return `order number expected ${query.orderNumber}, found ${read.orderNumber}`
  }
  const asked = query.billNumber?.split(".", 1)[0]
  if (query.orderNumber === undefined && asked !== undefined && read.billNumber !== asked) {
    return `billnumber expected ${asked}, found ${read.billNumber}`
  }
  return undefined
}
