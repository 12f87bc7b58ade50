import { htmlReply } from "../http/reply.ts"
import type { Handler } from "../http/router.ts"
import { fiscalDocument } from "../orders/fiscal-document.ts"
import { fiscalReceiptPage, noReceiptPage } from "../pages/fiscal-receipt-page.ts"
import { readLanguage } from "../protocol/language.ts"

/** GET /fiscal/receipt.cfm?fn=&i=&fp= : the page of a fiscal document. Its sign is what makes the address one's own. */
export const showReceipt: Handler = async (sandbox, { query }) => {
  const id = query.get("i") ?? ""
  const found = await sandbox.store.work(async (unit) => {
    const order = /^\d{1,9}$/.test(id) ? await unit.orderOfOperation(Number(id)) : null
    const merchant = order && (await unit.merchant(order.merchantId))
    const operation = order?.operations.find((one) => one.id === Number(id))
    const document = order && operation ? fiscalDocument(order, operation) : null
    return order && merchant && document ? { order, merchant, document } : null
  })
  const language = readLanguage(query.get("lang") ?? undefined, found?.order.language ?? "RU")
  if (!found) return htmlReply(noReceiptPage(language), 404)
  const { order, merchant, document } = found
  const right = query.get("fn") === document.drive && query.get("fp") === document.sign && document.status === "Success"
  if (!right) return htmlReply(noReceiptPage(language), 404)
  return htmlReply(fiscalReceiptPage(order, merchant, document, language))
}
