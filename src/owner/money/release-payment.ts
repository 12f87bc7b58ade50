import type { MedusaContainer } from "@medusajs/framework/types"
import { formatAmount } from "../../gateway"
import { sumOf } from "../../medusa/amounts"
import { readBooks } from "../../medusa/read-books"
import { recordRelease } from "../../medusa/record-release"
import { ledgerOf } from "../../operations/context"
import { saying } from "../../refusals/saying"
import type { MoveMoneyAnswer } from "../admin-api"
import { lookAtAssist } from "../order-card/look"
import { say } from "../texts/say"
import { answer, findTarget, notAllowed, type Target } from "./target"

/** Gives a hold back through core, so that payment, collection and order say so; the provider's hook asks Assist. */
export async function releasePayment(container: MedusaContainer, paymentId: string): Promise<MoveMoneyAnswer> {
  const { order } = await findTarget(container, paymentId)
  await lookAtAssist(container, order.order_number)
  const moved = await ledgerOf(container).withLease("follow", order.order_number, async () => {
    const { payment, order } = await findTarget(container, paymentId)
    // Pressed on a page from before an order edit: the hold pays for the edited order now.
    if (payment.payment_session_id !== order.session_id) throw notAllowed(saying("wish_release_moved"))
    const captured = sumOf(payment.captures, payment.currency_code)
    if (captured > 0)
      throw notAllowed(
        saying("wish_release_captured", {
          captured: { amount: formatAmount(captured), currency: payment.currency_code.toUpperCase() },
        }),
      )
    // A cancel that core swallowed leaves the money held although Medusa says canceled (contract trap 3).
    if (payment.canceled_at && order.summary?.status !== "held") return false
    await recordRelease(container, payment.id, await readBooks(container, order.session_id))
    return true
  })
  const target = await findTarget(container, paymentId)
  return await answer(container, target, moved, () => done(target, moved))
}

function done({ order }: Target, moved: boolean) {
  const sum = `${order.summary?.authorized ?? order.amount} ${order.summary?.currency ?? order.currency}`
  const number = order.billnumber ?? order.order_number
  return moved
    ? say(
        `The hold of ${sum} is released, the money goes back to the customer (payment ${number}). The order stays open and is not paid.`,
        `Блокировка ${sum} снята, деньги вернутся покупателю (платёж ${number}). Заказ остаётся открытым и неоплаченным.`,
        `Блакіроўка ${sum} знята, грошы вернуцца пакупніку (плацёж ${number}). Заказ застаецца адкрытым і неаплачаным.`,
      )
    : say(
        `The hold of ${sum} is already released (payment ${number}). Nothing was changed.`,
        `Блокировка ${sum} уже снята (платёж ${number}). Ничего не изменено.`,
        `Блакіроўка ${sum} ужо знята (плацёж ${number}). Нічога не зменена.`,
      )
}
