import { Button, Skeleton, Text } from "@medusajs/ui"
import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useTexts } from "../lib/use-texts"

export interface ListStateProps<T> {
  readonly query: UseQueryResult<T>
  readonly failed: string
  /** Said instead of the list when it has nothing in it. */
  readonly empty: (data: T) => string | undefined
  readonly children: (data: T) => ReactNode
}

/** A list while it loads, when it failed, when it is empty, and when it is there. */
export function ListState<T>({ query, failed, empty, children }: ListStateProps<T>) {
  const { t, failure } = useTexts()
  if (query.isPending)
    return (
      <div className="flex flex-col gap-y-3 px-6 py-4" aria-busy="true">
        <span className="sr-only" role="status">
          {t("order.loading")}
        </span>
        <Skeleton style={{ height: 32 }} />
        <Skeleton style={{ height: 32 }} />
      </div>
    )
  if (query.isError)
    return (
      <div className="flex flex-col items-start gap-y-3 px-6 py-4" role="alert">
        <Text size="small">
          {failed} {failure(query.error)}
        </Text>
        <Button size="small" variant="secondary" isLoading={query.isFetching} onClick={() => void query.refetch()}>
          {t("order.again")}
        </Button>
      </div>
    )
  const nothing = empty(query.data)
  if (nothing)
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-8 text-center" role="status">
        {nothing}
      </Text>
    )
  return <>{children(query.data)}</>
}
