import { Text } from "@medusajs/ui"
import type { AssistPayment } from "../../owner/admin-api"
import { type Minor, toMinor } from "../lib/minor-units"
import { useTexts } from "../lib/use-texts"

// Filled, light, striped by their order and named in the legend: color is never the only sign.
const PARTS = ["charged", "returned", "held", "blocked", "released"] as const
const COLORS: Record<(typeof PARTS)[number], string> = {
  charged: "var(--tag-green-icon)",
  returned: "var(--tag-purple-icon)",
  held: "var(--tag-orange-icon)",
  blocked: "var(--tag-blue-icon)",
  released: "var(--tag-neutral-icon)",
}

/** What Assist holds, took, gave back, let go and keeps blocked, in one line of words and one small bar. */
export function MoneyBar({ payment }: { payment: AssistPayment }) {
  const { t, format } = useTexts()
  const sums: Record<(typeof PARTS)[number], Minor> = {
    held: toMinor(payment.held),
    // What was returned was charged before: in the bar it is one or the other.
    charged: toMinor(payment.charged) - toMinor(payment.returned),
    returned: toMinor(payment.returned),
    blocked: toMinor(payment.blocked),
    released: toMinor(payment.released),
  }
  const shown = PARTS.filter((part) => sums[part] > 0)
  const total = shown.reduce((all, part) => all + sums[part], 0)
  if (total === 0) return null
  const legend = PARTS.filter((part) => toMinor(payment[part]) > 0)
  const name = (part: (typeof PARTS)[number]) =>
    t(part === "blocked" && !payment.blocked_certain ? "sums.perhaps_blocked" : `sums.${part}`)
  const parts = legend.map((part) => `${name(part)} ${format.money(payment[part], payment.sums_currency)}`)
  return (
    <div className="flex flex-col gap-y-2">
      <div
        role="img"
        aria-label={t("sums.bar", { amount: format.money(payment.amount, payment.currency), parts: parts.join(", ") })}
        className="flex w-full gap-x-0.5 overflow-hidden rounded-full"
        style={{ height: 8 }}
      >
        {shown.map((part) => (
          <div key={part} style={{ width: `${(sums[part] * 100) / total}%`, minWidth: 4, background: COLORS[part] }} />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1" data-assist-sums>
        {legend.map((part) => (
          <li key={part} className="flex items-center gap-x-1.5" data-assist-sum={part}>
            <span
              aria-hidden="true"
              className="rounded-full"
              style={{ width: 8, height: 8, background: COLORS[part] }}
            />
            <Text size="small" className="text-ui-fg-subtle">
              {name(part)}
            </Text>
            <Text size="small" weight="plus" className="text-nowrap">
              {format.money(payment[part], payment.sums_currency)}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  )
}
