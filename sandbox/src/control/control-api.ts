import type { CallFault, FaultService, NotificationFault } from "../faults/fault.ts"
import type { MerchantSettings } from "../merchants/merchant-settings.ts"
import type { Delivery, NotificationState } from "../notifications/notification.ts"
import type { Language } from "../protocol/language.ts"
import type { CUSTOMER_FIELDS } from "../protocol/order-parameters.ts"
import type { OperationState, OperationType, OrderState } from "../protocol/order-states.ts"
import type { ReceiptLine } from "../protocol/receipt.ts"
import type { RecurringTerms } from "../protocol/recurring.ts"

/** An operation of an order, as the control API shows it. */
export interface LedgerOperation {
  /** The extended number, such as `5112223334445556.2`. */
  billnumber: string
  /** 100 payment, 200 charge, 300 cancel. */
  type: OperationType
  state: OperationState
  amount: string
  currency: string
  responsecode: string
  at: string
  meantype_id: number | null
  meantypename: string
  meannumber: string
  externalrefundid: string
  comment: string
  /** Lines of its own receipt. */
  receipt: ReceiptLine[] | null
}

/** One attempt to pay an order number, as the control API shows it. Sums are decimal strings. */
export interface LedgerOrder {
  billnumber: string
  ordernumber: string
  merchant_id: string
  state: OrderState
  testmode: 0 | 1
  /** 1 asks for two stages. */
  delay: 0 | 1
  taken_at_once: boolean
  orderamount: string
  ordercurrency: string
  held: string
  /** When the bank drops what is held; null when nothing is. */
  held_until: string | null
  charged: string
  returned: string
  released: string
  created_at: string
  expires_at: string
  ordercomment: string
  language: Language
  email: string
  customer: Record<string, string>
  url_return: string
  url_return_ok: string
  url_return_no: string
  closed_means: string[]
  /** The payment page, from the sandbox's address. */
  page_path: string
  customernumber: string
  /** What the shopper agreed to with the payment. */
  recurring: RecurringTerms | null
  parent_billnumber: string
  /** Lines of the payment's receipt. */
  receipt: ReceiptLine[] | null
  operations: LedgerOperation[]
}

/** A notification, as the control API shows it. */
export interface SentNotification {
  id: number
  ordernumber: string
  billnumber: string
  merchant_id: string
  operationtype: OperationType
  state: NotificationState
  attempts: number
  /** What the shop answered. */
  answer: string | null
  next_attempt_at: string | null
  fault: string | null
  deliveries: Delivery[]
  fields: Record<string, string>
}

/** A fault that waits for its call, as the control API shows it. */
export interface WaitingFault {
  id: number
  service: FaultService
  kind: CallFault | NotificationFault
  times: number
  ordernumber: string | null
  delayMs: number
}

/** A merchant, as the control API shows it. */
export interface SandboxMerchant {
  merchant_id: string
  login: string
  currency: string
  settings: MerchantSettings
}

/** What a new order is made of, with the payer by the names of order.cfm. Amounts are strings such as `"199.90"`. */
export interface NewOrder extends Partial<Record<(typeof CUSTOMER_FIELDS)[number], string>> {
  ordernumber: string
  amount: string
  currency?: string
  merchant_id?: string
  /** Two stages; true when left out. */
  delay?: boolean | 0 | 1
  /** Pays it with this test card, or with another means; without either the order waits for its shopper. */
  card?: TestCardName
  means?: PageMeansName
  /** The bank cannot hold and takes the money, whatever stage the order asks for. */
  takes_at_once?: boolean
  /** Only the order is older than its payment. */
  days_old?: number
  /** Order and payment happened so long ago. */
  minutes_old?: number
  /** Of a payment that Assist converts. */
  operation_amount?: string
  operation_currency?: string
  /** Whether the shop is told; true when left out. */
  notify?: boolean
  comment?: string
  language?: string
  url_return?: string
  url_return_ok?: string
  url_return_no?: string
}

/** How an order is paid that waits for its shopper. */
export interface Payment {
  card?: TestCardName
  means?: PageMeansName
  takes_at_once?: boolean
  notify?: boolean
  merchant_id?: string
}

/** A test card of the README's list. */
export type TestCardName =
  | "approve"
  | "mastercard"
  | "mir"
  | "at_once"
  | "3ds"
  | "slow"
  | "slow_ok"
  | "decline"
  | "insufficient"
  | "expired"
  | "limit"
  | "fraud"

/** A means of the payment page that is no card. */
export type PageMeansName = "sbp" | "google_pay" | "apple_pay"
