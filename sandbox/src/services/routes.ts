import type { Handler, Routes } from "../http/router.ts"
import { cancel, wscancel } from "./cancel.ts"
import { charge } from "./charge.ts"
import { createbill } from "./create-bill.ts"
import { fiscalreceipt } from "./fiscal-receipt.ts"
import { mobileorderresult, mobileregistration } from "./mobile.ts"
import { billinfo, billrevoke } from "./named-bill.ts"
import { orderresult, orderstate } from "./order-queries.ts"
import { rp } from "./recurrent.ts"
import { resultbydate } from "./result-by-date.ts"
import { serveWebService } from "./serve-web-service.ts"
import type { WebService } from "./service.ts"
import { tokenpay, tokenpayOrder } from "./tokenpay.ts"

const serve =
  (service: WebService): Handler =>
  (sandbox, request) =>
    serveWebService(sandbox, service, request)

/** Assist's web services. */
export const serviceRoutes: Routes = {
  "ANY /charge/charge.cfm": serve(charge),
  "ANY /cancel/cancel.cfm": serve(cancel),
  "ANY /cancel/wscancel.cfm": serve(wscancel),
  "ANY /orderresult/orderresult.cfm": serve(orderresult),
  "ANY /orderresult/mobileorderresult.cfm": serve(mobileorderresult),
  "ANY /fiscal/fiscalreceipt.cfm": serve(fiscalreceipt),
  "ANY /registration/mobileregistration.cfm": serve(mobileregistration),
  "ANY /orderstate/orderstate.cfm": serve(orderstate),
  "ANY /resultbydate/resultbydate.cfm": serve(resultbydate),
  "ANY /recurrent/rp.cfm": serve(rp),
  "ANY /pay/tokenpay.cfm": serve(tokenpay),
  "ANY /pay/tokenpay_order.cfm": serve(tokenpayOrder),
  "ANY /bill/createbill.cfm": serve(createbill),
  "ANY /bill/billinfo.cfm": serve(billinfo),
  "ANY /bill/billrevoke.cfm": serve(billrevoke),
}
