import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { answerHead, sendOn, sendPage } from "../../../../shopper/send-page"
import { sendToAssist } from "../../../../shopper/send-to-assist"
import { unavailablePage } from "../../../../shopper/unavailable"

/**
 * The way to Assist's payment page: `payment_url` of a payment session's data leads here, and a storefront sends the shopper's browser to
 * it. With `openOrder: "request"` the browser is redirected to Assist (303); with `"form"` it gets a page that posts the order there by
 * itself. A session that is paid already leads on to its end. In the language of `Accept-Language`.
 * @throws 404: a page that says there is no such payment.
 * @throws 409: the sum is no longer the cart's; a new payment session is needed.
 * @throws 410: the session was canceled, or its order was.
 * @throws 503: Assist or the database could not be asked, or Assist did not open the order. The page offers to try again.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  if (answerHead(req, res)) return
  const language = req.headers["accept-language"]
  const sent = await sendToAssist(req.scope, req.params["session_id"] ?? "", language).catch((error: unknown) =>
    unavailablePage(req.scope, language, error),
  )
  if ("redirect" in sent) sendOn(res, sent.redirect)
  else sendPage(res, sent.status, sent.page)
}
