import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { bringBackUnnamed } from "../../../shopper/bring-back-unnamed"
import { answerHead, sendOn } from "../../../shopper/send-page"

/**
 * The way back without a session, where Assist keeps to the address of its cabinet. Redirects (303) to `pending` of the option
 * `returnUrls`, without any id. `ordernumber` in the query only says which payment to look at; it opens nothing.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  if (answerHead(req, res)) return
  const { ordernumber, OrderNumber } = req.query
  sendOn(res, await bringBackUnnamed(req.scope, ordernumber ?? OrderNumber))
}

/** The same as `GET`. Nothing is documented about a POST return (protocol 3.3); nothing is read from its body. */
export const POST = GET
