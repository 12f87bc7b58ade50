import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import { api } from "./api"
import { pageIsBehind } from "./books"
import type { ShownOrder } from "./order-lines"
import { keys } from "./query-keys"
import { whenOtherTabsChange } from "./tabs"

/** What Assist says about an order; also refreshes the page around the widget when that is behind. */
export function useAssistOrder(order: ShownOrder) {
  const client = useQueryClient()
  const query = useQuery({ queryKey: keys.order(order.id), queryFn: () => api.order(order.id), staleTime: 0 })

  useEffect(
    () =>
      whenOtherTabsChange(() => {
        void client.invalidateQueries({ queryKey: keys.all })
        void client.invalidateQueries({ queryKey: keys.coreOrders })
      }),
    [client],
  )

  const { data, dataUpdatedAt } = query
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per answer; the order itself changes by what it starts
  useEffect(() => {
    if (data && pageIsBehind(order, data.payments)) void client.invalidateQueries({ queryKey: keys.coreOrders })
  }, [dataUpdatedAt, client])

  return query
}
