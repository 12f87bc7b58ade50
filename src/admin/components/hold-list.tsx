import { Table, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { api } from "../lib/api"
import { keys } from "../lib/query-keys"
import { useTexts } from "../lib/use-texts"
import { Choice } from "./choice"
import { TimeLeftText } from "./countdown"
import { ListState } from "./list-state"
import { OrderLink } from "./order-link"
import { Pager } from "./pager"
import { ScrollTable } from "./scroll-table"

const WITHIN = [24, 48, 72, 168] as const
const LIMIT = 50

/** Holds that end soon, the most urgent first. */
export function HoldList() {
  const { t, format } = useTexts()
  const [within, setWithin] = useState("72")
  const [offset, setOffset] = useState(0)
  const asked = { within_hours: Number(within), limit: LIMIT, offset }
  const query = useQuery({
    queryKey: keys.holds(asked),
    queryFn: () => api.holds(asked),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  return (
    <div className="flex flex-col divide-y">
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle">
          {t("holds.lead")}
        </Text>
        <div className="flex flex-wrap gap-3">
          <Choice
            label={t("holds.within")}
            value={within}
            onChange={(value) => {
              setWithin(value)
              setOffset(0)
            }}
            options={WITHIN.map((hours) => ({
              value: String(hours),
              label: hours <= 24 ? t("hold.hours", { count: hours }) : t("hold.days", { count: hours / 24 }),
            }))}
          />
        </div>
      </div>
      <ListState
        query={query}
        failed={t("page.failed")}
        empty={({ count }) => (count === 0 ? t("holds.empty") : undefined)}
      >
        {(list) => (
          <>
            <ScrollTable
              label={t("page.tab.holds")}
              head={[t("page.order"), t("page.sum"), t("facts.billnumber"), t("holds.ends"), t("holds.left")]}
            >
              {list.holds.map((hold) => (
                <Table.Row key={`${hold.provider_id} ${hold.order_number}`}>
                  <Table.Cell>
                    <OrderLink {...hold} />
                  </Table.Cell>
                  <Table.Cell className="text-nowrap">{format.money(hold.amount, hold.currency)}</Table.Cell>
                  <Table.Cell>{hold.billnumber ?? t("facts.none")}</Table.Cell>
                  <Table.Cell className="text-nowrap">{format.dateTime(hold.hold_until)}</Table.Cell>
                  <Table.Cell className="text-nowrap">
                    <TimeLeftText until={hold.hold_until} />
                  </Table.Cell>
                </Table.Row>
              ))}
            </ScrollTable>
            <Pager page={list} onOffset={setOffset} />
          </>
        )}
      </ListState>
    </div>
  )
}
