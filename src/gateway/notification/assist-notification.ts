import type { BillNumber, Money, OperationType, OrderNumber, OrderState } from "../model"

/** What Assist tells the shop about an operation (protocol 7.3). A hint, never evidence (design rule 1). */
export interface AssistNotification {
  /** As which it came; the reply must have the same form (protocol 7.4). */
  readonly format: "form" | "soap"
  readonly merchantId: string
  readonly orderNumber: OrderNumber
  /** As received: short or extended. The reply must echo it (protocol 7.4). */
  readonly billNumber: string
  readonly shortBillNumber: BillNumber
  /** As received. The reply must echo it. */
  readonly packetDate: string
  /** The order's state after the operation. */
  readonly state: OrderState
  readonly stateText: string
  readonly operationType: OperationType
  readonly orderMoney: Money | undefined
  readonly operationMoney: Money | undefined
  readonly testMode: boolean
  readonly responseCode: string
  readonly checkValue: string
  /** Assist's own signature, where the merchant's results are signed (sign type PGP). */
  readonly signature: string
  /** The operations that SOAP EXT nests, as received; empty otherwise. */
  readonly operations: readonly Readonly<Record<string, string>>[]
  /** Every field as received, keys in lower case, without a prototype. */
  readonly fields: Readonly<Record<string, string>>
  /** The fields as a log may see them. */
  scrubbedFields(): Record<string, string>
}
