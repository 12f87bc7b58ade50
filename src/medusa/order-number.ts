import { MedusaError } from "@medusajs/framework/utils"
import { type OrderNumber, orderNumber } from "../gateway"
import { Refused } from "../refusals/refused"
import { saying } from "../refusals/saying"

/**
 * The order number at Assist that a payment is tied to, from the data `authorizePayment` wrote.
 * @throws MedusaError (invalid_data) for a payment of another provider, or one whose data was overwritten
 */
export function orderNumberOf(data: Record<string, unknown> | null | undefined): OrderNumber {
  const number = orderNumberIn(data)
  if (number) return orderNumber(number)
  throw new Refused(MedusaError.Types.INVALID_DATA, saying("no_order_number"))
}

/** The same for data that may be anybody's. */
export function orderNumberIn(data: unknown): string | undefined {
  const number = (data as { order_number?: unknown } | null | undefined)?.order_number
  return typeof number === "string" && number ? number : undefined
}
