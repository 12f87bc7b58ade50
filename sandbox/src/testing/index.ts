export type {
  LedgerOperation,
  LedgerOrder,
  NewOrder,
  PageMeansName,
  Payment,
  SandboxMerchant,
  SentNotification,
  TestCardName,
  WaitingFault,
} from "../control/control-api.ts"
export type { LoggedRequest } from "../control/request-log.ts"
export type { CallFault, FaultService, NotificationFault } from "../faults/fault.ts"
export type { MerchantSettings } from "../merchants/merchant-settings.ts"
export type { ReceiptLine } from "../protocol/receipt.ts"
export { type CabinetAction, type CabinetOptions, SandboxControl } from "./sandbox-control.ts"
export { type NotificationFields, signNotification } from "./sign-notification.ts"
