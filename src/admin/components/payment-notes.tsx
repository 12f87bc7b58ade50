import { Text } from "@medusajs/ui"
import type { AssistPayment } from "../../owner/admin-api"
import { toMinor } from "../lib/minor-units"
import { useTexts } from "../lib/use-texts"

/** What an owner would not expect of a payment: that it was not held, or that a part of it is blocked still. */
export function PaymentNotes({ payment }: { payment: AssistPayment }) {
  const stage = useStageNote(payment)
  const rest = useRestNote(payment)
  return (
    <>
      {stage && <Note name="stage" text={stage} />}
      {rest && <Note name="rest" text={rest} />}
    </>
  )
}

function Note({ name, text }: { name: string; text: string }) {
  return (
    <Text size="small" className="bg-ui-bg-subtle rounded-lg border p-3" data-assist-note={name}>
      {text}
    </Text>
  )
}

/** Only where it is not what was asked for, or not known. */
function useStageNote({ status, hold_asked, taken_at_once, stage_assumed }: AssistPayment): string | undefined {
  const { t } = useTexts()
  if (stage_assumed) return t("stage.assumed")
  if (taken_at_once) return hold_asked ? t("stage.taken_at_once") : undefined
  return status === "held" && !hold_asked ? t("stage.held") : undefined
}

function useRestNote(payment: AssistPayment): string | undefined {
  const { t, format } = useTexts()
  if (toMinor(payment.blocked) === 0) return undefined
  const amount = format.money(payment.blocked, payment.sums_currency)
  const why = t(payment.blocked_certain ? "rest.blocked" : "rest.perhaps", { amount })
  const until = payment.blocked_until
  if (!until) return why
  const over = new Date(until.latest).getTime() < Date.now()
  const when = over
    ? t("rest.overdue", { latest: format.date(until.latest) })
    : t("rest.until", { earliest: format.date(until.earliest), latest: format.date(until.latest) })
  return `${why} ${when}`
}
