/** The cart lacks what a payment by token needs; nothing was sent. */
export class PayerIncomplete extends Error {
  /** @param fields of the cart, such as `billing_address.last_name` */
  constructor(
    readonly fields: readonly string[],
    message: string,
  ) {
    super(message)
  }
}
