/** Why the plugin moves money though no row of Medusa's asks for it. */
export type OwnReason =
  /** Money that can become no payment goes back. */
  | "refused_payment"
  /** An edited order needs none of its hold. */
  | "edited_order"
  /** Core could not write the payment of an authorization. */
  | "unbooked_authorization"
  /** Refund rows of a canceled order stand for money that never went back. */
  | "booked_refund"
  /** A further payment under the same order number goes back. */
  | "extra_payment"

/** What asks for a movement of money: a capture, refund, payment or discrepancy by its id, or a reason of the plugin's. */
export type WishKey = { readonly id: string } | { readonly reason: OwnReason }

/** The form in which the ledger keeps it. */
export function wishKeyText(key: WishKey): string {
  return "id" in key ? key.id : `reason:${key.reason}`
}
