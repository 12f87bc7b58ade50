import { MedusaError } from "@medusajs/framework/utils"
import { isWalletToken, type PaymentToken } from "../gateway"
import { isCardId } from "../operations/cards/card-id"
import type { CardWish } from "./cards/card-to-pay"

const WALLETS = ["google_pay", "apple_pay", "samsung_pay", "mir_pay"] as const
type Wallet = (typeof WALLETS)[number]

const isWallet = (type: unknown): type is Wallet => WALLETS.some((wallet) => wallet === type)

/**
 * The token of a request's body, or which stored card it names. Errors say what is wrong and never quote it: a token pays.
 * @throws MedusaError (invalid_data)
 */
export function tokenInBody(body: unknown): PaymentToken | CardWish {
  const { type, token, payment_method_id, ...more } = (typeof body === "object" && body !== null ? body : {}) as Record<
    string,
    unknown
  >
  if (type === "stored_card" && token === undefined && Object.keys(more).length === 0) {
    if (typeof payment_method_id !== "string" || !isCardId(payment_method_id))
      throw wrong("payment_method_id must be the id of one of the customer's stored cards")
    return { type, paymentMethodId: payment_method_id }
  }
  if (!isWallet(type))
    throw wrong(`type must be one of ${WALLETS.join(", ")}, or stored_card with payment_method_id alone`)
  if (!isWalletToken(token)) throw wrong("token must be what the wallet gave: its JSON text or its object")
  if (payment_method_id !== undefined || Object.keys(more).length > 0)
    throw wrong("the body has further fields; sum, payer and order number are the cart's, and nothing else is taken")
  return { type, token }
}

function wrong(what: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, `Payment by token: ${what}.`)
}
