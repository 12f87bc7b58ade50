import type { OrderFormParams } from "../gateway"
import type { Payable } from "../medusa/payer"
import type { MerchantOptions } from "../merchant/options"

/**
 * As long and as plain as Assist takes a CustomerNumber unchanged (protocol 3.1, 12), and such that the check value is no
 * notification's (`endsAsNotification`); Medusa's own ids are.
 */
const CUSTOMER_NUMBER = /^(?![A-Za-z]+$)(?!.*\.\d\d[A-Za-z]+$)[\w.-]{1,32}$/

/** What a merchant's options add to every order: payment means, and the optional fields of the check value (protocol 8.1). */
export function orderExtras(
  options: Pick<MerchantOptions, "paymentMeans" | "customerNumber" | "disable3ds" | "maxPoints">,
  { customer }: Payable,
): Pick<OrderFormParams, "paymentMeans" | "customerNumber" | "disable3ds" | "maxPoints"> {
  const { paymentMeans, disable3ds, maxPoints } = options
  // A guest is whoever typed that e-mail: the cards stored under it are nobody's to offer.
  const known = options.customerNumber && customer?.has_account && CUSTOMER_NUMBER.test(customer.id)
  return {
    ...(paymentMeans && { paymentMeans }),
    ...(known && { customerNumber: customer.id }),
    ...(disable3ds && { disable3ds }),
    ...(maxPoints !== undefined && { maxPoints }),
  }
}
