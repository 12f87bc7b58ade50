import { CheckCircleSolid, ExclamationCircleSolid, InformationCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { ConnectionCheck } from "../../owner/admin-api"
import { useTexts } from "../lib/use-texts"

const ICONS = {
  ok: <CheckCircleSolid className="text-ui-tag-green-icon" />,
  warning: <ExclamationCircleSolid className="text-ui-tag-orange-icon" />,
  failed: <XCircleSolid className="text-ui-tag-red-icon" />,
  unknown: <InformationCircleSolid className="text-ui-fg-muted" />,
}

/** What was looked at, each with its result and what to do. */
export function CheckList({ checks }: ConnectionCheck) {
  const { t, pick } = useTexts()
  return (
    <ul className="flex flex-col gap-y-2" data-assist-checks>
      {checks.map(({ name, result, message }) => (
        <li key={name} className="flex items-start gap-x-2" data-assist-check={name} data-assist-check-result={result}>
          <span aria-hidden="true" className="pt-0.5">
            {ICONS[result]}
          </span>
          <div className="min-w-0">
            <Text size="small" weight="plus">
              {`${t(`settings.check.${name}`)}: ${t(`settings.check_result.${result}`)}`}
            </Text>
            <Text size="small" className="text-ui-fg-subtle break-words">
              {pick(message)}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  )
}
