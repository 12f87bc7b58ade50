import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { AssistPayment } from "../../owner/admin-api"
import { api } from "../lib/api"
import { toMinor } from "../lib/minor-units"
import type { ShownOrder } from "../lib/order-lines"
import { type Action, useAction } from "../lib/use-action"
import { useTexts } from "../lib/use-texts"
import { useAsk } from "./ask"
import { CaptureDrawer } from "./capture-drawer"
import { Countdown } from "./countdown"
import { DiscrepancyCard } from "./discrepancy-card"
import { Facts } from "./facts"
import { MoneyBar } from "./money-bar"
import { PaymentNotes } from "./payment-notes"
import { Receipts } from "./receipts"
import { RefundDrawer } from "./refund-drawer"
import { ResultLine } from "./result-line"
import { Timeline } from "./timeline"

/** One payment at Assist: where its money is, what to watch out for, and what can be done with it. */
export function PaymentCard({ order, payment }: { order: ShownOrder; payment: AssistPayment }) {
  const { t, pick, refused, format } = useTexts()
  const action = useAction()
  const stale = ({ stale: text, stale_refusal: refusal }: AssistPayment) =>
    text && refusal ? refused({ text, refusal }) : text
  return (
    <>
      <div className="flex flex-col gap-y-4 px-6 py-4">
        {payment.stale && (
          <Text size="small" className="bg-ui-bg-subtle rounded-lg border p-3" role="status" data-assist-stale>
            {t("order.stale")} {stale(payment)}
          </Text>
        )}
        <MoneyBar payment={payment} />
        {toMinor(payment.held) > 0 && payment.hold_until && <Countdown until={payment.hold_until} />}
        <PaymentNotes payment={payment} />
        {payment.capture_warning && (
          <Text size="small" className="bg-ui-bg-subtle rounded-lg border p-3" data-assist-capture-warning>
            {pick(payment.capture_warning)}
          </Text>
        )}
        {payment.payer_differs.map((field) => (
          <Text key={field} size="small" className="bg-ui-bg-subtle rounded-lg border p-3" data-assist-payer={field}>
            {t(`order.payer.${field}`)}
          </Text>
        ))}
        {payment.discrepancies.map((found) => (
          <DiscrepancyCard key={found.id} found={found} withOrder={false} />
        ))}
        <div>
          <Buttons order={order} payment={payment} action={action} />
          <ResultLine result={action.result} running={action.running ? t("actions.running") : undefined} />
        </div>
      </div>
      <details className="px-6 py-4" open>
        <summary className="txt-compact-small-plus mb-3 cursor-pointer">{t("facts.title")}</summary>
        <Facts payment={payment} />
      </details>
      {payment.receipts.length > 0 && <Receipts payment={payment} />}
      <details className="px-6 py-4" open>
        <summary className="txt-compact-small-plus mb-3 cursor-pointer">{t("timeline.title")}</summary>
        <Timeline entries={payment.timeline} />
        {payment.read_at && (
          <Text size="xsmall" className="text-ui-fg-subtle mt-3">
            {t("order.read_at", { when: format.dateTime(payment.read_at) })}
          </Text>
        )}
      </details>
    </>
  )
}

function Buttons({ order, payment, action }: { order: ShownOrder; payment: AssistPayment; action: Action }) {
  const { t, format } = useTexts()
  const ask = useAsk()
  const [open, setOpen] = useState<"capture" | "refund">()
  const running = action.running !== undefined
  const paymentId = payment.payment_id
  const held = toMinor(payment.held) > 0
  const refundable = toMinor(payment.refundable) > 0

  const release = async () => {
    if (!paymentId) return
    const amount = format.money(payment.held, payment.sums_currency)
    const agreed = await ask({
      title: t("release.confirm_title", { amount }),
      description: t("release.confirm", { amount }),
      confirm: t("actions.release_sum", { amount }),
      danger: true,
    })
    if (agreed)
      await action.run({
        name: `money ${payment.order_number}`,
        orderId: order.id,
        work: () => api.release(paymentId, { left: payment.held }),
      })
  }
  const check = () =>
    action.run({
      name: `money ${payment.order_number}`,
      quiet: true,
      orderId: order.id,
      work: () => api.check(order.id),
      done: t("result.checked"),
    })

  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{t("actions.title")}</legend>
      {paymentId && held && (
        <>
          <Button size="small" disabled={running} onClick={() => setOpen("capture")}>
            {t("actions.capture")}
          </Button>
          <Button size="small" variant="secondary" disabled={running} onClick={() => void release()}>
            {t("actions.release")}
          </Button>
        </>
      )}
      {paymentId && refundable && (
        <Button size="small" variant="secondary" disabled={running} onClick={() => setOpen("refund")}>
          {t("actions.refund")}
        </Button>
      )}
      <Button size="small" variant="secondary" disabled={running} isLoading={running} onClick={() => void check()}>
        {t("actions.check")}
      </Button>
      {paymentId && open === "capture" && held && (
        <CaptureDrawer {...{ order, payment, paymentId, action }} onClose={() => setOpen(undefined)} />
      )}
      {paymentId && open === "refund" && refundable && (
        <RefundDrawer {...{ order, payment, paymentId, action }} onClose={() => setOpen(undefined)} />
      )}
    </fieldset>
  )
}
