import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { bringBack } from "../../../../shopper/bring-back"
import { answerHead, sendOn, sendPage } from "../../../../shopper/send-page"
import { unavailablePage } from "../../../../shopper/unavailable"

/** Where Assist sends the browser back; both its success and its failure address. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  if (answerHead(req, res)) return
  const language = req.headers["accept-language"]
  const back = await bringBack(req.scope, req.params["session_id"] ?? "", language).catch((error: unknown) =>
    unavailablePage(req.scope, language, error),
  )
  if ("redirect" in back) sendOn(res, back.redirect)
  else sendPage(res, back.status, back.page)
}

/** Nothing is documented about a POST return (protocol 3.3); nothing is read from it either. */
export const POST = GET
