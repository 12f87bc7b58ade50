import type { BillNumber, OrderNumber } from "./model"

/** Characters Assist removes from an order number without a word (protocol 12): one with them comes back different. */
const REMOVED = /[<>'"; ]/

/**
 * Marks a text as an order number.
 * @throws RangeError unless Assist takes it unchanged: 1 to 128 characters, none of those it removes (protocol 3.1, 12)
 */
export function orderNumber(text: string): OrderNumber {
  if (text.length === 0 || text.length > 128 || REMOVED.test(text))
    throw new RangeError(`"${text.slice(0, 40)}" is no order number that Assist takes unchanged`)
  return text as OrderNumber
}

/**
 * Marks a text as a billnumber. Assist documents 15 or 16 digits (seed 003); any number of digits is taken, since what
 * Assist itself has given must stay readable.
 * @throws RangeError for anything but digits
 */
export function billNumber(text: string): BillNumber {
  if (!/^\d{1,32}$/.test(text)) throw new RangeError(`"${text.slice(0, 40)}" is no billnumber`)
  return text as BillNumber
}
