import type { ClientContext } from "../client-context"
import { Malformed } from "../decode/malformed"
import { textOf } from "../decode/raw-node"
import { readOperation } from "../decode/read-order"
import { RecordReader } from "../decode/record-reader"
import { expectList, type RawOrder } from "../decode/reply-model"
import { parseOrderState, parseTestMode, readMoney, shortBillNumber } from "../decode/values"
import type { Urgency } from "../http/call-budget"
import type { AssistOperation, BillNumber, Money, OrderNumber, OrderState } from "../model"
import { RequestCheck } from "../request/check-request"
import { credentialFields, requestEncoding } from "../request/service-fields"
import { addWindow } from "../request/window"
import { askAssist } from "./ask-assist"
import { isNotFound } from "./order-query"

/** A period of at most 24 hours, and filters (protocol 6.3). */
export interface ResultByDateQuery {
  readonly from: Date
  /** At most 24 hours after `from`: a longer interval silently becomes the last three hours (protocol 6.3). */
  readonly to: Date
  /** Id of a payment means, see MEANS_TYPES. */
  readonly meansType?: number
  /** N new, P processing, S success, F failed, T timeout. */
  readonly operationState?: "N" | "P" | "S" | "F" | "T"
  /** A approve, C charge, R cancel. */
  readonly operationType?: "A" | "C" | "R"
  /**
   * Which time the period is compared with. The parameter is documented, its values were not obtained (protocol 16): handed on
   * as given. Absent: Assist's own choice.
   */
  readonly dateTimeMode?: number
  readonly signal?: AbortSignal
  /** Whose turn among the merchant's calls it waits for. Default `job`. */
  readonly urgency?: Urgency
}

/** One operation of the period, with what the reply says about its order. */
export interface ReportedOperation {
  readonly orderNumber: OrderNumber
  readonly billNumber: BillNumber
  readonly orderState: OrderState
  readonly orderStateText: string
  readonly orderMoney: Money | undefined
  readonly testMode: boolean
  readonly operation: AssistOperation
}

const DAY = 24 * 60 * 60 * 1000

/**
 * Operations of a period (protocol 6.3), read as they arrive. A read: repeated when that helps. Throws AssistError.
 * @param pick what is kept of each operation; `undefined` is not kept. A period may hold tens of thousands
 */
export async function resultByDate<T>(
  context: ClientContext,
  query: ResultByDateQuery,
  pick: (operation: ReportedOperation) => T | undefined,
): Promise<T[]> {
  const service = "resultbydate"
  const check = new RequestCheck(service)
  const fields = credentialFields(context)
  addWindow(fields, check, query.from, query.to)
  fields["ZipFlag"] = "0"
  if (Math.ceil(query.to.getTime() / 60_000) * 60_000 - Math.floor(query.from.getTime() / 60_000) * 60_000 > DAY) {
    check.refuse("End", "must be at most 24 hours after Start: Assist answers a longer interval with the last 3 hours")
  }
  if (query.meansType !== undefined) fields["MeanType_ID"] = check.integer("MeanType_ID", query.meansType, 1, 9999)
  if (query.operationState !== undefined) {
    fields["Operationstate"] = check.oneOf("Operationstate", query.operationState, ["N", "P", "S", "F", "T"])
  }
  if (query.operationType !== undefined) {
    fields["Operationtype"] = check.oneOf("Operationtype", query.operationType, ["A", "C", "R"])
  }
  if (query.dateTimeMode !== undefined) {
    fields["DateTimeMode"] = check.integer("DateTimeMode", query.dateTimeMode, 0, 9)
  }
  let kept: T[] = []
  const keep = (order: RawOrder) => {
    for (const operation of readReported(order)) {
      const picked = pick(operation)
      if (picked !== undefined) kept.push(picked)
    }
  }
  return askAssist(context, {
    service,
    path: "/resultbydate/resultbydate.cfm",
    fields,
    encoding: requestEncoding(context, service),
    signal: query.signal,
    urgency: query.urgency ?? "job",
    repeatable: true,
    isAnswer: isNotFound,
    records: () => {
      kept = []
      return new RecordReader(keep)
    },
    read: (document) => {
      if (!isNotFound(document) && kept.length === 0) expectList(document)
      for (const order of document.orders) keep(order)
      return kept
    },
  })
}

/** Flat, or an order with its operations: the documents show no reply, clients have read both (protocol 6.3). */
function readReported(order: RawOrder): ReportedOperation[] {
  const { fields } = order
  const billNumber = shortBillNumber(textOf(fields, "billnumber"))
  const orderNumber = textOf(fields, "ordernumber")
  if (billNumber === "" || orderNumber === "")
    throw new Malformed("a payment in it has no billnumber or no ordernumber")
  const stateText = textOf(fields, "orderstate")
  return (order.operations.length > 0 ? order.operations : [fields]).map((operation) => ({
    orderNumber: orderNumber as OrderNumber,
    billNumber: billNumber as BillNumber,
    orderState: parseOrderState(stateText),
    orderStateText: stateText,
    orderMoney: readMoney(fields, "orderamount", "ordercurrency"),
    testMode: parseTestMode(textOf(fields, "testmode")),
    operation: readOperation(operation),
  }))
}
