import { MedusaError } from "@medusajs/framework/utils"
import { isWalletToken, type PaymentToken } from "../gateway"

const WALLETS = ["google_pay", "apple_pay", "samsung_pay", "mir_pay"] as const
type Wallet = (typeof WALLETS)[number]

const isWallet = (type: unknown): type is Wallet => WALLETS.some((wallet) => wallet === type)

/**
 * The token of a request's body. Errors say what is wrong and never quote it: a token pays.
 * @throws MedusaError (invalid_data)
 */
export function tokenInBody(body: unknown): PaymentToken {
  const { type, token, ...more } = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>
  if (!isWallet(type)) throw wrong(`type must be one of ${WALLETS.join(", ")}`)
  if (!isWalletToken(token)) throw wrong("token must be what the wallet gave: its JSON text or its object")
  if (Object.keys(more).length > 0)
    throw wrong("the body has further fields; sum, payer and order number are the cart's, and nothing else is taken")
  return { type, token }
}

function wrong(what: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, `Payment by token: ${what}.`)
}
