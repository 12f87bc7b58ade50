import type { Outcome } from "../gateway"
import type { NewLedgerOperation, OperationOutcome } from "../modules/assist/ledger/rows"
import { count } from "../observe/counters"
import { logLine } from "../observe/log-line"
import type { OrderContext } from "./context"

/**
 * A process that stands still for longer between its intent and the call (suspended, starved) must not send it: others
 * may have settled the intent as not carried out by then, and repeated it.
 */
const LATEST_MS = 10_000
const TOO_LATE = "this server stood still for too long before it could send it"

interface Called<Reply> {
  readonly outcome: Outcome<Reply>
  /** In words, as far as the outcome itself tells. */
  readonly detail: string
  /** Writes down what became of it. Never throws: the next read of Assist settles a row that could not be written. */
  readonly settle: (outcome: OperationOutcome, detail: string) => Promise<void>
}

/**
 * Writes the intent, sends the call once, and says what became of it (design rules 2 and 3). The caller has the order's
 * `money` lease, and settles the row.
 * @param lease the lease's token
 * @throws MedusaError when the intent could not be written; nothing was sent then
 */
export async function callOnce<Reply>(
  { ledger, logger }: OrderContext,
  intent: NewLedgerOperation,
  lease: string,
  {
    call,
    told,
    sum,
  }: {
    readonly call: () => Promise<Outcome<Reply>>
    /** What an answer says, for the ledger and the log: codes and states only. */
    readonly told: (reply: Reply) => string
    readonly sum: string
  },
): Promise<Called<Reply>> {
  const began = Date.now()
  const id = await ledger.intend(intent, lease)
  const inTime = Date.now() - began < LATEST_MS
  // The client rejects only what it finds wrong before sending; anything that went out comes back as an outcome.
  const outcome = await (inTime ? call() : Promise.resolve(notSent<Reply>(TOO_LATE))).catch((error: Error) =>
    notSent<Reply>(error.message),
  )
  const detail = outcome.outcome === "done" ? told(outcome.reply) : outcome.reason
  const about = { order: intent.order_number, billnumber: intent.billnumber, operation: intent.kind }
  logger.info(logLine({ ...about, outcome: outcome.outcome }, `${sum}; ${detail}`))
  count("operations", { kind: intent.kind, outcome: outcome.outcome })
  const settle = (result: OperationOutcome, text: string) =>
    ledger.settle(id, result, text).catch((error: Error) => logger.error(logLine(about, error.message)))
  return { outcome, detail, settle }
}

function notSent<Reply>(reason: string): Outcome<Reply> {
  return { outcome: "not_sent", reason }
}
