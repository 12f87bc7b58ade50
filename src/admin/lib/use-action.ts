import { toast } from "@medusajs/ui"
import { useQueryClient } from "@tanstack/react-query"
import { useCallback, useState } from "react"
import type { AssistOrderAnswer, MoveMoneyAnswer } from "../../owner/admin-api"
import { oneAtATime } from "./one-at-a-time"
import { keys } from "./query-keys"
import { tellOtherTabs } from "./tabs"
import { useTexts } from "./use-texts"

export interface ActionResult {
  /** `unmoved`: nothing had to be done, or the sums were not what the page showed. */
  readonly kind: "done" | "unmoved" | "failed"
  readonly text: string
}

export interface ActionRequest {
  /** Two actions of the same name never run at once. */
  readonly name: string
  /** What to do; its answer in words, when the server gives one. */
  readonly work: () => Promise<Partial<MoveMoneyAnswer>>
  /** Medusa's order, whose card shows at once what the answer says now stands. */
  readonly orderId?: string
  /** For calls that move no money by nature: "nothing moved" is then no surprise. */
  readonly quiet?: boolean
  /** Said when the answer brings no words. */
  readonly done?: string
}

export interface Action {
  /** Name of what runs. */
  readonly running: string | undefined
  readonly result: ActionResult | undefined
  readonly run: (request: ActionRequest) => Promise<ActionResult | undefined>
}

/** An error of the admin API has a status; without one nobody knows whether the server did its work. */
function wasAnswered(error: unknown): error is Error & { status: number } {
  return error instanceof Error && typeof (error as { status?: unknown }).status === "number"
}

/** The payments an answer speaks of in their new state, the others as they were. */
function withNews(
  before: AssistOrderAnswer | undefined,
  now: MoveMoneyAnswer["payments"],
): AssistOrderAnswer | undefined {
  return (
    before && {
      payments: before.payments.map((old) => now.find(({ order_number }) => order_number === old.order_number) ?? old),
    }
  )
}

/** Runs what the owner pressed, once, says in words what came of it and refreshes everything that may show it. */
export function useAction(): Action {
  const client = useQueryClient()
  const { t, pick, failure } = useTexts()
  const [running, setRunning] = useState<string>()
  const [result, setResult] = useState<ActionResult>()

  const run = useCallback(
    async ({ name, work, orderId, quiet = false, done }: ActionRequest) => {
      const say = (said: ActionResult) => {
        setResult(said)
        const show = said.kind === "done" ? toast.success : said.kind === "failed" ? toast.error : toast.info
        show(t("brand"), { description: said.text })
        return said
      }
      const attempt = async (): Promise<ActionResult> => {
        setRunning(name)
        setResult(undefined)
        try {
          const answer = await work()
          if (orderId && answer.payments) {
            const now = answer.payments
            client.setQueryData<AssistOrderAnswer>(keys.order(orderId), (before) => withNews(before, now))
          }
          const text = answer.message ? pick(answer.message) : (done ?? t("result.done"))
          return say({ kind: answer.moved === false && !quiet ? "unmoved" : "done", text })
        } catch (error) {
          return say({ kind: "failed", text: wasAnswered(error) ? failure(error) : t("result.no_answer") })
        } finally {
          setRunning(undefined)
          // After a failure too: part of it may have been done.
          for (const queryKey of [keys.all, keys.coreOrders, keys.corePayments])
            void client.invalidateQueries({ queryKey })
          tellOtherTabs()
        }
      }
      const outcome = await oneAtATime(name, attempt)
      if (outcome === "twice") return undefined // the second half of a double click: the first one answers
      return outcome === "busy" ? say({ kind: "failed", text: t("result.busy") }) : outcome
    },
    [client, t, pick, failure],
  )
  return { running, result, run }
}
