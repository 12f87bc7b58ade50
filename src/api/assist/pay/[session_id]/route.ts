import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { sendOn, sendPage } from "../../../../shopper/send-page"
import { sendToAssist } from "../../../../shopper/send-to-assist"

/** The way to Assist's payment page. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const sent = await sendToAssist(req.scope, req.params["session_id"] ?? "", req.headers["accept-language"])
  if ("redirect" in sent) sendOn(res, sent.redirect)
  else sendPage(res, sent.status, sent.page)
}
