import { Table } from "@medusajs/ui"
import { useState } from "react"
import { api } from "../lib/api"
import { keys } from "../lib/query-keys"
import { useTexts } from "../lib/use-texts"
import { Choice } from "./choice"
import { TimeLeftText } from "./countdown"
import { NarrowedList } from "./narrowed-list"
import { OrderLink } from "./order-link"
import { ScrollTable } from "./scroll-table"

const WITHIN = [24, 48, 72, 168] as const

/** Holds that end soon, the most urgent first. */
export function HoldList() {
  const { t, format } = useTexts()
  const [within, setWithin] = useState("72")
  const choices = WITHIN.map((hours) => ({
    value: String(hours),
    label: hours <= 24 ? t("hold.hours", { count: hours }) : t("hold.days", { count: hours / 24 }),
  }))
  return (
    <NarrowedList
      lead={t("holds.lead")}
      empty={t("holds.empty")}
      controls={<Choice label={t("holds.within")} value={within} onChange={setWithin} options={choices} />}
      asked={{ within_hours: Number(within) }}
      limit={50}
      keyOf={keys.holds}
      load={api.holds}
    >
      {(list) => (
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
      )}
    </NarrowedList>
  )
}
