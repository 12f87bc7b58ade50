import { Button, Input, Label, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useId, useState } from "react"
import { api, type DayAsked } from "../lib/api"
import { dayOf, offsetOn } from "../lib/day"
import { keys } from "../lib/query-keys"
import { saveFile } from "../lib/save-file"
import { useAction } from "../lib/use-action"
import { useTexts } from "../lib/use-texts"
import { Choice } from "./choice"
import { ListState } from "./list-state"
import { Pager } from "./pager"
import { ReconciliationTables } from "./reconciliation-tables"
import { ResultLine } from "./result-line"

/** One day at Assist against Medusa's books. */
export function DailyReconciliation() {
  const { t, language } = useTexts()
  const dateId = useId()
  const merchants = useQuery({ queryKey: keys.merchants, queryFn: api.merchants })
  const [chosen, setChosen] = useState<string>()
  const [date, setDate] = useState(() => dayOf(new Date()))
  const [place, setPlace] = useState<{ asked: DayAsked; offset: number }>()
  const action = useAction()
  const provider = chosen ?? merchants.data?.merchants[0]?.provider_id
  const ready = provider !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date)
  const day = ready ? { provider_id: provider, date, utc_offset: offsetOn(date) } : undefined

  const query = useQuery({
    queryKey: keys.reconciliation(place ?? {}),
    queryFn: () => api.reconciliation(place?.asked as DayAsked, place?.offset ?? 0),
    enabled: place !== undefined,
    // While the next page comes, the last one stays; another day does not stand under this one's name.
    placeholderData: place?.asked.as_of ? keepPreviousData : undefined,
    staleTime: 0,
  })
  const shown = query.data && day && isSame(query.data, day) ? { ...day, as_of: query.data.as_of } : day
  const download = () =>
    day &&
    action.run({
      name: "csv",
      done: t("reconciliation.saved"),
      work: async () => {
        saveFile(await api.reconciliationCsv(shown ?? day, language), `assist-${day.provider_id}-${day.date}.csv`)
        return {}
      },
    })

  return (
    <div className="flex flex-col divide-y">
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle">
          {t("reconciliation.lead")}
        </Text>
        <form
          className="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            if (!day) return
            setPlace({ asked: day, offset: 0 })
            // The same day once more is a new comparison.
            if (place && place.offset === 0 && isSame(place.asked, day)) void query.refetch()
          }}
        >
          <Choice
            label={t("reconciliation.merchant")}
            value={provider ?? ""}
            onChange={setChosen}
            options={(merchants.data?.merchants ?? []).map((merchant) => ({
              value: merchant.provider_id,
              label: `${merchant.merchant_id} (${merchant.provider_id})`,
            }))}
          />
          <div className="flex flex-col gap-y-1">
            <Label htmlFor={dateId} size="xsmall" className="text-ui-fg-subtle">
              {t("reconciliation.date")}
            </Label>
            <Input
              id={dateId}
              type="date"
              size="small"
              value={date}
              max={dayOf(new Date())}
              onChange={(event) => setDate(event.target.value)}
            />
          </div>
          <Button type="submit" size="small" disabled={!ready} isLoading={query.isFetching}>
            {t("reconciliation.show")}
          </Button>
          <Button
            type="button"
            size="small"
            variant="secondary"
            disabled={!ready || action.running !== undefined}
            onClick={() => void download()}
          >
            {t("reconciliation.csv")}
          </Button>
        </form>
        <ResultLine result={action.result} running={action.running ? t("actions.running") : undefined} />
      </div>
      {place && (
        <ListState
          query={query}
          failed={t("page.failed")}
          empty={({ count }) => (count === 0 ? t("reconciliation.empty") : undefined)}
        >
          {(answer) => (
            <>
              <ReconciliationTables answer={answer} />
              <Pager
                page={answer}
                onOffset={(offset) => setPlace({ asked: { ...place.asked, as_of: answer.as_of }, offset })}
              />
            </>
          )}
        </ListState>
      )}
    </div>
  )
}

function isSame(a: DayAsked, b: DayAsked): boolean {
  return a.provider_id === b.provider_id && a.date === b.date && a.utc_offset === b.utc_offset
}
