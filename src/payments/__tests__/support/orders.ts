import type {
  AssistOperation,
  AssistOrder,
  BillNumber,
  Currency,
  KnownOrderState,
  MinorUnits,
  Money,
  OperationState,
  OperationType,
  OrderNumber,
  OrderState,
} from "../../../gateway"
import type { OrderStatus, OrderView, PaidAttempt } from "../../order-view"
import type { KnownStages } from "../../stage"

/** Nothing is known but what was asked for. */
export const HOLD_ASKED: KnownStages = { asked: "held_first", seen: {} }
export const ONE_STAGE_ASKED: KnownStages = { asked: "taken_at_once", seen: {} }

/** Kopecks as money; 100.00 BYN unless said otherwise. */
export function money(amount = 10_000, currency = "BYN"): Money {
  return { amount: amount as MinorUnits, currency: currency as Currency }
}

export function minor(amount: number): MinorUnits {
  return amount as MinorUnits
}

interface OperationSketch {
  readonly state?: OperationState
  readonly amount?: number
  readonly currency?: string
  readonly responseCode?: string
  readonly date?: Date
  /** `meantype_id`; a card when absent. */
  readonly means?: string
  /** The sum came unreadable. */
  readonly noMoney?: boolean
}

const CODES: Record<OperationType, string> = { payment: "100", charge: "200", cancel: "300", other: "500" }

export function operation(type: OperationType, sketch: OperationSketch = {}): AssistOperation {
  const { state = "success", amount = 10_000, currency = "BYN", responseCode } = sketch
  return {
    billNumber: "511222333444555.1",
    type,
    typeCode: CODES[type],
    state,
    stateText: state,
    money: sketch.noMoney ? undefined : money(amount, currency),
    responseCode: responseCode ?? (state === "success" ? "AS000" : ""),
    message: "",
    customerMessage: "",
    recommendation: "",
    date: sketch.date,
    means: {
      typeId: sketch.means ?? "1",
      typeName: "VISA",
      subtype: "",
      number: "411111****1111",
      expires: "",
      issuer: "",
      country: "",
      approvalCode: "",
    },
    threeDs: { authResult: "", authRequired: "", version: "", eci: "" },
  }
}

export const paid = (sketch: OperationSketch = {}) => operation("payment", sketch)
export const charged = (amount: number, sketch: OperationSketch = {}) => operation("charge", { ...sketch, amount })
export const returned = (amount: number, sketch: OperationSketch = {}) => operation("cancel", { ...sketch, amount })
export const refusedWith = (responseCode: string) => operation("payment", { state: "failure", responseCode })

interface OrderSketch {
  readonly bill?: string
  readonly stateText?: string
  readonly amount?: number
  readonly currency?: string
  readonly testMode?: boolean
  readonly date?: Date
  readonly noMoney?: boolean
}

/** One attempt as `orderresult` reports it. */
export function order(
  state: OrderState,
  operations: readonly AssistOperation[] = [],
  sketch: OrderSketch = {},
): AssistOrder {
  return {
    billNumber: (sketch.bill ?? "511222333444555") as BillNumber,
    orderNumber: "payses_1" as OrderNumber,
    state,
    stateText: sketch.stateText ?? (state === "unknown" ? "Cancel error" : state),
    money: sketch.noMoney ? undefined : money(sketch.amount, sketch.currency),
    testMode: sketch.testMode ?? false,
    date: sketch.date,
    operations,
    checkValueVerified: true,
  }
}

/** Seed 004, table of order states. */
export const EVERY_STATE: readonly KnownOrderState[] = [
  "In Process",
  "Delayed",
  "Approved",
  "PartialApproved",
  "PartialDelayed",
  "Canceled",
  "PartialCanceled",
  "Declined",
  "Timeout",
]

/** A paid attempt of 100.00 BYN, held unless said otherwise. */
export function attempt(sketch: Partial<PaidAttempt> = {}): PaidAttempt {
  return {
    status: "held",
    billNumber: "511222333444555" as BillNumber,
    stateText: "Delayed",
    order: money(),
    authorized: money(),
    charged: minor(0),
    returned: minor(0),
    stage: "held_first",
    stageAssumed: false,
    converted: false,
    severalPayments: false,
    moving: false,
    testMode: false,
    payment: paid(),
    heldAt: undefined,
    ...sketch,
  }
}

export function viewOf(one: PaidAttempt, extra: readonly PaidAttempt[] = []): OrderView {
  const last = order("Delayed", [paid()], { bill: one.billNumber })
  return { status: one.status, paid: one, extra, last, attempts: [one, ...extra], reported: [last] }
}

/** A view without any attempt that holds or held money. */
export function unpaid(status: OrderStatus, last?: AssistOrder): OrderView {
  return { status, paid: undefined, extra: [], last, attempts: [], reported: last ? [last] : [] }
}
