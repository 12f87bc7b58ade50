import { type MiddlewareRoute, validateAndTransformBody, validateAndTransformQuery } from "@medusajs/framework/http"
import { AgreementQuery } from "../../../owner/agreements/list-agreements"
import { DiscrepancyQuery } from "../../../owner/discrepancies/list-discrepancies"
import { ResolveDiscrepancyBody } from "../../../owner/discrepancies/resolve-discrepancy"
import { HoldQuery } from "../../../owner/holds/list-holds"
import { MoveMoneyBody, PreviewReceiptBody } from "../../../owner/money/move-money-body"
import { NotificationQuery } from "../../../owner/notifications/list-notifications"
import { OrderQuery } from "../../../owner/orders/list-orders"
import { OverviewQuery } from "../../../owner/overview/read-overview"
import { FiscalDocumentQuery } from "../../../owner/receipts/fiscal-document"
import { ReconciliationQuery } from "../../../owner/reconciliation/reconcile"

type Policy = { resource: "payment" | "capture" | "refund" | "order"; operation: "read" | "create" | "update" }

const may = (resource: Policy["resource"], operation: Policy["operation"]): Policy[] => [{ resource, operation }]
const at = (path: string) => `/admin/assist${path}`

/**
 * What a user needs where the store has roles (RBAC): to see, what core's payment routes ask; to capture and refund, what
 * core's own capture and refund ask. To release is what canceling the order does there.
 */
export const adminAssistMiddlewares: MiddlewareRoute[] = [
  { matcher: at("/*"), policies: may("payment", "read") },
  {
    method: ["GET"],
    matcher: at("/orders"),
    middlewares: [query(OrderQuery)],
    policies: may("order", "read"),
  },
  { method: ["GET"], matcher: at("/orders/:id"), policies: may("order", "read") },
  { method: ["POST"], matcher: at("/orders/:id/check"), policies: may("order", "read") },
  {
    method: ["POST"],
    matcher: at("/payments/:id/capture"),
    middlewares: [validateAndTransformBody(MoveMoneyBody)],
    policies: may("capture", "create"),
  },
  {
    method: ["POST"],
    matcher: at("/payments/:id/refund"),
    middlewares: [validateAndTransformBody(MoveMoneyBody)],
    policies: may("refund", "create"),
  },
  {
    method: ["POST"],
    matcher: at("/payments/:id/receipt"),
    middlewares: [validateAndTransformBody(PreviewReceiptBody)],
    policies: may("order", "read"),
  },
  {
    method: ["GET"],
    matcher: at("/payments/:id/fiscal-document"),
    middlewares: [query(FiscalDocumentQuery)],
    policies: may("order", "read"),
  },
  { method: ["POST"], matcher: at("/payments/:id/release"), policies: may("order", "update") },
  { method: ["GET"], matcher: at("/agreements"), middlewares: [query(AgreementQuery)] },
  // Nothing is taken from the customer any more: what canceling an order asks.
  { method: ["POST"], matcher: at("/agreements/:id/cancel"), policies: may("order", "update") },
  { method: ["GET"], matcher: at("/discrepancies"), middlewares: [query(DiscrepancyQuery)] },
  {
    method: ["POST"],
    matcher: at("/discrepancies/:id"),
    middlewares: [validateAndTransformBody(ResolveDiscrepancyBody)],
    // Its repairs capture, refund and release.
    policies: [...may("capture", "create"), ...may("refund", "create"), ...may("order", "update")],
  },
  { method: ["GET"], matcher: at("/notifications"), middlewares: [query(NotificationQuery)] },
  { method: ["GET"], matcher: at("/overview"), middlewares: [query(OverviewQuery)] },
  { method: ["GET"], matcher: at("/holds"), middlewares: [query(HoldQuery)] },
  { method: ["GET"], matcher: at("/reconciliation"), middlewares: [query(ReconciliationQuery)] },
]

function query(schema: Parameters<typeof validateAndTransformQuery>[0]) {
  return validateAndTransformQuery(schema, {})
}
