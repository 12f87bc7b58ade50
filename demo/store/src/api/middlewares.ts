import { authenticate, defineMiddlewares } from "@medusajs/framework/http"

/** Subscriptions are for customers who are logged in. */
export default defineMiddlewares({
  routes: [{ matcher: "/store/demo/subscriptions*", middlewares: [authenticate("customer", ["bearer", "session"])] }],
})
