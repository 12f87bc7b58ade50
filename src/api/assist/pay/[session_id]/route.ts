import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { sendPage } from "../../../../shopper/send-page"
import { sendToAssist } from "../../../../shopper/send-to-assist"
import { unavailablePage } from "../../../../shopper/unavailable"

/** The way to Assist's payment page. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const language = req.headers["accept-language"]
  const sent = await sendToAssist(req.scope, req.params["session_id"] ?? "", language).catch((error: unknown) =>
    unavailablePage(req.scope, language, error),
  )
  if ("redirect" in sent) {
    res.setHeader("Cache-Control", "no-store")
    res.redirect(303, sent.redirect)
    return
  }
  sendPage(res, sent.status, sent.page)
}
