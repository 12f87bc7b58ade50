import { bodyFields, type HttpRequest } from "../http/read-request.ts"
import { htmlReply, type Reply, redirect } from "../http/reply.ts"
import { findAttempts } from "../orders/find-orders.ts"
import { openOrder } from "../orders/open-order.ts"
import { billPage } from "../pages/bill-page.ts"
import { errorPage } from "../pages/error-page.ts"
import { readLanguage } from "../protocol/language.ts"
import { PAID_STATES } from "../protocol/order-states.ts"
import type { Sandbox } from "../sandbox.ts"
import type { BillRow, MerchantRow, OrderRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"

interface OpenBill {
  unit: Unit
  bill: BillRow
  merchant: MerchantRow
  /** The attempt that has been paid, if any. */
  paid: OrderRow | undefined
  expired: boolean
  now: Date
}

/** GET /bill/paybill.cfm?ID=<hash> : the bill (protocol 9.4). A link may be opened as often as one likes. */
export function showBill(sandbox: Sandbox, request: HttpRequest): Promise<Reply> {
  return onBill(sandbox, request.query.get("ID") ?? "", ({ bill, merchant, paid, expired }) => {
    if (paid) return redirect(`/pay/result.cfm?CFSID=${paid.cfsid}`)
    const language = readLanguage(request.query.get("lang") ?? undefined, bill.language)
    return htmlReply(billPage(bill, merchant, expired, language), expired ? 410 : 200)
  })
}

/** POST /bill/paybill.cfm : "order created only when the payer accepts" (protocol 9.4). */
export async function acceptBill(sandbox: Sandbox, request: HttpRequest): Promise<Reply> {
  const fields = await bodyFields(request)
  return onBill(sandbox, fields.text("id"), async ({ unit, bill, merchant, paid, expired, now }) => {
    if (paid) return redirect(`/pay/result.cfm?CFSID=${paid.cfsid}`)
    if (expired) return htmlReply(billPage(bill, merchant, true, bill.language), 410)
    const order = await openOrder(
      unit,
      merchant,
      {
        orderNumber: bill.number,
        amount: bill.amount,
        currency: bill.currency,
        delay: bill.delay,
        comment: bill.comment,
        customer: bill.customer,
        language: bill.language,
        returnUrls: bill.returnUrls,
        clientIp: request.clientIp,
        extra: { bill: bill.hash, ...(bill.customerNumber ? { customerNumber: bill.customerNumber } : {}) },
      },
      now,
    )
    return redirect(`/pay/pay.cfm?CFSID=${order.cfsid}`)
  })
}

async function onBill(
  sandbox: Sandbox,
  hash: string,
  show: (open: OpenBill) => Promise<Reply> | Reply,
): Promise<Reply> {
  const now = new Date()
  const reply = await sandbox.store.work(async (unit) => {
    const bill = hash === "" ? null : await unit.bills.byHash(hash)
    const merchant = bill && (await unit.merchant(bill.merchantId))
    if (!bill || !merchant) return null
    const attempts = await findAttempts(unit, bill.number, now, bill.merchantId)
    const paid = attempts.find((order) => PAID_STATES.includes(order.state))
    return show({ unit, bill, merchant, paid, expired: new Date(bill.payUntil) <= now, now })
  })
  return reply ?? htmlReply(errorPage(null, "RU", ""), 404)
}
