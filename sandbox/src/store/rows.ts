import type { Fault } from "../faults/fault.ts"
import type { MerchantSettings } from "../merchants/merchant-settings.ts"
import type { Delivery, NotificationState } from "../notifications/notification.ts"
import type { CardSnapshot } from "../payment/card.ts"
import type { Language } from "../protocol/language.ts"
import type { OperationState, OperationType, OrderState } from "../protocol/order-states.ts"
import type { ReceiptLine } from "../protocol/receipt.ts"
import type { RecurringTerms } from "../protocol/recurring.ts"

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

/** What only some orders have. */
export interface OrderExtra {
  /** The shop's customer, to whom cards may be saved (protocol 9.5). */
  customerNumber?: string
  /** The agreement later payments by rp.cfm rest on (protocol 9.3). */
  recurring?: RecurringTerms
  /** The receipt's lines (protocol 10). */
  receipt?: ReceiptLine[]
  /** Of a recurring payment: the order with the agreement. */
  parentBillnumber?: string
  /** Hash of the bill this order pays (protocol 9.4). */
  bill?: string
  /** Flags of means the request set to 0, in lower case (protocol 3.1). */
  closedMeans?: string[]
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
  extra: OrderExtra | null
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
  /** Of a payment: it takes the money at once, whatever stage the order asks for. */
  takesAtOnce: boolean
  /** What the test card does: needed while the bank or the 3-D Secure page has not answered. */
  pending: PendingPayment | null
  /** Lines of the operation's own receipt: of a charge those that replace the payment's, of a cancel those given back. */
  receipt: ReceiptLine[] | null
}

/** What a payment waits for: the bank's page, the bank (and its answer), or the CVC of a card without a token. */
export type PendingPayment =
  | { kind: "3ds" }
  | { kind: "slow"; until: string; code?: string }
  | { kind: "cvc"; card: string }

/** A card a customer let the shop keep (protocol 9.5). The number itself is not kept, only which test card it is. */
export interface StoredCardRow {
  token: string
  merchantId: string
  customerNumber: string
  card: CardSnapshot
  /** Name of the test card. */
  testCard: string
  createdAt: string
}

/** A bill (protocol 9.4). It becomes an order when its payer accepts it. */
export interface BillRow {
  hash: string
  merchantId: string
  number: string
  amount: string
  currency: string
  comment: string
  customer: Record<string, string>
  language: Language
  delay: boolean
  returnUrls: ReturnUrls
  customerNumber: string
  payUntil: string
  createdAt: string
}

/** A key pair of the gateway, as PEM. */
export interface KeyRow {
  name: string
  privateKey: string
  createdAt: string
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
  /** Operations nested in a message of the protocol SOAP EXT. */
  operations: Record<string, string>[] | null
  deliveries: Delivery[]
  fault: string | null
}

/** A fault waiting for its call. */
export type FaultRow = Fault & { id: number }
