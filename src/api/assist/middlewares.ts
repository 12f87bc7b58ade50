import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import type { ConfigModule } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { shopperLanguage } from "../../shopper/language"
import { problemPage } from "../../shopper/page"
import { sendPage } from "../../shopper/send-page"
import { isSessionId } from "../../shopper/session-id"
import { domainAssociation } from "../../shopper/wallets/domain-association"

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

/** A folder for this route would begin with a dot, which the compiler leaves out. */
function appleDomainFile(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const config = req.scope.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE)
  const content = req.method === "GET" || req.method === "HEAD" ? domainAssociation(config, req.hostname) : undefined
  if (content) res.type("text/plain").send(content)
  else next()
}

export const assistSessionMiddlewares: MiddlewareRoute[] = [
  { matcher: "/.well-known/apple-developer-merchantid-domain-association", middlewares: [appleDomainFile] },
  { matcher: "/assist/pay", middlewares: [onlySessionPages] },
  { matcher: "/assist/return", middlewares: [onlySessionPages] },
  { matcher: "/store/assist/payment-sessions", middlewares: [onlySessions] },
]
