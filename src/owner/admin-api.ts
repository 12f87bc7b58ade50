/**
 * What the plugin's admin API answers: shared by its routes, its admin pages and whoever scripts against it. Types
 * only, so that the browser's bundle takes nothing from the server. Sums are decimal strings with two decimals, times
 * are ISO 8601. Every route needs an admin user, as core's own payment routes do.
 */
export type { Refusal } from "../refusals/refusal"
export type * from "./agreements/agreement-api"
export type * from "./discrepancies/discrepancy-api"
export type * from "./holds/hold-api"
export type * from "./merchants/merchant-api"
export type * from "./money/money-api"
export type * from "./notifications/notification-api"
export type * from "./order-card/payment-api"
export type * from "./orders/order-api"
export type * from "./overview/overview-api"
export type * from "./page-api"
export type * from "./receipts/receipt-api"
export type * from "./reconciliation/reconciliation-api"
export type { CodeText, Texts } from "./texts/code-text"
