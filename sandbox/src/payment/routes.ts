import { htmlReply } from "../http/reply.ts"
import type { Handler, Routes } from "../http/router.ts"
import { errorPage } from "../pages/error-page.ts"
import { resultPage } from "../pages/result-page.ts"
import { readLanguage } from "../protocol/language.ts"
import { showAcsPage, submitAcsPage } from "./acs-cfm.ts"
import { showReceipt } from "./fiscal-receipt-cfm.ts"
import { onPage, pageKey } from "./open-page.ts"
import { orderCfm } from "./order-cfm.ts"
import { resultPageJson, wantsJson } from "./page-json.ts"
import { showPayPage, submitPayPage } from "./pay-cfm.ts"
import { acceptBill, showBill } from "./paybill-cfm.ts"
import { payrequestCfm } from "./payrequest-cfm.ts"
import { returnUrl } from "./return-url.ts"

const showResult: Handler = (sandbox, request) =>
  onPage(sandbox, ...pageKey(request), (page) => {
    const { order, merchant, language } = page
    return wantsJson(request.query)
      ? resultPageJson(page)
      : htmlReply(resultPage(order, merchant, language, returnUrl(order)))
  })

const showError: Handler = (_sandbox, { query }) => {
  const match = /^(\d+)\.(\d+)$/.exec(query.get("ErrorID") ?? "")
  const codes = match && { first: Number(match[1]), second: Number(match[2]) }
  const link = codes ? `/pay/error.cfm?ErrorID=${codes.first}.${codes.second}&Language={lang}` : ""
  return htmlReply(errorPage(codes, readLanguage(query.get("Language") ?? undefined, "RU"), link))
}

/** What a shopper's browser sees, and the ways there. */
export const paymentRoutes: Routes = {
  "GET /pay/order.cfm": orderCfm,
  "POST /pay/order.cfm": orderCfm,
  "ANY /pay/payrequest.cfm": payrequestCfm,
  "GET /bill/paybill.cfm": showBill,
  "POST /bill/paybill.cfm": acceptBill,
  "GET /pay/pay.cfm": showPayPage,
  "POST /pay/pay.cfm": submitPayPage,
  "GET /pay/acs.cfm": showAcsPage,
  "POST /pay/acs.cfm": submitAcsPage,
  "GET /pay/result.cfm": showResult,
  "GET /pay/error.cfm": showError,
  "GET /fiscal/receipt.cfm": showReceipt,
}
