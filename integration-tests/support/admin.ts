import type { Answer } from "./shop"

/** What Medusa has booked for an order. Sums are decimal strings with two decimals. */
export interface Books {
  orderStatus: string
  paymentStatus: string
  paymentId: string
  providerId: string
  data: Record<string, unknown>
  authorized: string
  captured: string
  refunded: string
  canceled: boolean
  /** Order transactions: money as the order sees it, captures positive, refunds negative. */
  transactions: string[]
}

const decimal = (value: unknown) => Number(value ?? 0).toFixed(2)
const sum = (rows: { amount: number }[] | undefined) =>
  decimal((rows ?? []).reduce((total, { amount }) => total + amount, 0))

/** The owner's hands: the admin API. */
export class Admin {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { "content-type": "application/json", authorization: `Bearer ${this.token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text ? JSON.parse(text) : undefined }
  }

  capture(paymentId: string, amount?: number): Promise<Answer> {
    return this.call("POST", `/admin/payments/${paymentId}/capture`, amount === undefined ? {} : { amount })
  }

  refund(paymentId: string, amount?: number): Promise<Answer> {
    return this.call("POST", `/admin/payments/${paymentId}/refund`, amount === undefined ? {} : { amount })
  }

  cancel(orderId: string): Promise<Answer> {
    return this.call("POST", `/admin/orders/${orderId}/cancel`, {})
  }

  async orders(): Promise<{ id: string; email: string }[]> {
    return (await this.call("GET", "/admin/orders?fields=id,email")).body.orders
  }

  async collectionStatus(orderId: string): Promise<string> {
    const { body } = await this.call("GET", `/admin/orders/${orderId}?fields=payment_collections.status`)
    return body.order.payment_collections[0].status
  }

  /** The books of an order with one payment. */
  async books(orderId: string): Promise<Books> {
    const fields =
      "id,status,payment_status,*payment_collections.payments,*payment_collections.payments.captures,*payment_collections.payments.refunds,*transactions"
    const { body } = await this.call("GET", `/admin/orders/${orderId}?fields=${fields}`)
    const { order } = body
    const payments = order.payment_collections.flatMap(
      (collection: { payments?: unknown[] }) => collection.payments ?? [],
    )
    if (payments.length !== 1) throw new Error(`order ${orderId} has ${payments.length} payments`)
    const [payment] = payments
    return {
      orderStatus: order.status,
      paymentStatus: order.payment_status,
      paymentId: payment.id,
      providerId: payment.provider_id,
      data: payment.data,
      authorized: decimal(payment.amount),
      captured: sum(payment.captures),
      refunded: sum(payment.refunds),
      canceled: Boolean(payment.canceled_at),
      transactions: (order.transactions ?? [])
        .map((row: { reference: string; amount: number }) => `${row.reference} ${decimal(row.amount)}`)
        .sort(),
    }
  }
}
