import { Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { api } from "../lib/api"
import { keys } from "../lib/query-keys"
import { useTexts } from "../lib/use-texts"
import { OrderLink } from "./order-link"
import { SearchField } from "./search-field"
import { StatusMark } from "./status-mark"

/** Fewer characters fit too many orders to be an answer. */
const LEAST = 3
const MOST_FOUND = 5

/** From a number on a receipt, or in a bank's message, to the order. */
export function OrderFinder() {
  const { t, failure, format } = useTexts()
  const [q, setQ] = useState("")
  const question = { q, limit: MOST_FOUND }
  const { data, error } = useQuery({
    queryKey: keys.orders(question),
    queryFn: () => api.orders(question),
    enabled: q.length >= LEAST,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const orders = q.length >= LEAST ? data?.orders : undefined
  return (
    <div className="flex flex-col gap-y-2" data-assist-finder>
      <SearchField label={t("page.find")} onSearch={setQ} />
      <div role="status">
        {error && <Text size="small">{`${t("page.failed")} ${failure(error)}`}</Text>}
        {orders?.length === 0 && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("page.find_none")}
          </Text>
        )}
        {orders && orders.length > 0 && (
          <ul className="flex flex-col gap-y-1">
            {orders.map((order) => (
              <li key={order.order_number} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Text size="small" as="span">
                  <OrderLink {...order} />
                  {order.order_id && ` · ${order.order_number}`}
                </Text>
                <Text size="small" as="span" className="text-nowrap">
                  {format.money(order.amount, order.currency)}
                </Text>
                <StatusMark status={order.status} />
                <Text size="small" as="span" className="text-ui-fg-subtle text-nowrap">
                  {format.dateTime(order.opened_at)}
                </Text>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
