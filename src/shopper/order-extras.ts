import type { OrderFormParams } from "../gateway"
import { customerNumberOf } from "../merchant/customer-number"
import type { MerchantOptions } from "../merchant/options"

/**
 * What a merchant's options add to every order: payment means, and the optional fields of the check value (protocol 8.1).
 * @param customerId who was logged in when the session was made; undefined: a guest, to whom nobody's cards are offered
 */
export function orderExtras(
  options: Pick<MerchantOptions, "paymentMeans" | "customerNumber" | "disable3ds" | "maxPoints">,
  customerId: string | undefined,
): Pick<OrderFormParams, "paymentMeans" | "customerNumber" | "disable3ds" | "maxPoints"> {
  const { paymentMeans, disable3ds, maxPoints } = options
  const number = customerNumberOf(options, customerId)
  return {
    ...(paymentMeans && { paymentMeans }),
    ...(number && { customerNumber: number }),
    ...(disable3ds && { disable3ds }),
    ...(maxPoints !== undefined && { maxPoints }),
  }
}
