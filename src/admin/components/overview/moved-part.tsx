import { Text } from "@medusajs/ui"
import type { MovedByDay } from "../../../owner/admin-api"
import { useTexts } from "../../lib/use-texts"
import { BarChart } from "./bar-chart"
import { Part } from "./part"
import { useChartTexts } from "./use-chart-texts"

/** What was captured and returned on each of the last days. */
export function MovedPart({ moved, days }: { moved: readonly MovedByDay[]; days: readonly string[] }) {
  const { t, format } = useTexts()
  const texts = useChartTexts()
  return (
    <Part title={t("overview.moved", { count: days.length })}>
      {moved.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("overview.moved_none")}
        </Text>
      )}
      {moved.map(({ currency, captured, refunded, days: booked }) => {
        const byDate = new Map(booked.map((day) => [day.date, day]))
        const values = (what: "captured" | "refunded") => days.map((day) => Number(byDate.get(day)?.[what] ?? 0))
        return (
          <div key={currency} className="flex flex-col gap-y-3">
            <Text size="small" data-assist-moved={currency}>
              {`${t("overview.captured")} ${format.money(captured, currency)} · ${t("overview.refunded")} ${format.money(refunded, currency)}`}
            </Text>
            <BarChart
              title={t("overview.moved_days", { currency })}
              days={days}
              series={[
                { name: t("overview.captured"), color: "var(--tag-green-icon)", values: values("captured") },
                { name: t("overview.refunded"), color: "var(--tag-purple-icon)", values: values("refunded") },
              ]}
              {...texts}
              table={{
                head: [t("reconciliation.date"), t("overview.captured"), t("overview.refunded")],
                rows: booked.map((day) => [
                  format.date(day.date),
                  format.money(day.captured, currency),
                  format.money(day.refunded, currency),
                ]),
                show: t("overview.table"),
              }}
            />
          </div>
        )
      })}
    </Part>
  )
}
