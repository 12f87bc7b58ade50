import { Text } from "@medusajs/ui"
import type { HeldNow } from "../../../owner/admin-api"
import { useTexts } from "../../lib/use-texts"
import { BarChart } from "./bar-chart"
import { Part } from "./part"
import { useChartTexts } from "./use-chart-texts"

/** What Assist holds, and when it ends. */
export function HeldPart({ held, today }: { held: readonly HeldNow[]; today: string }) {
  const { t, format } = useTexts()
  const texts = useChartTexts()
  return (
    <Part title={t("overview.held")}>
      {held.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("overview.held_none")}
        </Text>
      )}
      {held.map(({ currency, amount, count, ends }) => {
        const over = ends.filter(({ date }) => date < today).reduce((all, day) => all + day.count, 0)
        return (
          <div key={currency} className="flex flex-col gap-y-3">
            <Text size="small">
              <strong data-assist-held={currency}>{format.money(amount, currency)}</strong>{" "}
              {t("overview.holds", { count })}
            </Text>
            {over > 0 && (
              <Text size="small" className="text-ui-fg-error" role="status">
                {t("overview.holds_over", { count: over })}
              </Text>
            )}
            <BarChart
              title={t("overview.held_ends", { currency })}
              days={ends.map(({ date }) => date)}
              series={[
                {
                  name: t("sums.held"),
                  color: "var(--tag-orange-icon)",
                  values: ends.map((day) => Number(day.amount)),
                },
              ]}
              {...texts}
              table={{
                head: [t("reconciliation.date"), t("sums.held"), t("overview.count")],
                rows: ends.map((day) => [
                  format.date(day.date),
                  format.money(day.amount, currency),
                  format.number(day.count),
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
