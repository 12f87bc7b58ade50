import type { StoredCard, Urgency } from "../../gateway"
import { customerNumberOf } from "../../merchant/customer-number"
import type { Merchant } from "../../merchant/merchant"
import { cardId } from "./card-id"

/** A stored card as a storefront may see it, and what pays with it. */
export interface CustomersCard {
  readonly id: string
  readonly customerNumber: string
  readonly card: StoredCard
}

/** What a customer may see of their own card. */
export interface ShownCard {
  readonly brand: string
  readonly last4: string
  /** `MM/YYYY`. */
  readonly expires: string
  readonly bank: string
  /** The bank asks for CVC on Assist's page. */
  readonly needs_cvc: boolean
}

/**
 * The cards of a customer that can pay, as Assist has them at this moment: this shop keeps no list of its own. Empty without the
 * option `customerNumber`.
 * @param customerId of the customer who is logged in
 * @throws AssistError
 */
export async function cardsOf(
  { options, client }: Merchant,
  customerId: string,
  urgency: Urgency,
): Promise<CustomersCard[]> {
  const customerNumber = customerNumberOf(options, customerId)
  if (!customerNumber) return []
  const cards = await client.storedCards({ customerNumber, urgency })
  return cards.filter(({ active }) => active).map((card) => ({ id: cardId(card.token), customerNumber, card }))
}

export function showCard({ card: { brand, last4, expires, bank, needsCvc } }: CustomersCard): ShownCard {
  return { brand, last4, expires: expires.replace(".", "/"), bank, needs_cvc: needsCvc }
}

/**
 * Removes a card of this customer's own list.
 * @returns false: it is not in the list
 * @throws AssistError
 */
export async function forgetCard(merchant: Merchant, customerId: string, id: string): Promise<boolean> {
  const found = (await cardsOf(merchant, customerId, "shopper")).find((one) => one.id === id)
  if (!found) return false
  await merchant.client.forgetStoredCard({ customerNumber: found.customerNumber, token: found.card.token })
  return true
}
