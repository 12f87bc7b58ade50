import { Label, Textarea } from "@medusajs/ui"
import { useId, useState } from "react"
import { api } from "../lib/api"
import { useTexts } from "../lib/use-texts"
import { MoneyDrawer, type PaymentDrawerProps } from "./money-drawer"

/** Refund of what was charged or of a part; also after a partial capture, where Medusa's own button stays grey. */
export function RefundDrawer(props: PaymentDrawerProps) {
  const { t } = useTexts()
  const noteId = useId()
  const [note, setNote] = useState("")
  return (
    <MoneyDrawer
      {...props}
      move="refund"
      left={props.payment.refundable}
      danger
      question={(amount) => t("refund.confirm", { amount })}
      rest={(rest) => t("refund.rest", { rest })}
      send={(sums) => api.refund(props.paymentId, { ...sums, ...(note.trim() ? { note: note.trim() } : {}) })}
    >
      <div className="flex flex-col gap-y-2">
        <Label htmlFor={noteId} size="small" weight="plus">
          {t("refund.note")}
        </Label>
        <Textarea id={noteId} name="note" value={note} onChange={(event) => setNote(event.target.value)} />
      </div>
    </MoneyDrawer>
  )
}
