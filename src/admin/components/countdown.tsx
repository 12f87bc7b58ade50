import { ClockSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { timeLeft } from "../lib/time-left"
import { useTexts } from "../lib/use-texts"

function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** "3 days 4 hours", in the reader's plural forms. */
export function TimeLeftText({ until }: { until: string }) {
  const { t } = useTexts()
  const left = timeLeft(new Date(until), useNow())
  if (!left) return <>{t("hold.ended")}</>
  const words = [
    left.days > 0 && t("hold.days", { count: left.days }),
    left.hours > 0 && t("hold.hours", { count: left.hours }),
    left.minutes > 0 && t("hold.minutes", { count: left.minutes }),
  ]
  return <>{words.filter(Boolean).join(" ")}</>
}

/** How long the money can still be captured. */
export function Countdown({ until }: { until: string }) {
  const { t, format } = useTexts()
  const now = useNow()
  const over = new Date(until).getTime() <= now.getTime()
  const soon = new Date(until).getTime() - now.getTime() < 24 * 60 * 60 * 1000
  return (
    <div className="flex items-start gap-x-2">
      <ClockSolid
        aria-hidden="true"
        className={soon ? "text-ui-tag-red-icon shrink-0" : "text-ui-fg-muted pt-0.5 shrink-0"}
      />
      <Text size="small">
        {over ? null : `${t("hold.ends")} `}
        <TimeLeftText until={until} />
        {over ? null : <span className="text-ui-fg-subtle">{`, ${format.dateTime(until)}`}</span>}
      </Text>
    </div>
  )
}
