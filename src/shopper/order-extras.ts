import type { OrderFormParams } from "../gateway"
import type { MerchantOptions } from "../merchant/options"

/**
 * As long and as plain as Assist takes a CustomerNumber unchanged (protocol 3.1, 12), and such that the check value is no
 * notification's (`endsAsNotification`); Medusa's own ids are.
 */
const CUSTOMER_NUMBER = /^(?![A-Za-z]+$)(?!.*\.\d\d[A-Za-z]+$)[\w.-]{1,32}$/

/**
 * What a merchant's options add to every order: payment means, and the optional fields of the check value (protocol 8.1).
 * @param customerId who was logged in when the session was made; undefined: a guest, to whom nobody's cards are offered
 */
export function orderExtras(
  options: Pick<MerchantOptions, "paymentMeans" | "customerNumber" | "disable3ds" | "maxPoints">,
  customerId: string | undefined,
): Pick<OrderFormParams, "paymentMeans" | "customerNumber" | "disable3ds" | "maxPoints"> {
  const { paymentMeans, disable3ds, maxPoints } = options
  const number = options.customerNumber && customerId && CUSTOMER_NUMBER.test(customerId) ? customerId : undefined
  return {
    ...(paymentMeans && { paymentMeans }),
    ...(number && { customerNumber: number }),
    ...(disable3ds && { disable3ds }),
    ...(maxPoints !== undefined && { maxPoints }),
  }
}
