export {
  AssistError,
  type AssistErrorDetails,
  type AssistErrorKind,
  type AssistService,
} from "./assist-error"
export type { CancelRequest } from "./cancel"
export type { ChargeRequest } from "./charge"
export { CheckValues, replyCheckString, requestCheckString } from "./check-value"
export { AssistClient } from "./client"
export type { CodeText, RetrySense } from "./codes/code-text"
export { type ExplainedCodes, explainCodes } from "./codes/explain-codes"
export { FIRST_CODES, type FirstCode } from "./codes/first-codes"
export { isDecline, RESPONSE_CODES, type ResponseCode } from "./codes/response-codes"
export { SECOND_CODES } from "./codes/second-codes"
export { type ShopperText, shopperMessage } from "./codes/shopper-message"
export * from "./model"
export * from "./money"
export type { AssistNotification } from "./notification/assist-notification"
export { decodeNotification } from "./notification/decode-notification"
export { acceptXml, notificationReply, rejectXml } from "./notification/notification-reply"
export type { AssistClientOptions, Timeouts } from "./options"
export type { OrderForm, OrderFormParams, Payer } from "./order-form"
export type { OrderResultQuery } from "./order-result"
export { createScrubber, scrubFields, scrubText } from "./scrub"
export type { WireEntry } from "./wire-entry"
