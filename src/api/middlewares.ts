import { defineMiddlewares } from "@medusajs/framework/http"
import { adminAssistMiddlewares } from "./admin/assist/middlewares"
import { assistSessionMiddlewares } from "./assist/middlewares"
import { storeAssistMiddlewares } from "./store/assist/middlewares"

export default defineMiddlewares({
  routes: [
    // Read raw by the route itself: Express refuses every form charset but UTF-8 with 415 (contract trap 14).
    { method: ["POST"], matcher: "/hooks/assist", bodyParser: false },
    { method: ["POST"], matcher: "/assist/return/:session_id", bodyParser: false },
    ...assistSessionMiddlewares,
    ...storeAssistMiddlewares,
    ...adminAssistMiddlewares,
  ],
})
