import type { MerchantOptions } from "./options"

/**
 * As long and as plain as Assist takes a CustomerNumber unchanged (protocol 3.1, 12), and such that the check value is no
 * notification's (`endsAsNotification`); Medusa's own ids are.
 */
const CUSTOMER_NUMBER = /^(?![A-Za-z]+$)(?!.*\.\d\d[A-Za-z]+$)[\w.-]{1,32}$/

/**
 * Under which number Assist keeps a customer's cards.
 * @param customerId of a customer who is logged in; undefined: a guest, who has no cards
 */
export function customerNumberOf(
  { customerNumber }: Pick<MerchantOptions, "customerNumber">,
  customerId: string | undefined,
): string | undefined {
  return customerNumber && customerId && CUSTOMER_NUMBER.test(customerId) ? customerId : undefined
}
