import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { configuredMerchants } from "../../merchant/find-merchant"
import { cardsOf, forgetCard, showCard } from "../../operations/cards/stored-cards"
import { shopperLanguage } from "../language"
import type { PaymentMethod } from "../store-api"
import { SHOPPER_TEXTS } from "../texts"

function merchantsOf(container: MedusaContainer) {
  return configuredMerchants(container.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE))
}

/** The cards a customer can pay with, at every merchant of this store. @throws AssistError */
export async function listCustomersCards(container: MedusaContainer, customerId: string): Promise<PaymentMethod[]> {
  const lists = merchantsOf(container).map(async (merchant) =>
    (await cardsOf(merchant, customerId, "shopper")).map((one) => ({
      id: one.id,
      provider_id: merchant.providerId,
      ...showCard(one),
    })),
  )
  return (await Promise.all(lists)).flat()
}

/** @throws MedusaError (not_found) for a card that is not this customer's; AssistError */
export async function forgetCustomersCard(
  container: MedusaContainer,
  customerId: string,
  id: string,
  acceptLanguage: string | undefined,
): Promise<void> {
  for (const merchant of merchantsOf(container)) if (await forgetCard(merchant, customerId, id)) return
  throw cardUnknown(acceptLanguage)
}

export function cardUnknown(acceptLanguage: string | undefined): MedusaError {
  const text = SHOPPER_TEXTS[shopperLanguage(acceptLanguage)].token.card_unknown
  return new MedusaError(MedusaError.Types.NOT_FOUND, text, "assist_card_unknown")
}
