import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { ApplePaySessionRequest } from "../../../../../../shopper/store-api"
import { refusalOr } from "../../../../../../shopper/unavailable"
import { applePaySession } from "../../../../../../shopper/wallets/apple-pay-session"

/**
 * Apple's merchant session, for `onvalidatemerchant` of its sheet. Needs Apple Pay for web pages in the option `wallets`. The answer is
 * Apple's own object, to be handed to `completeMerchantValidation` as it is.
 * @throws 400: `validation_url` is none of Apple's, or with `assist_wallet_off` Apple Pay cannot pay this session.
 * @throws 404: there is no such payment session of Assist's.
 * @throws 500: Apple gave no merchant session.
 */
export async function POST(req: MedusaRequest<ApplePaySessionRequest>, res: MedusaResponse): Promise<void> {
  const session = await applePaySession(req.scope, req.params["id"] ?? "", req.body?.validation_url).catch(
    refusalOr(req),
  )
  res.setHeader("Cache-Control", "no-store")
  res.json(session)
}
