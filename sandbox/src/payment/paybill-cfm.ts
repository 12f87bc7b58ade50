import { clockNow } from "../clock.ts"
import { bodyFields, type HttpRequest } from "../http/read-request.ts"
import { htmlReply, type Reply, redirect } from "../http/reply.ts"
import { standingBill } from "../orders/bill-state.ts"
import { openOrder } from "../orders/open-order.ts"
import { type BillClosed, billPage } from "../pages/bill-page.ts"
import { errorPage } from "../pages/error-page.ts"
import { pageAddress } from "../pages/page-address.ts"
import { readLanguage } from "../protocol/language.ts"
import type { Sandbox } from "../sandbox.ts"
import type { BillRow, MerchantRow, OrderRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"

interface OpenBill {
  unit: Unit
  bill: BillRow
  merchant: MerchantRow
  /** The attempt that has been paid, if any. */
  paid: OrderRow | undefined
  /** Why it cannot be paid any more. */
  closed: BillClosed | null
  now: Date
}

/** GET /bill/paybill.cfm?ID=<hash> : the bill (protocol 9.4). A link may be opened as often as one likes. */
export function showBill(sandbox: Sandbox, request: HttpRequest): Promise<Reply> {
  return onBill(sandbox, request.query.get("ID") ?? "", ({ bill, merchant, paid, closed }) => {
    if (paid) return redirect(pageAddress("result", paid))
    const language = readLanguage(request.query.get("lang") ?? undefined, bill.language)
    return htmlReply(billPage(bill, merchant, closed, language), closed ? 410 : 200)
  })
}

/** POST /bill/paybill.cfm : "order created only when the payer accepts" (protocol 9.4). */
export async function acceptBill(sandbox: Sandbox, request: HttpRequest): Promise<Reply> {
  const fields = await bodyFields(request)
  return onBill(sandbox, fields.text("id"), async ({ unit, bill, merchant, paid, closed, now }) => {
    if (paid) return redirect(pageAddress("result", paid))
    if (closed) return htmlReply(billPage(bill, merchant, closed, bill.language), 410)
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
    return redirect(pageAddress("pay", order))
  })
}

async function onBill(
  sandbox: Sandbox,
  hash: string,
  show: (open: OpenBill) => Promise<Reply> | Reply,
): Promise<Reply> {
  const now = clockNow()
  const reply = await sandbox.store.work(async (unit) => {
    const bill = hash === "" ? null : await unit.bills.byHash(hash)
    const merchant = bill && (await unit.merchant(bill.merchantId))
    if (!bill || !merchant) return null
    const { state, paid } = await standingBill(unit, bill, now)
    const expired = new Date(bill.payUntil) <= now
    const closed = state === "Deleted" ? "billRevoked" : expired ? "billExpired" : null
    return show({ unit, bill, merchant, paid, closed, now })
  })
  return reply ?? htmlReply(errorPage(null, "RU", ""), 404)
}
