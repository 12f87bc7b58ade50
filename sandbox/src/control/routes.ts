import type { Routes } from "../http/router.ts"
import { addFault, listFaults, removeFaults } from "./faults.ts"
import { addMerchant, listMerchants, readSettings, writeSettings } from "./merchants.ts"
import { flushNotifications, listNotifications, resendNotification } from "./notifications.ts"
import {
  cancelByHand,
  chargeByHand,
  createOrder,
  expireHoldByHand,
  listOrders,
  payOpenOrder,
  timeOutByHand,
} from "./orders.ts"
import { expireBill, listBills, readKeys } from "./records.ts"
import { clearRequests, health, listRequests, reset, setClock } from "./state.ts"

/** The control API: for tests and for people who want the sandbox in a certain state. No part of Assist. */
export const controlRoutes: Routes = {
  "GET /_control/health": health,
  "GET /_control/orders": listOrders,
  "POST /_control/orders": createOrder,
  "POST /_control/pay": payOpenOrder,
  "POST /_control/orders/:billnumber/charge": chargeByHand,
  "POST /_control/orders/:billnumber/cancel": cancelByHand,
  "POST /_control/orders/:billnumber/timeout": timeOutByHand,
  "POST /_control/orders/:billnumber/expire_hold": expireHoldByHand,
  "GET /_control/faults": listFaults,
  "POST /_control/faults": addFault,
  "DELETE /_control/faults": removeFaults,
  "GET /_control/requests": listRequests,
  "DELETE /_control/requests": clearRequests,
  "GET /_control/notifications": listNotifications,
  "POST /_control/notifications/flush": flushNotifications,
  "POST /_control/notifications/:id/resend": resendNotification,
  "GET /_control/settings": readSettings,
  "POST /_control/settings": writeSettings,
  "GET /_control/merchants": listMerchants,
  "POST /_control/merchants": addMerchant,
  "GET /_control/keys": readKeys,
  "GET /_control/bills": listBills,
  "POST /_control/bills/:hash/expire": expireBill,
  "POST /_control/clock": setClock,
  "POST /_control/reset": reset,
}
