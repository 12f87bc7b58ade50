import type { Fault } from "../faults/fault.ts"
import type { MerchantSettings } from "../merchants/merchant-settings.ts"
import type { Delivery, NotificationState } from "../notifications/notification.ts"
import type { CardSnapshot } from "../payment/card.ts"
import type { Language } from "../protocol/language.ts"
import type { OperationState, OperationType, OrderState } from "../protocol/order-states.ts"

/** A merchant. */
export interface MerchantRow {
  merchantId: string
  login: string
  password: string
  currency: string
  settings: MerchantSettings
}

/** Where the browser goes after the payment page (protocol 3.3). */
export interface ReturnUrls {
  any: string
  ok: string
  no: string
}

/** One attempt to pay an OrderNumber: what Assist calls an order. Amounts are decimal strings. */
export interface OrderRow {
  id: number
  billnumber: string
  merchantId: string
  orderNumber: string
  state: OrderState
  testMode: boolean
  /** Two stages. */
  delay: boolean
  amount: string
  currency: string
  operationAmount: string
  operationCurrency: string
  comment: string
  customer: Record<string, string>
  language: Language
  returnUrls: ReturnUrls
  /** The key of the payment page. */
  cfsid: string
  createdAt: string
  /** When the payment page closes. */
  expiresAt: string
  clientIp: string
  operations: OperationRow[]
}

/** One operation of an order, with what it did to the money. Effects of an unsuccessful operation are all "0.00". */
export interface OperationRow {
  id: number
  orderId: number
  n: number
  type: OperationType
  state: OperationState
  amount: string
  currency: string
  responseCode: string
  at: string
  card: CardSnapshot | null
  approvalCode: string
  clientIp: string
  externalRefundId: string
  comment: string
  /** Money taken from the card: held, and for one stage charged at once. */
  taken: string
  charged: string
  returned: string
  /** Hold given back without a charge. */
  released: string
  /** What the test card does: needed while the bank or the 3-D Secure page has not answered. */
  pending: { kind: "3ds" } | { kind: "slow"; until: string } | null
}

/** A notification and its deliveries (protocol 7). */
export interface NotificationRow {
  id: number
  merchantId: string
  orderNumber: string
  billnumber: string
  operationType: OperationType
  state: NotificationState
  attempts: number
  nextAttemptAt: string | null
  createdAt: string
  answer: string | null
  fields: Record<string, string>
  deliveries: Delivery[]
  fault: string | null
}

/** A fault waiting for its call. */
export type FaultRow = Fault & { id: number }
