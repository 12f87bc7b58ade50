import { Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { api } from "../lib/api"
import { keys } from "../lib/query-keys"
import { useTexts } from "../lib/use-texts"
import { Choice } from "./choice"
import { DiscrepancyCard } from "./discrepancy-card"
import { ListState } from "./list-state"
import { Pager } from "./pager"
import { SearchField } from "./search-field"

const STATUSES = ["open", "resolved", "accepted"] as const
const LIMIT = 20

/** Everything that waits for a person, with what to press. */
export function DiscrepancyList() {
  const { t } = useTexts()
  const [status, setStatus] = useState("open")
  const [order, setOrder] = useState("")
  const [offset, setOffset] = useState(0)
  const asked = { status: status === "all" ? undefined : status, order_number: order, limit: LIMIT, offset }
  const query = useQuery({
    queryKey: keys.discrepancies(asked),
    queryFn: () => api.discrepancies(asked),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  return (
    <div className="flex flex-col divide-y">
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle">
          {t("discrepancies.lead")}
        </Text>
        <div className="flex flex-wrap gap-3">
          <Choice
            label={t("page.status")}
            value={status}
            onChange={(value) => {
              setStatus(value)
              setOffset(0)
            }}
            options={[
              ...STATUSES.map((value) => ({ value, label: t(`discrepancy.status.${value}`) })),
              { value: "all", label: t("page.all") },
            ]}
          />
          <SearchField
            label={t("facts.order_number")}
            onSearch={(text) => {
              setOrder(text)
              setOffset(0)
            }}
          />
        </div>
      </div>
      <ListState
        query={query}
        failed={t("page.failed")}
        empty={({ count }) => (count === 0 ? t("discrepancies.empty") : undefined)}
      >
        {(list) => (
          <>
            <ul className="flex flex-col gap-y-3 px-6 py-4">
              {list.discrepancies.map((found) => (
                <li key={found.id}>
                  <DiscrepancyCard found={found} withOrder />
                </li>
              ))}
            </ul>
            <Pager page={list} onOffset={setOffset} />
          </>
        )}
      </ListState>
    </div>
  )
}
