import { CheckCircleSolid, ExclamationCircleSolid, InformationCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { ConnectionCheck } from "../../owner/admin-api"
import { api } from "../lib/api"
import { useAction } from "../lib/use-action"
import { useTexts } from "../lib/use-texts"
import { ResultLine } from "./result-line"

const ICONS = {
  ok: <CheckCircleSolid className="text-ui-tag-green-icon" />,
  warning: <ExclamationCircleSolid className="text-ui-tag-orange-icon" />,
  failed: <XCircleSolid className="text-ui-tag-red-icon" />,
  unknown: <InformationCircleSolid className="text-ui-fg-muted" />,
}

/** Asks Assist whether everything that is configured is right; the same as the `doctor` command. */
export function ConnectionTest({ providerId }: { providerId: string }) {
  const { t, pick } = useTexts()
  const action = useAction()
  const [answer, setAnswer] = useState<ConnectionCheck>()
  const running = action.running !== undefined
  const test = () =>
    action.run({
      name: `test ${providerId}`,
      done: t("settings.tested"),
      work: async () => {
        setAnswer(undefined)
        setAnswer(await api.checkMerchant(providerId))
        return {}
      },
    })
  return (
    <div className="flex flex-col gap-y-3">
      <div>
        <Button size="small" variant="secondary" disabled={running} isLoading={running} onClick={() => void test()}>
          {t("settings.test_connection")}
        </Button>
      </div>
      <ResultLine
        result={action.result?.kind === "failed" ? action.result : undefined}
        running={running ? t("actions.running") : undefined}
      />
      {answer && (
        <ul className="flex flex-col gap-y-2" data-assist-checks>
          {answer.checks.map(({ name, result, message }) => (
            <li
              key={name}
              className="flex items-start gap-x-2"
              data-assist-check={name}
              data-assist-check-result={result}
            >
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
      )}
    </div>
  )
}
