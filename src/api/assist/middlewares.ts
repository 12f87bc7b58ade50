import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { shopperLanguage } from "../../shopper/language"
import { problemPage } from "../../shopper/page"
import { sendPage } from "../../shopper/send-page"
import { isSessionId } from "../../shopper/session-id"

// Without a method and without a parameter: these run before Express decodes the address, which it does not survive when the
// address is malformed.

/** Pages of a session that cannot exist: the same page as for one that is gone. */
function onlySessionPages(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  if (namesSession(req)) next()
  else sendPage(res, 404, problemPage(shopperLanguage(req.headers["accept-language"]), "gone", undefined))
}

function onlySessions(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  if (namesSession(req)) next()
  else res.status(404).json({ type: "not_found", message: "There is no such payment session." })
}

/** The first part of the address behind the matcher, or none at all. */
function namesSession({ path }: MedusaRequest): boolean {
  const [, first = ""] = path.split("/", 2)
  return first === "" || isSessionId(first)
}

export const assistSessionMiddlewares: MiddlewareRoute[] = [
  { matcher: "/assist/pay", middlewares: [onlySessionPages] },
  { matcher: "/assist/return", middlewares: [onlySessionPages] },
  { matcher: "/store/assist/payment-sessions", middlewares: [onlySessions] },
]
