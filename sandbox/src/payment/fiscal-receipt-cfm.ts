import { htmlReply } from "../http/reply.ts"
import type { Handler } from "../http/router.ts"
import { fiscalDocument } from "../orders/fiscal-document.ts"
import { fiscalReceiptPage, noReceiptPage } from "../pages/fiscal-receipt-page.ts"
import { readLanguage } from "../protocol/language.ts"

/** GET /fiscal/receipt.cfm?fn=&i=&fp= : the page of a fiscal document, for those who have all of its numbers. */
export const showReceipt: Handler = async (sandbox, { query }) => {
  const id = query.get("i") ?? ""
  const found = await sandbox.store.work(async (unit) => {
    const order = /^\d{1,9}$/.test(id) ? await unit.orderOfOperation(Number(id)) : null
    const merchant = order && (await unit.merchant(order.merchantId))
    const operation = order?.operations.find((one) => one.id === Number(id))
    const document = order && operation && fiscalDocument(order, operation)
    const named = document?.drive === query.get("fn") && document?.sign === query.get("fp")
    return merchant && document?.status === "Success" && named ? { order, merchant, document } : null
  })
  const language = readLanguage(query.get("lang") ?? undefined, found?.order.language ?? "RU")
  if (!found) return htmlReply(noReceiptPage(language), 404)
  return htmlReply(fiscalReceiptPage(found.order, found.merchant, found.document, language))
}
