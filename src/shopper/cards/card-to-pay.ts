import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import type { PaymentToken } from "../../gateway"
import type { Merchant } from "../../merchant/merchant"
import { cardsOf } from "../../operations/cards/stored-cards"
import { sessionsOf } from "../../operations/context"
import { shopperLanguage } from "../language"
import { SHOPPER_TEXTS } from "../texts"
import { cardUnknown } from "./customers-cards"

/** A wish to pay a session with a stored card. */
export interface CardWish {
  readonly type: "stored_card"
  readonly paymentMethodId: string
}

/**
 * The token of a card that the customer who asks has stored. Looked up in the list Assist has for this very customer, never by
 * what the request says alone, and not for a session that another customer began.
 * @param customerId who is logged in, from the request's own authentication; undefined: a guest
 * @throws MedusaError with a text for the shopper; AssistError
 */
export async function cardToPay(
  container: MedusaContainer,
  merchant: Merchant,
  sessionId: string,
  { paymentMethodId }: CardWish,
  customerId: string | undefined,
  acceptLanguage: string | undefined,
): Promise<PaymentToken> {
  const { token } = SHOPPER_TEXTS[shopperLanguage(acceptLanguage)]
  if (!customerId) throw new MedusaError(MedusaError.Types.UNAUTHORIZED, token.log_in, "assist_log_in")
  if (!merchant.options.customerNumber)
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "This shop stores no cards (option customerNumber).",
      "assist_stored_cards_off",
    )
  const beganBy = await sessionsOf(container).customerOf(sessionId)
  if (beganBy && beganBy !== customerId) throw new MedusaError(MedusaError.Types.NOT_FOUND, token.unknown_session)
  const found = (await cardsOf(merchant, customerId, "shopper")).find(({ id }) => id === paymentMethodId)
  if (!found) throw cardUnknown(acceptLanguage)
  return { type: "stored_card", token: found.card.token, customerNumber: found.customerNumber }
}
