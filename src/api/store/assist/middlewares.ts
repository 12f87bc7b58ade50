import {
  authenticate,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import { isCardId } from "../../../operations/cards/card-id"

const WAYS: ["session", "bearer"] = ["session", "bearer"]

/** Before Express decodes the address, which it does not survive when the address is malformed. */
function onlyCards({ path }: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const [, first = ""] = path.split("/", 2)
  if (first === "" || isCardId(first)) next()
  else res.status(404).json({ type: "not_found", message: "There is no such stored card." })
}

/** What belongs to one customer is shown to nobody but that customer, logged in. */
export const storeAssistMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/assist/payment-methods", middlewares: [onlyCards, authenticate("customer", WAYS)] },
  {
    method: ["POST"],
    matcher: "/store/assist/payment-sessions/:id/token",
    // A guest pays with a wallet.
    middlewares: [authenticate("customer", WAYS, { allowUnauthenticated: true })],
  },
]
