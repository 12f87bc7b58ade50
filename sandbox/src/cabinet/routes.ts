import type { Routes } from "../http/router.ts"
import {
  addFaultAction,
  cancelAction,
  chargeAction,
  expireAction,
  removeFaultAction,
  resendAction,
  settingsAction,
} from "./actions.ts"
import { homePage } from "./home-page.ts"
import { notificationList } from "./notification-list.ts"
import { orderList } from "./order-list.ts"
import { orderPage } from "./order-page.ts"
import { settingsPage } from "./settings-page.ts"

/** The merchant's pages. */
export const cabinetRoutes: Routes = {
  "GET /": homePage,
  "GET /cabinet": orderList,
  "GET /cabinet/orders/:billnumber": orderPage,
  "POST /cabinet/orders/:billnumber/charge": chargeAction,
  "POST /cabinet/orders/:billnumber/cancel": cancelAction,
  "POST /cabinet/orders/:billnumber/expire": expireAction,
  "GET /cabinet/notifications": notificationList,
  "POST /cabinet/notifications/:id/resend": resendAction,
  "GET /cabinet/settings": settingsPage,
  "POST /cabinet/settings": settingsAction,
  "POST /cabinet/faults": addFaultAction,
  "POST /cabinet/faults/remove": removeFaultAction,
}
