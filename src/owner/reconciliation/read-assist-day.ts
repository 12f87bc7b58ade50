import { MedusaError } from "@medusajs/framework/utils"
import { type AssistClient, AssistError, type ReportedOperation } from "../../gateway"
import { toMedusaError } from "../../operations/errors"
import { readReport } from "../../operations/read-report"
import { Refused } from "../../refusals/refused"
import { saying } from "../../refusals/saying"
import { type Day, isInside } from "./day"
import type { DayOperation } from "./day-sums"

/** What is remembered of each to know it again (about 100 bytes) has to have an end. */
const MOST_OPERATIONS = 500_000
/** Answers that came too late are asked for in halves; an Assist that is out of order ends the report within two minutes. */
const LATE_ANSWERS = 2

interface Kept extends DayOperation {
  readonly key: string
}

/**
 * The operations of a day that moved money, as Assist tells them. What the service adds on either side of a period (it has no
 * seconds) is left out by the operation's own time, and what two periods tell is told once.
 * @param testMode whether what Assist marks as a test is money (design rule 6)
 * @throws MedusaError when Assist cannot be read, or the day is larger than any shop's
 */
export async function* readAssistDay(
  client: AssistClient,
  day: Day,
  testMode: boolean,
): AsyncGenerator<DayOperation, void, undefined> {
  const told = new Set<string>()
  const pick = (reported: ReportedOperation) => keptOf(reported, day, testMode)
  try {
    for await (const part of readReport(client, { ...day, pick, lateAnswers: LATE_ANSWERS })) {
      if (part.untold || told.size > MOST_OPERATIONS) throw tooMuch()
      for (const { key, ...operation } of part.operations ?? []) {
        if (told.has(key)) continue
        told.add(key)
        yield operation
      }
    }
  } catch (error) {
    if (!(error instanceof AssistError)) throw error
    throw toMedusaError(error, saying("asking_day"))
  }
}

/** Undefined: it moved no money, or not on this day. */
export function keptOf(reported: ReportedOperation, day: Day, testMode: boolean): Kept | undefined {
  const { orderNumber, billNumber, orderState, orderStateText, operation } = reported
  const { money, type, state, date } = operation
  if (!money || state !== "success" || (reported.testMode && !testMode)) return undefined
  if (date !== undefined && !isInside(date, day)) return undefined
  const key = operation.billNumber.includes(".")
    ? operation.billNumber
    : [billNumber, type, date?.getTime(), money.amount].join("|")
  return { key, orderNumber, billNumber, orderState, orderStateText, type, money }
}

function tooMuch(): Refused {
  return new Refused(MedusaError.Types.NOT_ALLOWED, saying("day_too_large"))
}
