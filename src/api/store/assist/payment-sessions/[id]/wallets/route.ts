import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { answerHead } from "../../../../../../shopper/send-page"
import type { WalletsAnswer } from "../../../../../../shopper/store-api"
import { refusalOr } from "../../../../../../shopper/unavailable"
import { walletData } from "../../../../../../shopper/wallets/wallet-data"

/**
 * The wallets a session may be paid with, in the words of Google's and Apple's own APIs (docs/wallets.md). `walletButtons` of the
 * storefront module calls it.
 * @throws 404: there is no such payment session of Assist's.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse<WalletsAnswer>): Promise<void> {
  if (answerHead(req, res)) return
  const wallets = await walletData(req.scope, req.params["id"] ?? "").catch(refusalOr(req))
  res.setHeader("Cache-Control", "no-store")
  res.json({ wallets })
}
