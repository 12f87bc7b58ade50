import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { bringBack } from "../../../../shopper/bring-back"
import { answerHead, sendOn, sendPage } from "../../../../shopper/send-page"
import { unavailablePage } from "../../../../shopper/unavailable"

/**
 * Where Assist sends the browser back, after a success and after a failure. Nothing in the address is believed: Assist itself is asked, and
 * the order is placed if the money is there. Then the browser is redirected (303) to `success`, `failure` or `pending` of the option
 * `returnUrls`.
 * @throws 404: a page that says there is no such payment.
 * @throws 503: the store cannot tell now. The page offers to try again.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  if (answerHead(req, res)) return
  const language = req.headers["accept-language"]
  const back = await bringBack(req.scope, req.params["session_id"] ?? "", language).catch((error: unknown) =>
    unavailablePage(req.scope, language, error),
  )
  if ("redirect" in back) sendOn(res, back.redirect)
  else sendPage(res, back.status, back.page)
}

/** The same as `GET`. Nothing is documented about a POST return (protocol 3.3); nothing is read from its body. */
export const POST = GET
