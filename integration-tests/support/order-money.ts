import type { Store } from "./store"

/** The money of an order with several payments, as Medusa's admin API tells it. */
export interface OrderMoney {
  readonly status: string
  readonly paymentStatus: string
  readonly total: string
  /** What Medusa says is still owed. */
  readonly pending: string
  /** `status amount` of every collection, oldest first. */
  readonly collections: readonly string[]
  readonly payments: readonly {
    readonly id: string
    readonly amount: string
    readonly captured: string
    readonly refunded: string
    readonly canceled: boolean
    readonly orderNumber: string
  }[]
  readonly asking: readonly { readonly id: string; readonly amount: string }[]
  readonly items: readonly { readonly id: string; readonly quantity: number }[]
}

interface Row {
  id: string
  amount: number
  created_at: string
}

const decimal = (value: unknown) => Number(value ?? 0).toFixed(2)
const sum = (rows: Row[] | undefined) => decimal((rows ?? []).reduce((total, { amount }) => total + amount, 0))
const byAge = (a: Row, b: Row) => a.created_at.localeCompare(b.created_at) || a.id.localeCompare(b.id)

export async function orderMoney({ admin }: Pick<Store, "admin">, orderId: string): Promise<OrderMoney> {
  const fields =
    "id,status,payment_status,total,*summary,*items,*payment_collections,*payment_collections.payments,*payment_collections.payments.captures,*payment_collections.payments.refunds"
  const { body } = await admin.call("GET", `/admin/orders/${orderId}?fields=${fields}`)
  const { order } = body
  const collections = [...order.payment_collections].sort(byAge)
  const payments = collections.flatMap(({ payments }) => payments ?? []).sort(byAge)
  return {
    status: order.status,
    paymentStatus: order.payment_status,
    total: decimal(order.total),
    pending: decimal(order.summary.pending_difference),
    collections: collections.map(({ status, amount }) => `${status} ${decimal(amount)}`),
    payments: payments.map((payment) => ({
      id: payment.id,
      amount: decimal(payment.amount),
      captured: sum(payment.captures),
      refunded: sum(payment.refunds),
      canceled: Boolean(payment.canceled_at),
      orderNumber: payment.data?.order_number,
    })),
    asking: collections
      .filter(({ status }) => status === "not_paid" || status === "awaiting")
      .map(({ id, amount }) => ({ id, amount: decimal(amount) })),
    items: order.items.map(({ id, quantity }: { id: string; quantity: number }) => ({ id, quantity })),
  }
}

/** Waits for what a subscriber does after core's answer. */
export async function until<T>(look: () => Promise<T>, reached: (seen: T) => boolean): Promise<T> {
  const end = Date.now() + 20_000
  for (;;) {
    const seen = await look()
    if (reached(seen)) return seen
    if (Date.now() > end) throw new Error(`not reached: ${JSON.stringify(seen)}`)
    await new Promise((done) => setTimeout(done, 50))
  }
}
