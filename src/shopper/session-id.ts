/** As Medusa makes the ids of payment sessions: the prefix of the table, then a ULID. */
const SESSION_ID = /^payses_[0-9A-HJKMNP-TV-Z]{26}$/

/**
 * May this be the id of a payment session? Anything else is answered before a database or Assist is asked: an order number,
 * which is printed on receipts, opens no page.
 * @param text a part of an address as it came, not decoded
 */
export function isSessionId(text: string): boolean {
  return SESSION_ID.test(text)
}
