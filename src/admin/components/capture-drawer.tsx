import { useMemo } from "react"
import type { AssistPayment } from "../../api/admin/assist/contract"
import { api } from "../lib/api"
import { toDecimal, toMinor } from "../lib/minor-units"
import { linesOf, type ShownOrder } from "../lib/order-lines"
import type { Action } from "../lib/use-action"
import { useTexts } from "../lib/use-texts"
import { useAsk } from "./ask"
import { MoneyDrawer } from "./money-drawer"
import { useSumChoice } from "./sum-choice"

export interface PaymentDrawerProps {
  readonly order: ShownOrder
  readonly payment: AssistPayment
  readonly paymentId: string
  readonly action: Action
  readonly onClose: () => void
}

/** Capture of the hold or of a part. Assist charges once, so what happens to the rest is said before. */
export function CaptureDrawer({ order, payment, paymentId, action, onClose }: PaymentDrawerProps) {
  const { t, format } = useTexts()
  const ask = useAsk()
  const max = toMinor(payment.held)
  const lines = useMemo(() => linesOf(order), [order])
  const { sum, element } = useSumChoice(max, { currency: payment.sums_currency, fixed: payment.whole_only, lines })
  const money = (minor: number) => format.money(toDecimal(minor), payment.sums_currency)

  const submit = async () => {
    if (sum === undefined) return
    const amount = money(sum)
    const agreed = await ask({
      title: t("capture.confirm_title", { amount }),
      description:
        sum < max
          ? t("capture.confirm_part", { amount, rest: money(max - sum) })
          : t("capture.confirm_all", { amount }),
      confirm: t("actions.capture_sum", { amount }),
    })
    if (!agreed) return
    const result = await action.run({
      name: `money ${payment.order_number}`,
      orderId: order.id,
      work: () =>
        api.capture(paymentId, {
          left: payment.held,
          ...(payment.whole_only ? {} : { amount: toDecimal(sum) }),
        }),
    })
    if (result && result.kind !== "failed") onClose()
  }

  const rest = sum === undefined ? undefined : max - sum
  return (
    <MoneyDrawer
      title={t("capture.title")}
      lead={t(payment.whole_only ? "capture.whole_only" : "capture.lead", { amount: money(max) })}
      consequence={
        rest === undefined ? undefined : rest > 0 ? t("capture.rest", { rest: money(rest) }) : t("capture.rest_none")
      }
      submit={sum === undefined ? t("actions.capture") : t("actions.capture_sum", { amount: money(sum) })}
      enabled={sum !== undefined}
      running={action.running !== undefined}
      result={action.result}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {element}
    </MoneyDrawer>
  )
}
