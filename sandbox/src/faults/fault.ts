/** Calls a fault can be laid on. */
export const FAULT_SERVICES = [
  "charge",
  "cancel",
  "wscancel",
  "orderresult",
  "orderstate",
  "resultbydate",
  "rp",
  "tokenpay",
  "tokenpay_order",
  "createbill",
  "billinfo",
  "billrevoke",
  "fiscalreceipt",
  "mobileregistration",
  "mobileorderresult",
  "payrequest",
  "order",
  "notification",
] as const
export type FaultService = (typeof FAULT_SERVICES)[number]

/** Faults of calls to the sandbox. */
export const CALL_FAULTS = [
  "hang_before",
  "hang_after",
  "drop_before",
  "drop_after",
  "error_500_before",
  "error_500_after",
  "garbage",
  "truncated",
  "slow",
  "wrong_amount",
  "wrong_order",
  "wrong_checkvalue",
  "rate_limited",
  "decline",
  "internal_error",
] as const
export type CallFault = (typeof CALL_FAULTS)[number]

/** Faults of notifications the sandbox sends. */
export const NOTIFICATION_FAULTS = ["duplicate", "reorder", "lost", "bad_checkvalue", "delay"] as const
export type NotificationFault = (typeof NOTIFICATION_FAULTS)[number]

/** Something that goes wrong with the next matching call, `times` times. */
export interface Fault {
  service: FaultService
  kind: CallFault | NotificationFault
  times: number
  /** Only for this OrderNumber; null for any. */
  orderNumber: string | null
  delayMs: number
}

/** True when the kind makes sense for the service. */
export function faultFits(service: FaultService, kind: string): kind is CallFault | NotificationFault {
  const kinds: readonly string[] = service === "notification" ? NOTIFICATION_FAULTS : CALL_FAULTS
  return kinds.includes(kind)
}
