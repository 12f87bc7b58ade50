/**
 * Assist's vocabulary as types. Wire data becomes one of these once, at the edge; nothing behind the edge
 * handles raw fields. Sources: seed 003 (charge), seed 004 (code tables), protocol sections 4 to 6 and 11.
 */

import type { CodeText } from "./codes/code-text"

declare const brand: unique symbol
type Brand<T, Name extends string> = T & { readonly [brand]: Name }

/** The merchant's own order number. Up to 128 characters. */
export type OrderNumber = Brand<string, "OrderNumber">

/** Assist's number of one order attempt: 15 or 16 digits (seed 003). A string everywhere: it exceeds no number type safely. */
export type BillNumber = Brand<string, "BillNumber">

/** `<billnumber>.<n>`: one operation inside an order (seed 003, "расширенный формат"). */
export type ExtendedBillNumber = Brand<string, "ExtendedBillNumber">

/** An amount in integer minor units (kopecks). Assist's amounts have two decimals, always (protocol 11.8). */
export type MinorUnits = Brand<number, "MinorUnits">

/** ISO 4217 alphabetic code, upper case, `RUR` already normalized to `RUB` (protocol 11.8). */
export type Currency = Brand<string, "Currency">

/** An amount with its currency. */
export interface Money {
  readonly amount: MinorUnits
  readonly currency: Currency
}

/** The order states of seed 004. */
export const ORDER_STATES = [
  "In Process",
  "Delayed",
  "Approved",
  "PartialApproved",
  "PartialDelayed",
  "Canceled",
  "PartialCanceled",
  "Declined",
  "Timeout",
] as const
/** A state of seed 004. */
export type KnownOrderState = (typeof ORDER_STATES)[number]
/** `unknown` keeps a state this version has no name for; `stateText` of the order holds Assist's word. */
export type OrderState = KnownOrderState | "unknown"

/** 100 Approve, 200 Charge, 300 PaymentCancel (seed 004). `other` keeps the number in `typeCode`. */
export type OperationType = "payment" | "charge" | "cancel" | "other"

/** Operation states of seed 004: New, In Process, Success, Failure, TimeOut. */
export type OperationState = "new" | "in_process" | "success" | "failure" | "timeout" | "unknown"

/** One operation inside an order, as `orderresult` reports it (protocol 6.1). */
export interface AssistOperation {
  /** Extended billnumber where Assist gave one, else as received. */
  readonly billNumber: string
  readonly type: OperationType
  readonly typeCode: string
  readonly state: OperationState
  readonly stateText: string
  readonly money: Money | undefined
  readonly responseCode: string
  readonly message: string
  readonly customerMessage: string
  readonly recommendation: string
  /** GMT (seed 003). */
  readonly date: Date | undefined
  readonly means: PaymentMeans
  readonly threeDs: ThreeDs
}

/** What paid. `number` is first 6 and last 4 digits only (seed 003). */
export interface PaymentMeans {
  readonly typeId: string
  readonly typeName: string
  readonly subtype: string
  readonly number: string
  readonly expires: string
  readonly issuer: string
  readonly country: string
  readonly approvalCode: string
}

/** What became of 3-D Secure; texts in AUTH_RESULTS and AUTH_REQUIRED (seed 004, protocol 6.1). */
export interface ThreeDs {
  readonly authResult: string
  readonly authRequired: string
  readonly version: string
  readonly eci: string
}

/** One order attempt at Assist. Several may share an order number (protocol 3.4). */
export interface AssistOrder {
  readonly billNumber: BillNumber
  readonly orderNumber: OrderNumber
  readonly state: OrderState
  readonly stateText: string
  /** The order's original amount; operations may differ when Assist converts (protocol 1). */
  readonly money: Money | undefined
  readonly testMode: boolean
  /** GMT. */
  readonly date: Date | undefined
  readonly operations: readonly AssistOperation[]
  /** Present when a check value came and was verified; `undefined` when the reply carried none. */
  readonly checkValueVerified: boolean | undefined
}

/** The pair every Assist service answers with (seed 004, "Коды автоматизированных интерфейсов"). */
export interface ServiceCodes {
  readonly first: string
  readonly second: string
}

/** What `charge.cfm`, `cancel.cfm` and `wscancel.cfm` say about the operation they were asked for. */
export interface OperationReply {
  readonly codes: ServiceCodes
  readonly orderNumber: OrderNumber | undefined
  /** Short billnumber of the order. */
  readonly billNumber: BillNumber | undefined
  /** Extended billnumber of the new operation, when given. */
  readonly operationBillNumber: string | undefined
  readonly state: OrderState
  readonly stateText: string
  readonly money: Money | undefined
  readonly responseCode: string
  readonly message: string
  readonly customerMessage: string
  readonly recommendation: string
  readonly testMode: boolean
}

/**
 * What became of a call that moves money. `unknown` is not `declined`: the operation may have happened
 * (design rule 3). `not_sent` means Assist certainly did not act: nothing left this machine, or Assist
 * refused before acting for a reason that passes (rate limit).
 */
export type Outcome<T> =
  | { readonly outcome: "done"; readonly reply: T }
  | {
      readonly outcome: "declined"
      readonly reply: T
      readonly reason: string
      /** The reason in the owner's languages; absent where it is known in English only. */
      readonly words?: CodeText
    }
  | { readonly outcome: "not_sent"; readonly reason: string; readonly codes?: ServiceCodes }
  | { readonly outcome: "unknown"; readonly reason: string; readonly codes?: ServiceCodes; readonly reply?: T }
