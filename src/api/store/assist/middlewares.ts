import {
  authenticate,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import { isCardId } from "../../../operations/cards/card-id"

const WAYS: ["session", "bearer"] = ["session", "bearer"]

/**
 * Nothing but ids of this form behind the matcher, before Express decodes the address: it does not survive one that is malformed.
 */
const only =
  (isId: (text: string) => boolean, message: string) =>
  ({ path }: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
    const [, first = ""] = path.split("/", 2)
    if (first === "" || isId(first)) next()
    else res.status(404).json({ type: "not_found", message })
  }
const isAgreementId = (text: string) => /^asagr_[0-9A-Z]{26}$/.test(text)

/** What belongs to one customer is shown to nobody but that customer, logged in. */
export const storeAssistMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/assist/payment-methods",
    middlewares: [only(isCardId, "There is no such stored card."), authenticate("customer", WAYS)],
  },
  {
    matcher: "/store/assist/agreements",
    middlewares: [only(isAgreementId, "There is no such agreement."), authenticate("customer", WAYS)],
  },
  {
    method: ["POST"],
    matcher: "/store/assist/payment-sessions/:id/token",
    // A guest pays with a wallet.
    middlewares: [authenticate("customer", WAYS, { allowUnauthenticated: true })],
  },
]
