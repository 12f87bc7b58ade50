import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { refusalOr } from "../../../../../../shopper/unavailable"
import { applePaySession } from "../../../../../../shopper/wallets/apple-pay-session"

/** Apple's merchant session, for `onvalidatemerchant` of its sheet. */
export async function POST(req: MedusaRequest<{ validation_url?: unknown }>, res: MedusaResponse): Promise<void> {
  const session = await applePaySession(req.scope, req.params["id"] ?? "", req.body?.validation_url).catch(
    refusalOr(req),
  )
  res.setHeader("Cache-Control", "no-store")
  res.json(session)
}
