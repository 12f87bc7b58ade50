import { type AssistClient, AssistError, type ReportedOperation } from "../gateway"
import type { Period } from "../payments/plan-batch"
import { fitting, LONGEST_MINUTES, nextPeriod, shorter } from "../payments/report-window"
import { isTooLarge } from "./is-too-large"

/** What one question to `resultbydate` brought. */
export interface ReportPart<T> {
  readonly period: Period
  /** What was kept of its operations; undefined: the answer was too large. */
  readonly operations: readonly T[] | undefined
  /** Too large, and a minute long: it cannot be told at all, and the next part is about the time after it. */
  readonly untold: boolean
  /** How long the next question may be about. */
  readonly minutes: number
}

export interface ReportQuestion<T> {
  readonly from: Date
  readonly to: Date
  /** How long the first question may be about. Default: a day, less a minute. */
  readonly minutes?: number
  /** What is kept of each operation; `undefined`: nothing. */
  readonly pick: (operation: ReportedOperation) => T | undefined
  /** Ends a question that takes too long; asked for before each. */
  readonly signal?: () => AbortSignal
  /** A person waits: an answer that did not come in time is asked for in halves, this many times. Default 0: it is an error. */
  readonly lateAnswers?: number
}

/**
 * Asks Assist about a time, the oldest first, in questions as long as the answers allow: down to a minute on a busy day. One
 * question per part, so the caller ends it by leaving the loop. In the budget of the merchant's calls it has the job's place
 * (design rule 14): behind money, and one question at a time. Throws AssistError.
 */
export async function* readReport<T>(
  client: AssistClient,
  { from, to, minutes = LONGEST_MINUTES, pick, signal, lateAnswers = 0 }: ReportQuestion<T>,
): AsyncGenerator<ReportPart<T>, void, undefined> {
  let late = lateAnswers
  for (let period = nextPeriod(from, to, minutes); period; ) {
    let held = 0
    const count = (operation: ReportedOperation) => {
      held++
      return pick(operation)
    }
    let operations: readonly T[] | undefined
    try {
      operations = await client.resultByDate({ ...period, signal: signal?.(), urgency: "job" }, count)
    } catch (error) {
      const isLate = error instanceof AssistError && error.kind === "timeout" && late-- > 0
      if (!isTooLarge(error) && !isLate) throw error
    }
    const less = operations ? undefined : shorter(period)
    minutes = operations ? fitting(minutes, period, held) : (less ?? minutes)
    yield { period, operations, untold: !operations && less === undefined, minutes }
    period = nextPeriod(less === undefined ? period.to : period.from, to, minutes)
  }
}
