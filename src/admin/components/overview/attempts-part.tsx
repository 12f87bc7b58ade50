import { Text } from "@medusajs/ui"
import type { Attempts } from "../../../owner/admin-api"
import { useTexts } from "../../lib/use-texts"
import { Part } from "./part"

/** How shoppers' tries to pay ended, and why the bank or Assist said no. */
export function AttemptsPart({ attempts: { paid, refused, open, reasons } }: { attempts: Attempts }) {
  const { t, format, pick } = useTexts()
  const ended = paid + refused
  return (
    <Part title={t("overview.attempts")}>
      <Text size="small" data-assist-attempts={`${paid}/${refused}/${open}`}>
        {ended === 0
          ? t("overview.attempts_none")
          : t("overview.attempts_share", {
              share: format.percent(paid / ended),
              paid: format.number(paid),
              count: ended,
            })}
        {open > 0 && ` ${t("overview.attempts_open", { count: open })}`}
      </Text>
      {reasons.length > 0 && (
        <ul className="flex flex-col gap-y-2" aria-label={t("overview.reasons")}>
          {reasons.map(({ reason, count }) => (
            <li key={reason.code} className="flex flex-col gap-y-1">
              <Text size="small">{`${pick(reason.text)} (${reason.code}): ${format.number(count)}`}</Text>
              <div
                aria-hidden="true"
                className="rounded-full"
                style={{
                  height: 6,
                  width: `${(count * 100) / refused}%`,
                  minWidth: 6,
                  background: "var(--tag-red-icon)",
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}
