import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { outcomeOfSession } from "../../../../../shopper/current-outcome"
import { shopperLanguage } from "../../../../../shopper/language"
import { answerHead } from "../../../../../shopper/send-page"
import { showOutcome } from "../../../../../shopper/show-outcome"
import { unavailableError } from "../../../../../shopper/unavailable"

/** What became of a payment: for a storefront that waits on its pending page, or shows why a payment failed. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  if (answerHead(req, res)) return
  const id = req.params["id"] ?? ""
  const language = shopperLanguage(req.headers["accept-language"])
  const outcome = await outcomeOfSession(req.scope, id, language).catch((error: unknown) => {
    throw unavailableError(req.scope, req.headers["accept-language"], error)
  })
  if (!outcome)
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "This payment session was not sent to Assist (send the browser to its payment_url).",
    )
  res.setHeader("Cache-Control", "no-store")
  res.json(showOutcome(id, outcome))
}
