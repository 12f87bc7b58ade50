import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { minorUnits } from "../gateway"
import type { ShippedOrder } from "../payments/decide-shipped"
import { type AmountRow, owedMoney, sumOf } from "./amounts"
import { queryRows } from "./query-rows"
import { valueShipped } from "./value-shipped"

type Exact<Name extends string> = { [K in Name | `raw_${Name}`]?: BigNumberInput }

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

/** The exact form where there is one; Medusa's plain numbers are floats. */
function exact<Name extends string>(row: Exact<Name>, name: Name): BigNumberInput {
  return row[`raw_${name}`] ?? row[name] ?? 0
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
      total: exact(order, "total"),
      shippingTotal: exact(order, "shipping_total"),
      lines: order.items.map((item) => ({
        total: exact(item, "total"),
        quantity: exact(item, "quantity"),
        fulfilled: exact(item.detail, "fulfilled_quantity"),
        shipped: exact(item.detail, "shipped_quantity"),
        delivered: exact(item.detail, "delivered_quantity"),
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
        money(exact(order.summary, "paid_total")).amount,
        sumOf(
          payments.flatMap(({ captures }) => captures ?? []),
          order.currency_code,
        ),
      ),
    ),
    pending: money(exact(order.summary, "pending_difference")).amount,
    heldElsewhere: payments.some(
      ({ id, canceled_at, captures }) => id !== paymentId && !canceled_at && !captures?.length,
    ),
  }
}
