import { clockNow } from "../clock.ts"
import type { HttpRequest } from "../http/read-request.ts"
import { htmlReply, type Reply } from "../http/reply.ts"
import { settleOrder } from "../orders/settle.ts"
import { errorPage } from "../pages/error-page.ts"
import { type Language, readLanguage } from "../protocol/language.ts"
import type { Sandbox } from "../sandbox.ts"
import type { MerchantRow, OrderRow } from "../store/rows.ts"
import type { Unit } from "../store/unit.ts"

/** An order whose page is open in a browser. */
export interface OpenPage {
  unit: Unit
  order: OrderRow
  merchant: MerchantRow
  language: Language
  now: Date
}

/** Runs something on the order a CFSID stands for, or says that there is none. */
export async function onPage(
  sandbox: Sandbox,
  cfsid: string,
  language: string | undefined,
  show: (page: OpenPage) => Promise<Reply> | Reply,
): Promise<Reply> {
  const now = clockNow()
  const reply = await sandbox.store.work(async (unit) => {
    const order = cfsid === "" ? null : await unit.orderByCfsid(cfsid)
    const merchant = order && (await unit.merchant(order.merchantId))
    if (!order || !merchant) return null
    await settleOrder(unit, order, now)
    return show({ unit, order, merchant, language: readLanguage(language, order.language), now })
  })
  return reply ?? htmlReply(errorPage(null, readLanguage(language, "RU"), ""), 404)
}

/** The CFSID and language of a page that is looked at. An unescaped `+` arrives as a blank. */
export function pageKey({ query }: HttpRequest): [cfsid: string, language: string | undefined] {
  return [(query.get("CFSID") ?? "").replaceAll(" ", "+"), query.get("lang") ?? undefined]
}
