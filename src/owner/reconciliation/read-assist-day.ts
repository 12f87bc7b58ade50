import { MedusaError } from "@medusajs/framework/utils"
import { type AssistClient, AssistError, type ReportedOperation } from "../../gateway"
import { isTooLarge } from "../../operations/is-too-large"
import { type Day, isInside } from "./day"

/** Halving a day this far is a quarter of an hour. */
const SHORTEST_MS = 15 * 60 * 1000
/** Assist limits how often it may be asked (second code 3); a day that needs more is too large for one report. */
const MOST_CALLS = 48
const MOST_OPERATIONS = 20_000

/**
 * Every operation of a day. A reply that is too large is asked for in halves; what the service adds on either side of
 * the window (it has no seconds) is left out by the operation's own time.
 */
export async function readAssistDay(client: AssistClient, day: Day): Promise<ReportedOperation[]> {
  const found = new Map<string, ReportedOperation>()
  const windows: Day[] = [day]
  for (let calls = 0; windows.length > 0; calls++) {
    if (calls >= MOST_CALLS || found.size > MOST_OPERATIONS) throw tooMuch()
    const window = windows.pop() as Day
    const part = await ask(client, window)
    if (part === "too_large") windows.push(...halves(window))
    else for (const one of part) if (isOf(one, day)) found.set(keyOf(one), one)
  }
  return [...found.values()]
}

async function ask(client: AssistClient, { from, to }: Day): Promise<ReportedOperation[] | "too_large"> {
  try {
    return await client.resultByDate({ from, to })
  } catch (error) {
    if (isTooLarge(error) && to.getTime() - from.getTime() > SHORTEST_MS) return "too_large"
    if (error instanceof AssistError)
      throw new MedusaError(
        MedusaError.Types.UNEXPECTED_STATE,
        `Assist's report of the day could not be read: ${error.message}`,
        `assist_${error.kind}`,
      )
    throw error
  }
}

function halves({ from, to }: Day): Day[] {
  const middle = new Date(Math.floor((from.getTime() + to.getTime()) / 2 / 60_000) * 60_000)
  return [
    { from, to: middle },
    { from: middle, to },
  ]
}

function isOf({ operation }: ReportedOperation, day: Day): boolean {
  return operation.date === undefined || isInside(operation.date, day)
}

function keyOf({ billNumber, operation }: ReportedOperation): string {
  const { type, date, money } = operation
  return operation.billNumber.includes(".")
    ? operation.billNumber
    : [billNumber, type, date?.getTime(), money?.amount, operation.state].join("|")
}

function tooMuch(): MedusaError {
  return new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    "Assist's report of this day is too large for one page. Download the day's register from Assist's cabinet.",
  )
}
