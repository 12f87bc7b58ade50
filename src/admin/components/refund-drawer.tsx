import { Label, Textarea } from "@medusajs/ui"
import { useId, useMemo, useState } from "react"
import { api } from "../lib/api"
import { toDecimal, toMinor } from "../lib/minor-units"
import { linesOf } from "../lib/order-lines"
import { useTexts } from "../lib/use-texts"
import { useAsk } from "./ask"
import type { PaymentDrawerProps } from "./capture-drawer"
import { MoneyDrawer } from "./money-drawer"
import { useSumChoice } from "./sum-choice"

/** Refund of what was charged or of a part; also after a partial capture, where Medusa's own button stays grey. */
export function RefundDrawer({ order, payment, paymentId, action, onClose }: PaymentDrawerProps) {
  const { t, format } = useTexts()
  const ask = useAsk()
  const noteId = useId()
  const [note, setNote] = useState("")
  const max = toMinor(payment.refundable)
  const lines = useMemo(() => linesOf(order), [order])
  const { sum, element } = useSumChoice(max, { currency: payment.sums_currency, fixed: payment.whole_only, lines })
  const money = (minor: number) => format.money(toDecimal(minor), payment.sums_currency)

  const submit = async () => {
    if (sum === undefined) return
    const amount = money(sum)
    const agreed = await ask({
      title: t("refund.confirm_title", { amount }),
      description: t("refund.confirm", { amount }),
      confirm: t("actions.refund_sum", { amount }),
      danger: true,
    })
    if (!agreed) return
    const result = await action.run({
      name: `money ${payment.order_number}`,
      orderId: order.id,
      work: () =>
        api.refund(paymentId, {
          left: payment.refundable,
          ...(payment.whole_only ? {} : { amount: toDecimal(sum) }),
          ...(note.trim() ? { note: note.trim() } : {}),
        }),
    })
    if (result && result.kind !== "failed") onClose()
  }

  const rest = sum === undefined ? undefined : max - sum
  return (
    <MoneyDrawer
      title={t("refund.title")}
      lead={t(payment.whole_only ? "refund.whole_only" : "refund.lead", { amount: money(max) })}
      consequence={
        rest === undefined ? undefined : rest > 0 ? t("refund.left", { rest: money(rest) }) : t("refund.left_none")
      }
      submit={sum === undefined ? t("actions.refund") : t("actions.refund_sum", { amount: money(sum) })}
      enabled={sum !== undefined}
      running={action.running !== undefined}
      result={action.result}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {element}
      <div className="flex flex-col gap-y-2">
        <Label htmlFor={noteId} size="small" weight="plus">
          {t("refund.note")}
        </Label>
        <Textarea id={noteId} name="note" value={note} onChange={(event) => setNote(event.target.value)} />
      </div>
    </MoneyDrawer>
  )
}
