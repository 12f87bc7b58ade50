import { Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { type ReactNode, useState } from "react"
import type { Page } from "../../owner/admin-api"
import { useTexts } from "../lib/use-texts"
import { ListState } from "./list-state"
import { Pager } from "./pager"

/** What is asked of a list: values absent or undefined narrow nothing. */
type Asked = Readonly<Record<string, string | number | undefined>>

export interface NarrowedListProps<List extends Page> {
  readonly lead: string
  /** Said when nothing fits. */
  readonly empty: string
  /** The controls that choose what is asked for. */
  readonly controls: ReactNode
  readonly asked: Asked
  readonly limit: number
  readonly keyOf: (asked: object) => readonly unknown[]
  readonly load: (asked: Asked) => Promise<List>
  readonly children: (list: List) => ReactNode
  /** Said above the list, also above an empty one. */
  readonly note?: (list: List) => string | undefined
}

/** A list the owner narrows and turns the pages of. */
export function NarrowedList<List extends Page>(props: NarrowedListProps<List>) {
  const { lead, empty, controls, asked, limit, keyOf, load, children, note } = props
  const { t } = useTexts()
  const narrowed = JSON.stringify(asked)
  const [place, setPlace] = useState({ narrowed, offset: 0 })
  // Another list begins at its beginning.
  const question = { ...asked, limit, offset: place.narrowed === narrowed ? place.offset : 0 }
  const query = useQuery({
    queryKey: keyOf(question),
    queryFn: () => load(question),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const noted = query.data && note?.(query.data)
  return (
    <div className="flex flex-col divide-y">
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle">
          {lead}
        </Text>
        <div className="flex flex-wrap gap-3">{controls}</div>
        {noted && (
          <Text size="small" className="text-ui-fg-subtle">
            {noted}
          </Text>
        )}
      </div>
      <ListState query={query} failed={t("page.failed")} empty={({ count }) => (count === 0 ? empty : undefined)}>
        {(list) => (
          <>
            {children(list)}
            <Pager page={list} onOffset={(offset) => setPlace({ narrowed, offset })} />
          </>
        )}
      </ListState>
    </div>
  )
}
