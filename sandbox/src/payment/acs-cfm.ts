import { bodyFields, type HttpRequest } from "../http/read-request.ts"
import { htmlReply, type Reply, redirect } from "../http/reply.ts"
import { confirmPayment } from "../orders/pay-order.ts"
import { pendingPayment } from "../orders/settle.ts"
import { acsPage } from "../pages/acs-page.ts"
import { pageAddress } from "../pages/page-address.ts"
import type { Sandbox } from "../sandbox.ts"
import { onPage, pageKey } from "./open-page.ts"
import { leave } from "./pay-cfm.ts"

/** GET /pay/acs.cfm : the bank's page with the one-time code. */
export function showAcsPage(sandbox: Sandbox, request: HttpRequest): Promise<Reply> {
  return onPage(sandbox, ...pageKey(request), ({ order, merchant, language }) => {
    const operation = pendingPayment(order)
    if (operation?.pending?.kind !== "3ds") return redirect(pageAddress("pay", order, language))
    return htmlReply(acsPage(order, merchant, operation.card?.maskedNumber ?? "", language))
  })
}

/** POST /pay/acs.cfm : the code. */
export async function submitAcsPage(sandbox: Sandbox, request: HttpRequest): Promise<Reply> {
  const fields = await bodyFields(request)
  return onPage(sandbox, fields.text("cfsid"), fields.get("lang"), async (page) => {
    if (pendingPayment(page.order)?.pending?.kind === "3ds") {
      await confirmPayment(page.unit, page.order, fields.text("code"), page.now)
    }
    return leave(page)
  })
}
