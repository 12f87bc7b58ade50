import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { applePayOnPages } from "../../merchant/wallet-options"
import { logLine } from "../../observe/log-line"
import { findPayable } from "../find-payable"
import { isAppleAddress, merchantSession } from "./merchant-session"

/**
 * Apple's merchant session for the sheet of a session that can be paid.
 * @param validationUrl as Apple's sheet gave it to the page
 * @throws MedusaError: there is no such session, it cannot be paid, Apple Pay is not set up for pages, or Apple gives none
 */
export async function applePaySession(
  container: MedusaContainer,
  sessionId: string,
  validationUrl: unknown,
): Promise<object> {
  if (typeof validationUrl !== "string" || !isAppleAddress(validationUrl))
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "validation_url must be the address that Apple's sheet gave (apple-pay-gateway….apple.com).",
    )
  const session = await findPayable(container, sessionId)
  if (session.found === "gone")
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no such payment session of Assist's.")
  const merchant = session.found === "payable" && applePayOnPages(session.merchant.options.wallets)
  if (!merchant)
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Apple Pay cannot pay this session.", "assist_wallet_off")
  try {
    return await merchantSession(merchant, validationUrl)
  } catch (error) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(logLine({ operation: "apple_pay_session", outcome: "failed" }, (error as Error).message))
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      "Apple gave no merchant session. Pay in another way, or try again in a minute.",
    )
  }
}
