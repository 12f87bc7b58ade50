import { CheckCircleSolid, ExclamationCircleSolid, InformationCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { ActionResult } from "../lib/use-action"

const ICONS = {
  done: <CheckCircleSolid className="text-ui-tag-green-icon" />,
  unmoved: <InformationCircleSolid className="text-ui-tag-blue-icon" />,
  failed: <ExclamationCircleSolid className="text-ui-tag-red-icon" />,
}

/** The answer to what was pressed. The region is always there, so that screen readers hear what comes into it. */
export function ResultLine({ result, running }: { result: ActionResult | undefined; running?: string | undefined }) {
  return (
    <div role="status" aria-live="polite" data-assist-result={result?.kind}>
      {running && <span className="sr-only">{running}</span>}
      {result && (
        <div className="bg-ui-bg-subtle mt-3 flex items-start gap-x-2 rounded-lg border p-3">
          <span aria-hidden="true" className="pt-0.5">
            {ICONS[result.kind]}
          </span>
          <Text size="small" className="min-w-0 break-words">
            {result.text}
          </Text>
        </div>
      )}
    </div>
  )
}
