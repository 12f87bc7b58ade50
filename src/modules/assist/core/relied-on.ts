/** What the plugin relies on in Medusa, by kind. Names are those of Medusa's code and database. */
export interface ReliedOn {
  /** Keys of the payment module's own container, which core hands to its providers (contract 2.2). */
  readonly services: readonly string[]
  /** What is imported from core-flows: workflows, and ids of workflows that are run by name. */
  readonly workflows: readonly string[]
  /** Events that subscribers listen to, by the object of Medusa's utilities that names them. */
  readonly events: Readonly<Record<string, readonly string[]>>
  /** Methods of core's modules, by the module's key in the store's container. */
  readonly methods: Readonly<Record<string, readonly string[]>>
  /** Tables and columns that the plugin's own SQL reads. */
  readonly tables: Readonly<Record<string, readonly string[]>>
}

/** A test compares this list with the code: `integration-tests/rules/relied-on.spec.ts`. */
export const RELIED_ON: ReliedOn = {
  services: [
    "__pg_connection__",
    "captureService",
    "logger",
    "paymentService",
    "paymentSessionService",
    "refundService",
  ],
  workflows: [
    "capturePaymentWorkflow",
    "completeCartWorkflowId",
    "createOrderPaymentCollectionWorkflow",
    "createPaymentSessionsWorkflow",
    "refundPaymentWorkflow",
  ],
  events: {
    CartWorkflowEvents: ["CUSTOMER_TRANSFERRED"],
    CustomerWorkflowEvents: ["DELETED"],
    FulfillmentWorkflowEvents: ["DELIVERY_CREATED", "SHIPMENT_CREATED"],
    OrderEditWorkflowEvents: ["CONFIRMED"],
    OrderWorkflowEvents: [
      "CANCELED",
      "CLAIM_CREATED",
      "EXCHANGE_CREATED",
      "FULFILLMENT_CREATED",
      "RETURN_RECEIVED",
      "RETURN_REQUESTED",
    ],
    PaymentWebhookEvents: ["WebhookReceived"],
  },
  methods: {
    event_bus: ["emit"],
    notification: ["createNotifications"],
    order: [
      "addOrderTransactions",
      "listOrderSummaries",
      "listOrderTransactions",
      "retrieveOrder",
      "softDeleteOrderTransactions",
      "updateOrderSummaries",
    ],
    payment: [
      "authorizePaymentSession",
      "cancelPayment",
      "createPaymentSession",
      "deleteCaptures",
      "deleteRefunds",
      "listCaptures",
      "listRefunds",
      "refundPayment",
      "updatePaymentCollections",
      "updatePaymentSession",
    ],
    workflows: ["run"],
  },
  tables: {
    capture: ["amount", "created_at", "deleted_at", "id", "payment_id", "raw_amount"],
    cart_payment_collection: ["cart_id", "deleted_at", "payment_collection_id"],
    order: ["canceled_at", "deleted_at", "id", "status", "version"],
    order_cart: ["cart_id", "deleted_at", "order_id"],
    order_change: ["change_type", "deleted_at", "order_id", "status"],
    order_payment_collection: ["deleted_at", "order_id", "payment_collection_id"],
    order_summary: ["deleted_at", "order_id", "totals", "version"],
    order_transaction: [
      "amount",
      "created_at",
      "deleted_at",
      "id",
      "order_id",
      "raw_amount",
      "reference",
      "reference_id",
    ],
    payment: [
      "amount",
      "canceled_at",
      "captured_at",
      "currency_code",
      "data",
      "deleted_at",
      "id",
      "payment_collection_id",
      "payment_session_id",
      "provider_id",
      "raw_amount",
    ],
    payment_collection: [
      "amount",
      "created_at",
      "currency_code",
      "deleted_at",
      "id",
      "metadata",
      "raw_amount",
      "status",
    ],
    payment_session: [
      "amount",
      "currency_code",
      "deleted_at",
      "id",
      "payment_collection_id",
      "provider_id",
      "raw_amount",
      "status",
    ],
    refund: ["amount", "created_at", "deleted_at", "id", "payment_id", "raw_amount"],
    region_country: ["deleted_at", "iso_2", "region_id"],
    region_payment_provider: ["deleted_at", "payment_provider_id", "region_id"],
    tax_rate: ["deleted_at", "rate", "tax_region_id"],
    tax_region: ["country_code", "deleted_at", "id"],
  },
}
