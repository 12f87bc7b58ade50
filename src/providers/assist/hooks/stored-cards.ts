import type {
  CreateAccountHolderInput,
  CreateAccountHolderOutput,
  DeleteAccountHolderInput,
  DeletePaymentMethodInput,
  DeletePaymentMethodOutput,
  ListPaymentMethodsInput,
  ListPaymentMethodsOutput,
  PaymentAccountHolderDTO,
} from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { customerNumberOf } from "../../../merchant/customer-number"
import type { Merchant } from "../../../merchant/merchant"
import { cardsOf, forgetCard, showCard } from "../../../operations/cards/stored-cards"

/**
 * The account holder is the customer's number at Assist. Nothing is asked there: Assist begins to know it with the first card
 * that is stored. Core calls this before every session of a customer who is logged in, and what throws here blocks the checkout
 * (contract 1.1); an empty answer makes no row.
 */
export function createHolder({ options }: Merchant, { context }: CreateAccountHolderInput): CreateAccountHolderOutput {
  const number = customerNumberOf(options, context.customer?.id)
  return number ? { id: number, data: { customer_number: number } } : ({} as CreateAccountHolderOutput)
}

/** Removes every card Assist keeps for the holder. */
export async function deleteHolder(merchant: Merchant, { context }: DeleteAccountHolderInput): Promise<void> {
  const number = numberOf(context.account_holder)
  if (!number) return
  for (const { customerNumber, card } of await cardsOf(merchant, number, "job"))
    await merchant.client.forgetStoredCard({ customerNumber, token: card.token })
}

export async function listMethods(
  merchant: Merchant,
  { context }: ListPaymentMethodsInput,
): Promise<ListPaymentMethodsOutput> {
  const number = numberOf(context?.account_holder)
  const cards = number ? await cardsOf(merchant, number, "shopper") : []
  return cards.map((one) => ({ id: one.id, data: { ...showCard(one) } }))
}

/** @throws MedusaError (not_found) for a card that is not the holder's */
export async function deleteMethod(
  merchant: Merchant,
  { data, context }: DeletePaymentMethodInput,
): Promise<DeletePaymentMethodOutput> {
  const number = numberOf(context?.account_holder)
  if (number && (await forgetCard(merchant, number, data.id))) return { data: { id: data.id } }
  throw new MedusaError(MedusaError.Types.NOT_FOUND, "This account holder has no such stored card at Assist.")
}

/** @throws MedusaError: always */
export function saveMethod(): never {
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    "A card is stored at Assist while the customer pays on Assist's page; a shop cannot store one. Set the option customerNumber, and send the customer to payment_url.",
  )
}

function numberOf(holder: Partial<PaymentAccountHolderDTO> | undefined): string | undefined {
  const number = holder?.data?.["customer_number"]
  return typeof number === "string" ? number : undefined
}
