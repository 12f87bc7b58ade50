import type { Routes } from "../http/router.ts"
import { declineOrder } from "./decline-order.ts"
import { login } from "./login.ts"

/** The JSON API with bearer tokens (protocol 3.5). */
export const tokenApiRoutes: Routes = {
  "POST /api/v1/auth/login.cfm": login,
  "POST /api/v1/order/cancel.cfm": declineOrder,
}
