import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { answerHead } from "../../../../../../shopper/send-page"
import { refusalOr } from "../../../../../../shopper/unavailable"
import { walletData } from "../../../../../../shopper/wallets/wallet-data"

/** The wallets a session may be paid with, in the words of Google's and Apple's own APIs. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  if (answerHead(req, res)) return
  const wallets = await walletData(req.scope, req.params["id"] ?? "").catch(refusalOr(req))
  res.setHeader("Cache-Control", "no-store")
  res.json({ wallets })
}
