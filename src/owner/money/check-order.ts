import type { MedusaContainer } from "@medusajs/framework/types"
import { inEveryLanguage } from "../../refusals/in-every-language"
import type { AssistPayment, MoveMoneyAnswer, Texts } from "../admin-api"
import { orderPayments } from "../order-card/order-payments"
import { say } from "../texts/say"

/** Asks Assist about every payment of an order, brings the books in line, and says what stands. */
export async function checkOrder(container: MedusaContainer, orderId: string): Promise<MoveMoneyAnswer> {
  const payments = await orderPayments(container, orderId)
  return { message: whatStands(payments), moved: false, payments }
}

/** In words: whether Assist could be asked, and whether a person has to look. */
export function whatStands(payments: readonly AssistPayment[]): Texts {
  const stale = payments.find((payment) => payment.stale)
  if (stale) {
    const why = inEveryLanguage(stale.stale_refusal, stale.stale ?? "")
    return say(
      `Assist could not be asked: ${why.en}`,
      `Не удалось спросить Ассист: ${why.ru}`,
      `Не ўдалося спытаць Ассіст: ${why.be}`,
    )
  }
  if (payments.length === 0)
    return say(
      "No payment of this order was made at Assist.",
      "По этому заказу в Ассист платежей нет.",
      "Па гэтым заказе ў Ассіст плацяжоў няма.",
    )
  const open = payments.flatMap(({ discrepancies }) => discrepancies.filter(({ status }) => status === "open"))
  return open.length === 0
    ? say(
        "Assist was asked; Medusa's books agree with it.",
        "Ассист опрошен, учёт в Medusa с ним совпадает.",
        "Ассіст апытаны, улік у Medusa з ім супадае.",
      )
    : say(
        `Assist was asked. Open warnings: ${open.length}.`,
        `Ассист опрошен. Открытых предупреждений: ${open.length}.`,
        `Ассіст апытаны. Адкрытых папярэджанняў: ${open.length}.`,
      )
}
