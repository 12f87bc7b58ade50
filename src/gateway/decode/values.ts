import {
  type Currency,
  type KnownOrderState,
  type Money,
  type OperationState,
  type OperationType,
  ORDER_STATES,
  type OrderState,
} from "../model"
import { currencyCode, parseAmount } from "../money"
import { type RawNode, textOf } from "./raw-node"

const DATE = /^(\d{2})\.(\d{2})\.(\d{4})[ T]{1,2}(\d{1,2}):(\d{2})(?::(\d{2}))?$/

/** `dd.mm.yyyy HH:MM[:SS]`, GMT (seed 003; without seconds in real samples, protocol 2). */
export function parseDate(text: string): Date | undefined {
  const match = DATE.exec(text.trim())
  if (!match) return undefined
  const day = Number(match[1])
  const month = Number(match[2])
  const hour = Number(match[4])
  const minute = Number(match[5])
  const second = Number(match[6] ?? 0)
  const date = new Date(Date.UTC(Number(match[3]), month - 1, day, hour, minute, second))
  // Date.UTC rolls 31.02. over into March: such a date is not one.
  const isReal = date.getUTCDate() === day && date.getUTCMonth() === month - 1 && date.getUTCHours() === hour
  return isReal && minute < 60 && second < 60 ? date : undefined
}

const STATES: ReadonlyMap<string, KnownOrderState> = new Map<string, KnownOrderState>([
  ...ORDER_STATES.map((state): [string, KnownOrderState] => [state.toLowerCase(), state]),
  // payrequest says "Decline" (protocol 3.2).
  ["decline", "Declined"],
  // Assist's own SDK maps the Russian names too (protocol 11.1); they are those of seed 004.
  ["в процессе", "In Process"],
  ["ожидает подтверждения оплаты", "Delayed"],
  ["оплачен", "Approved"],
  ["оплачен частично", "PartialApproved"],
  ["подтвержден частично", "PartialDelayed"],
  ["отменен", "Canceled"],
  ["отменен частично", "PartialCanceled"],
  ["отклонен", "Declined"],
  ["закрыт по истечении времени", "Timeout"],
])

/** Trimmed, whatever the case (protocol 11.1); a state without a name here stays `unknown`. */
export function parseOrderState(text: string): OrderState {
  return STATES.get(text.trim().replace(/\s+/g, " ").toLowerCase()) ?? "unknown"
}

export function parseOperationType(code: string): OperationType {
  switch (code.trim()) {
    case "100":
      return "payment"
    case "200":
      return "charge"
    case "300":
      return "cancel"
    default:
      return "other"
  }
}

export function parseOperationState(text: string): OperationState {
  switch (text.trim().replace(/\s+/g, " ").toLowerCase()) {
    case "new":
      return "new"
    case "in process":
      return "in_process"
    case "success":
      return "success"
    case "failure":
      return "failure"
    case "timeout":
      return "timeout"
    default:
      return "unknown"
  }
}

/** Anything but an explicit no is a test: a test payment taken for money is the worse mistake (design rule 6). */
export function parseTestMode(text: string): boolean {
  return !["", "0", "false", "no", "n"].includes(text.trim().toLowerCase())
}

/** Undefined unless both are there and readable. */
export function readMoney(node: RawNode, amountKey: string, currencyKey: string): Money | undefined {
  return toMoney(textOf(node, amountKey), textOf(node, currencyKey))
}

export function toMoney(amountText: string, currencyText: string): Money | undefined {
  const amount = parseAmount(amountText)
  const currency: Currency = currencyCode(currencyText)
  return amount === undefined || !/^[A-Z]{3}$/.test(currency) ? undefined : { amount, currency }
}

/** `5112223334445556.2` -> `5112223334445556`. */
export function shortBillNumber(billNumber: string): string {
  return billNumber.trim().split(".", 1)[0] ?? ""
}
