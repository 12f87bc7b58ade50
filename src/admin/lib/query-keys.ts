/** Names of what is kept in the admin's shared query client; all of the plugin's begin alike. */
export const keys = {
  all: ["assist"] as const,
  order: (id: string) => ["assist", "order", id] as const,
  orders: (query: object) => ["assist", "orders", query] as const,
  receipt: (paymentId: string, body: object | undefined) => ["assist", "receipt", paymentId, body] as const,
  fiscalDocument: (paymentId: string, billnumber: string) => ["assist", "fiscal", paymentId, billnumber] as const,
  discrepancies: (query: object) => ["assist", "discrepancies", query] as const,
  notifications: (query: object) => ["assist", "notifications", query] as const,
  overview: (utcOffset: string) => ["assist", "overview", utcOffset] as const,
  holds: (query: object) => ["assist", "holds", query] as const,
  agreements: (query: object) => ["assist", "agreements", query] as const,
  merchants: ["assist", "merchants"] as const,
  reconciliation: (query: object) => ["assist", "reconciliation", query] as const,
  /** Core's own: the order page and the lists of orders. */
  coreOrders: ["orders"] as const,
  corePayments: ["payment"] as const,
}
