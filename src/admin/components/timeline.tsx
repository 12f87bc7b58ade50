import { Button, Text } from "@medusajs/ui"
import { useId, useState } from "react"
import type { TimelineEntry } from "../../owner/admin-api"
import { useTexts } from "../lib/use-texts"
import { useTold } from "../lib/use-told"

const FIRST = 4

/** What happened, newest first: the shop's calls, Assist's operations and its messages, with the codes explained. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useTexts()
  const [all, setAll] = useState(false)
  const id = useId()
  if (entries.length === 0)
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t("timeline.empty")}
      </Text>
    )
  const more = entries.length - FIRST
  return (
    <div className="flex flex-col gap-y-3">
      <ol id={id} className="flex flex-col gap-y-3" data-assist-timeline>
        {entries.slice(0, all ? undefined : FIRST).map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two entries may be alike in everything, and none has an id
          <Entry key={`${entry.at} ${index}`} entry={entry} />
        ))}
      </ol>
      {more > 0 && (
        <div>
          <Button
            size="small"
            variant="transparent"
            aria-expanded={all}
            aria-controls={id}
            onClick={() => setAll((before) => !before)}
          >
            {all ? t("timeline.show_less") : t("timeline.show_all", { count: more })}
          </Button>
        </div>
      )}
    </div>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { t, pick, format } = useTexts()
  const told = useTold()
  const sum = entry.amount && entry.currency ? format.money(entry.amount, entry.currency) : undefined
  const code = entry.code && `${pick(entry.code.text)}${entry.code.code ? ` (${entry.code.code})` : ""}`
  // Of what went well the words above say it all; the reason of what did not is worth reading.
  const detail = entry.source === "assist" || entry.outcome === "done" ? null : told(entry.detail)
  const source = entry.source === "notification" ? null : t(`timeline.source.${entry.source}`)
  const details = [source, entry.outcome && t(`timeline.outcome.${entry.outcome}`), code]
  return (
    <li className="border-l pl-3">
      <div className="flex items-start justify-between gap-x-2">
        <Text size="small" weight="plus">
          {t(`timeline.kind.${entry.kind}`)}
          {sum && <span className="text-nowrap">{` · ${sum}`}</span>}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle text-nowrap">
          <time dateTime={entry.at}>{format.dateTime(entry.at)}</time>
        </Text>
      </div>
      <Text size="small" className="text-ui-fg-subtle break-words">
        {details.filter(Boolean).join(" · ")}
      </Text>
      {detail && (
        <Text size="xsmall" className="text-ui-fg-subtle break-words">
          {detail}
        </Text>
      )}
    </li>
  )
}
