import type { AssistService } from "./assist-error"
import type { Money, OrderNumber, OrderState } from "./model"

/** One of the services that move money, as data. */
export interface MoneyOperation {
  readonly service: Extract<AssistService, "charge" | "cancel" | "wscancel" | "rp">
  readonly path: string
  /** `operationtype` of seed 004. */
  readonly typeCode: "100" | "200" | "300"
  /** The order states that mean success (seed 003 for charge, protocol 5 for cancel). */
  readonly successStates: readonly OrderState[]
}

/** What was asked, to hold the answer against. */
export interface Asked {
  /** Absent when the order is new. */
  readonly billNumber: string | undefined
  readonly orderNumber: OrderNumber
  readonly money: Money | undefined
  /** Sent with a refund so that Assist takes it once (protocol 5). */
  readonly externalRefundId?: string
}
