import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { ConnectionCheck } from "../../owner/admin-api"
import { api } from "../lib/api"
import { useAction } from "../lib/use-action"
import { useTexts } from "../lib/use-texts"
import { CheckList } from "./check-list"
import { ResultLine } from "./result-line"

/** Asks Assist whether everything that is configured is right; the same as the `doctor` command. */
export function ConnectionTest({ providerId }: { providerId: string }) {
  const { t } = useTexts()
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
      {answer && <CheckList checks={answer.checks} />}
    </div>
  )
}
