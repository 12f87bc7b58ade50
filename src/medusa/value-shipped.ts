import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

/** A line of an order as Medusa computes it. `total`: taxes added, discounts taken off, for the whole quantity. */
export interface ShippableLine {
  readonly total: BigNumberInput
  readonly quantity: BigNumberInput
  readonly fulfilled: BigNumberInput
  readonly shipped: BigNumberInput
  readonly delivered: BigNumberInput
}

export interface ShippableOrder {
  readonly total: BigNumberInput
  readonly shippingTotal: BigNumberInput
  readonly lines: readonly ShippableLine[]
}

type Amount = ReturnType<typeof MathBN.convert>

/**
 * What the goods that left the shop are worth, exactly. Shipping is paid with the first of them. When everything has
 * left it is the order's total, so that rounding of parts never leaves a remainder.
 * @param on what counts as "left": packed, or handed over. Delivered goods were handed over: a pick-up is never shipped.
 */
export function valueShipped(order: ShippableOrder, on: "fulfillment" | "shipment"): Amount {
  const zero = MathBN.convert(0)
  const total = MathBN.convert(order.total)
  const lines = order.lines.map((line) => {
    const quantity = MathBN.convert(line.quantity)
    const gone = on === "fulfillment" ? MathBN.convert(line.fulfilled) : MathBN.max(line.shipped, line.delivered)
    return { line, quantity, gone: MathBN.min(gone, quantity) }
  })
  const ordered = lines.filter(({ quantity }) => MathBN.gt(quantity, 0))
  if (ordered.every(({ gone }) => MathBN.eq(gone, 0))) return zero
  if (ordered.every(({ gone, quantity }) => MathBN.gte(gone, quantity))) return total
  const goods = ordered.reduce(
    (sum, { line, gone, quantity }) => MathBN.add(sum, MathBN.div(MathBN.mult(line.total, gone), quantity)),
    zero,
  )
  return MathBN.min(MathBN.add(goods, order.shippingTotal), total)
}
