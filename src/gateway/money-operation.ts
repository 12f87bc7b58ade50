import type { AssistService } from "./assist-error"
import type { CheckValues } from "./check-value"
import { classifyOperation } from "./classify-operation"
import type { HttpPort } from "./http-port"
import type { Money, OperationReply, OrderNumber, OrderState, Outcome } from "./model"
import type { ResolvedOptions } from "./options"

/** What every part of the client needs. */
export interface ClientContext {
  readonly options: ResolvedOptions
  readonly port: HttpPort
  readonly checkValues: CheckValues
}

/** One of the two services that move money, as data. */
export interface MoneyOperation {
  readonly service: Extract<AssistService, "charge" | "cancel" | "wscancel">
  readonly path: string
  /** `operationtype` of seed 004. */
  readonly typeCode: "200" | "300"
  /** The order states that mean success (seed 003 for charge, protocol 5 for cancel). */
  readonly successStates: readonly OrderState[]
}

/** What was asked, to hold the answer against. */
export interface Asked {
  readonly billNumber: string
  readonly orderNumber: OrderNumber
  readonly money: Money | undefined
}

/** Sends a call that moves money, once, and says what became of it. Never throws. */
export async function runMoneyOperation(
  context: ClientContext,
  operation: MoneyOperation,
  asked: Asked,
  fields: Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<Outcome<OperationReply>> {
  const { service, path } = operation
  const { port, options } = context
  const result = await port.send({ service, path, fields, signal, total: options.timeouts.total })
  return classifyOperation(context, operation, asked, result)
}
