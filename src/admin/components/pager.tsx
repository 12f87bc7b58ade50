import { Button, Text } from "@medusajs/ui"
import type { Page } from "../../owner/admin-api"
import { useTexts } from "../lib/use-texts"

/** Which part of a list is shown, and the way to the next. */
export function Pager({ page, onOffset }: { page: Page; onOffset: (offset: number) => void }) {
  const { t } = useTexts()
  const { count, offset, limit } = page
  if (count === 0) return null
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
      <Text size="small" className="text-ui-fg-subtle">
        {t("page.range", { from: offset + 1, to: Math.min(offset + limit, count), total: count })}
      </Text>
      <div className="flex gap-x-2">
        <Button
          size="small"
          variant="secondary"
          disabled={offset === 0}
          onClick={() => onOffset(Math.max(0, offset - limit))}
        >
          {t("page.previous")}
        </Button>
        <Button
          size="small"
          variant="secondary"
          disabled={offset + limit >= count}
          onClick={() => onOffset(offset + limit)}
        >
          {t("page.next")}
        </Button>
      </div>
    </div>
  )
}
