import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { bringBackUnnamed } from "../../../shopper/bring-back-unnamed"
import { answerHead, sendOn } from "../../../shopper/send-page"

/** The way back without a session: where Assist keeps to the address of its cabinet. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  if (answerHead(req, res)) return
  const { ordernumber, OrderNumber } = req.query
  sendOn(res, await bringBackUnnamed(req.scope, ordernumber ?? OrderNumber))
}

/** Nothing is documented about a POST return (protocol 3.3); nothing is read from it either. */
export const POST = GET
