import { useState } from "react"
import { api } from "../lib/api"
import { keys } from "../lib/query-keys"
import { useTexts } from "../lib/use-texts"
import { Choice } from "./choice"
import { DiscrepancyCard } from "./discrepancy-card"
import { NarrowedList } from "./narrowed-list"
import { SearchField } from "./search-field"

const STATUSES = ["open", "resolved", "accepted"] as const

/** Everything that waits for a person, with what to press. */
export function DiscrepancyList() {
  const { t } = useTexts()
  const [status, setStatus] = useState("open")
  const [order, setOrder] = useState("")
  const statuses = STATUSES.map((value) => ({ value, label: t(`discrepancy.status.${value}`) }))
  return (
    <NarrowedList
      lead={t("discrepancies.lead")}
      empty={t("discrepancies.empty")}
      controls={
        <>
          <Choice
            label={t("page.status")}
            value={status}
            onChange={setStatus}
            options={[...statuses, { value: "all", label: t("page.all") }]}
          />
          <SearchField label={t("facts.order_number")} onSearch={setOrder} />
        </>
      }
      asked={{ status: status === "all" ? undefined : status, order_number: order }}
      limit={20}
      keyOf={keys.discrepancies}
      load={api.discrepancies}
    >
      {(list) => (
        <ul className="flex flex-col gap-y-3 px-6 py-4">
          {list.discrepancies.map((found) => (
            <li key={found.id}>
              <DiscrepancyCard found={found} withOrder />
            </li>
          ))}
        </ul>
      )}
    </NarrowedList>
  )
}
