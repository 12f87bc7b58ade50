import { isDeepStrictEqual } from "node:util"
import type { Money, Receipt } from "../gateway"
import { readSale } from "../medusa/read-sale"
import type { LedgerOrder } from "../modules/assist/ledger/rows"
import { chooseLines } from "../receipts/choose-lines"
import { makeReceipt } from "../receipts/make-receipt"
import type { ReceiptLine } from "../receipts/receipt-line"
import type { ReceiptSettings } from "../receipts/receipt-settings"
import { saying } from "../refusals/saying"
import type { OrderContext } from "./context"
import { linesTakenByOthers } from "./lines-taken-by-others"
import { receiptRefused } from "./receipt-refused"

/**
 * What a payment of a session says of its fiscal receipt, for every way to pay (order.cfm, payrequest, tokenpay, rp), by the
 * option `receipt`: the lines of the session's cart or order as it stands now, which the ledger keeps before they are sent;
 * or that none is made; or, where the lines go with the capture, what Assist fills in the one line of seed 004's rule 2 with.
 * @param sessionId Medusa's payment session
 * @param order its row in the ledger
 * @param money what is asked for
 * @returns undefined without the option
 * @throws MedusaError (not_allowed, `assist_receipt`) when the receipt cannot be made; nothing may be sent then
 */
export async function receiptOfPayment(
  context: OrderContext,
  sessionId: string,
  order: LedgerOrder,
  money: Money,
): Promise<Receipt | undefined> {
  const settings = context.merchant.options.receipt
  if (settings === undefined) return undefined
  if (settings === false) return { generate: false }
  const { taxationSystem, tax, paymentMode } = settings
  const common = taxationSystem === undefined ? {} : { taxationSystem }
  // Tried before the hold too: money that no receipt can be made of must not be taken.
  const lines = await linesToPay(context, sessionId, money, settings)
  if (settings.at === "capture") return { ...common, ...(tax === undefined ? {} : { tax }), fpMode: paymentMode }
  if (!isDeepStrictEqual(lines, order.receipt_lines)) {
    await context.ledger.keepReceipt(order.order_number, lines)
    order.receipt_lines = lines
  }
  return { ...common, items: lines.map(({ item }) => item) }
}

async function linesToPay(
  context: OrderContext,
  sessionId: string,
  money: Money,
  settings: ReceiptSettings,
): Promise<readonly ReceiptLine[]> {
  const read = context.container && (await readSale(context.container, sessionId))
  if (!read) throw receiptRefused("payment", saying("receipt_cart_unreadable"))
  const { sale, orderId } = read
  const rest = sale.money.amount - money.amount
  if (orderId !== undefined && rest > 0) {
    // A further payment of an order, as after an edit: for what the other payments are not for.
    const base = makeReceipt(sale, settings)
    const taken = base.ok ? await linesTakenByOthers(context, orderId, sessionId, base.value.lines) : []
    const left = base.ok ? chooseLines(base.value.lines, taken, { by: "sum", sum: money.amount }) : base
    if (left.ok) return left.value.lines
  }
  const paidBefore = orderId !== undefined && rest > 0
  const made = makeReceipt(
    {
      ...sale,
      money,
      ...(paidBefore && {
        credits: [...(sale.credits ?? []), { kind: "earlier_payment", amount: (rest / 100).toFixed(2) }],
      }),
    },
    settings,
  )
  if (!made.ok) throw receiptRefused("payment", made.refusal)
  return made.value.lines
}
