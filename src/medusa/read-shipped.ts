import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { minorUnits } from "../gateway"
import type { ShippedOrder } from "../payments/decide-shipped"
import { type AmountRow, owedMoney, sumOf } from "./amounts"
import { type Exact, exactField } from "./exact-field"
import { queryRows } from "./query-rows"
import { valueShipped } from "./value-shipped"

interface Row extends Exact<"total" | "shipping_total"> {
  currency_code: string
  summary: Exact<"paid_total" | "pending_difference">
  items: (Exact<"total" | "quantity"> & {
    detail: Exact<"fulfilled_quantity" | "shipped_quantity" | "delivered_quantity">
  })[]
  payment_collections?: {
    payments?: { id: string; canceled_at: string | null; captures?: AmountRow[] }[]
  }[]
}

/** Reads what has left the shop of an order and what was paid for it, from Medusa's own totals. */
export async function readShipped(
  container: MedusaContainer,
  orderId: string,
  paymentId: string,
  on: "fulfillment" | "shipment",
): Promise<ShippedOrder | undefined> {
  const [order] = await queryRows<Row>(
    container,
    "order",
    [
      "id",
      "currency_code",
      "total",
      "shipping_total",
      "summary",
      "items.*",
      "items.detail.*",
      "payment_collections.payments.id",
      "payment_collections.payments.canceled_at",
      "payment_collections.payments.captures.*",
    ],
    { id: orderId },
  )
  if (!order) return undefined
  const payments = (order.payment_collections ?? []).flatMap(({ payments }) => payments ?? [])
  const shipped = valueShipped(
    {
      total: exactField(order, "total"),
      shippingTotal: exactField(order, "shipping_total"),
      lines: order.items.map((item) => ({
        total: exactField(item, "total"),
        quantity: exactField(item, "quantity"),
        fulfilled: exactField(item.detail, "fulfilled_quantity"),
        shipped: exactField(item.detail, "shipped_quantity"),
        delivered: exactField(item.detail, "delivered_quantity"),
      })),
    },
    on,
  )
  const money = (amount: BigNumberInput) => owedMoney(amount, order.currency_code)
  return {
    shipped: money(shipped),
    // Core books a capture on the payment first and on the order a moment later.
    captured: minorUnits(
      Math.max(
        money(exactField(order.summary, "paid_total")).amount,
        sumOf(
          payments.flatMap(({ captures }) => captures ?? []),
          order.currency_code,
        ),
      ),
    ),
    pending: money(exactField(order.summary, "pending_difference")).amount,
    heldElsewhere: payments.some(
      ({ id, canceled_at, captures }) => id !== paymentId && !canceled_at && !captures?.length,
    ),
  }
}
