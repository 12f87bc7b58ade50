import { EntitySchema } from "typeorm"
import type {
  BillRow,
  FaultRow,
  KeyRow,
  MerchantRow,
  NotificationRow,
  OperationRow,
  OrderRow,
  StoredCardRow,
} from "./rows.ts"

const id = { type: Number, primary: true, generated: "increment" } as const
const text = { type: "text" } as const
const flag = { type: Boolean } as const
const whole = { type: "integer" } as const
const json = { type: "simple-json" } as const
const indexed = { type: "varchar", length: 200 } as const

// Only column types that SQLite and Postgres both have. Moments are ISO strings: they sort as text in either database.

export const Merchants = new EntitySchema<MerchantRow>({
  name: "merchant",
  tableName: "assist_merchants",
  columns: { merchantId: { ...indexed, primary: true }, login: text, password: text, currency: text, settings: json },
})

export const Orders = new EntitySchema<Omit<OrderRow, "operations">>({
  name: "order",
  tableName: "assist_orders",
  columns: {
    id,
    billnumber: { ...indexed, unique: true },
    merchantId: indexed,
    orderNumber: indexed,
    state: indexed,
    testMode: flag,
    delay: flag,
    amount: text,
    currency: text,
    operationAmount: text,
    operationCurrency: text,
    comment: text,
    customer: json,
    language: text,
    returnUrls: json,
    cfsid: { ...indexed, unique: true },
    createdAt: text,
    expiresAt: text,
    clientIp: text,
    extra: { ...json, nullable: true },
  },
  indices: [{ columns: ["merchantId", "orderNumber"] }, { columns: ["state"] }],
})

export const Operations = new EntitySchema<OperationRow>({
  name: "operation",
  tableName: "assist_operations",
  columns: {
    id,
    orderId: whole,
    n: whole,
    type: whole,
    state: text,
    amount: text,
    currency: text,
    responseCode: text,
    at: text,
    card: { ...json, nullable: true },
    approvalCode: text,
    clientIp: text,
    externalRefundId: text,
    comment: text,
    taken: text,
    charged: text,
    returned: text,
    released: text,
    // Databases of earlier versions have operations without it.
    takesAtOnce: { ...flag, default: false },
    pending: { ...json, nullable: true },
    receipt: { ...json, nullable: true },
  },
  uniques: [{ columns: ["orderId", "n"] }],
})

export const Notifications = new EntitySchema<NotificationRow>({
  name: "notification",
  tableName: "assist_notifications",
  columns: {
    id,
    merchantId: text,
    orderNumber: indexed,
    billnumber: text,
    operationType: whole,
    state: indexed,
    attempts: whole,
    nextAttemptAt: { ...text, nullable: true },
    createdAt: text,
    answer: { ...text, nullable: true },
    fields: json,
    operations: { ...json, nullable: true },
    deliveries: json,
    fault: { ...text, nullable: true },
  },
  indices: [{ columns: ["state"] }, { columns: ["orderNumber"] }],
})

export const Faults = new EntitySchema<FaultRow>({
  name: "fault",
  tableName: "assist_faults",
  columns: { id, service: text, kind: text, times: whole, orderNumber: { ...text, nullable: true }, delayMs: whole },
})

export const StoredCards = new EntitySchema<StoredCardRow>({
  name: "stored_card",
  tableName: "assist_stored_cards",
  columns: {
    token: { ...indexed, primary: true },
    merchantId: indexed,
    customerNumber: indexed,
    card: json,
    testCard: text,
    createdAt: text,
  },
})

export const Bills = new EntitySchema<BillRow>({
  name: "bill",
  tableName: "assist_bills",
  columns: {
    hash: { ...indexed, primary: true },
    merchantId: indexed,
    number: indexed,
    amount: text,
    currency: text,
    comment: text,
    customer: json,
    language: text,
    delay: flag,
    returnUrls: json,
    customerNumber: text,
    payUntil: text,
    createdAt: text,
  },
})

export const Keys = new EntitySchema<KeyRow>({
  name: "key",
  tableName: "assist_keys",
  columns: { name: { ...indexed, primary: true }, privateKey: text, createdAt: text },
})
