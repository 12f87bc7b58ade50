import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { answerHead, sendOn, sendPage } from "../../../../shopper/send-page"
import { sendToAssist } from "../../../../shopper/send-to-assist"
import { unavailablePage } from "../../../../shopper/unavailable"

/** The way to Assist's payment page. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  if (answerHead(req, res)) return
  const language = req.headers["accept-language"]
  const sent = await sendToAssist(req.scope, req.params["session_id"] ?? "", language).catch((error: unknown) =>
    unavailablePage(req.scope, language, error),
  )
  if ("redirect" in sent) sendOn(res, sent.redirect)
  else sendPage(res, sent.status, sent.page)
}
