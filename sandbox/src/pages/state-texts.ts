import type { Language } from "../protocol/language.ts"
import type { OperationState, OperationType, OrderState } from "../protocol/order-states.ts"

type Text = Record<Language, string>

/** Order states in Assist's own words (seed 004). */
export const ORDER_STATE_TEXTS: Record<OrderState, Text> = {
  "In Process": { RU: "В процессе", EN: "In Process" },
  Delayed: { RU: "Ожидает подтверждения оплаты", EN: "Delayed" },
  Approved: { RU: "Оплачен", EN: "Approved" },
  PartialDelayed: { RU: "Подтвержден частично", EN: "PartialDelayed" },
  Canceled: { RU: "Отменен", EN: "Canceled" },
  PartialCanceled: { RU: "Отменен частично", EN: "PartialCanceled" },
  Declined: { RU: "Отклонен", EN: "Declined" },
  Timeout: { RU: "Закрыт по истечении времени", EN: "Timeout" },
}

/** Operation types in Assist's own words (seed 004). */
export const OPERATION_TYPE_TEXTS: Record<OperationType, Text> = {
  100: { RU: "Оплата", EN: "Approve" },
  200: { RU: "Подтверждение оплаты", EN: "Charge" },
  300: { RU: "Отмена", EN: "PaymentCancel" },
}

/** Operation states in Assist's own words (seed 004). */
export const OPERATION_STATE_TEXTS: Record<OperationState, Text> = {
  New: { RU: "Создана", EN: "New" },
  "In Process": { RU: "В процессе обработки", EN: "In Process" },
  Success: { RU: "Завершена успешно", EN: "Success" },
  Failure: { RU: "Завершена неуспешно", EN: "Failure" },
  TimeOut: { RU: "Закрыта по истечению времени", EN: "TimeOut" },
}

/** The color family of a state's badge. */
export function stateTone(state: OrderState | OperationState): "good" | "bad" | "wait" | "hold" | "back" {
  switch (state) {
    case "Approved":
    case "Success":
      return "good"
    case "Delayed":
    case "PartialDelayed":
      return "hold"
    case "Canceled":
    case "PartialCanceled":
      return "back"
    case "Declined":
    case "Timeout":
    case "Failure":
    case "TimeOut":
      return "bad"
    case "In Process":
    case "New":
      return "wait"
  }
}
