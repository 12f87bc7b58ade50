import { cabinetRoutes } from "./cabinet/routes.ts"
import { controlRoutes } from "./control/routes.ts"
import type { Routes } from "./http/router.ts"
import { oneClickRoutes } from "./one-click/routes.ts"
import { paymentRoutes } from "./payment/routes.ts"
import { serviceRoutes } from "./services/routes.ts"

import { tokenApiRoutes } from "./token-api/routes.ts"

/** Everything the sandbox listens to. */
export const routes: Routes = {
  ...paymentRoutes,
  ...serviceRoutes,
  ...tokenApiRoutes,
  ...oneClickRoutes,
  ...cabinetRoutes,
  ...controlRoutes,
}
