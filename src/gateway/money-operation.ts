import type { Asked, MoneyOperation } from "./asked-operation"
import { classifyOperation } from "./classify-operation"
import type { ClientContext } from "./client-context"
import { RATE_LIMITED } from "./codes/explain-codes"
import { HeldBack } from "./http/call-budget"
import type { BodyEncoding } from "./http/encode-body"
import type { PortResult } from "./http/http-exchange"
import type { PortRequest } from "./http/http-port"
import type { OperationReply, Outcome } from "./model"

/** How it is sent. */
export interface Sending {
  readonly fields: Readonly<Record<string, string>>
  readonly encoding: BodyEncoding
  readonly signal: AbortSignal | undefined
}

/** Sends a call that moves money and says what became of it. Never throws. */
export function runMoneyOperation(
  context: ClientContext,
  operation: MoneyOperation,
  asked: Asked,
  { fields, encoding, signal }: Sending,
): Promise<Outcome<OperationReply>> {
  const { service, path } = operation
  return sendMoney(context, { service, path, fields, encoding, signal }, (result) =>
    classifyOperation(context, operation, asked, result),
  )
}

/**
 * Sends what moves money when its turn has come. It is sent once; only when Assist refused it for its rate limit, which says
 * that nothing was done, it goes once more in its turn.
 */
export async function sendMoney<T>(
  context: ClientContext,
  request: Omit<PortRequest, "total">,
  classify: (result: PortResult) => Outcome<T> | Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  // Waiting for its turn and the call itself.
  const deadline = performance.now() + context.options.timeouts.total * 1.5
  const outcome = await sendOnce(context, request, classify, deadline)
  const limited = outcome.outcome === "not_sent" && outcome.codes?.second === RATE_LIMITED
  return limited ? await sendOnce(context, request, classify, deadline) : outcome
}

async function sendOnce<T>(
  { budget, port, options }: ClientContext,
  request: Omit<PortRequest, "total">,
  classify: (result: PortResult) => Outcome<T> | Promise<Outcome<T>>,
  deadline: number,
): Promise<Outcome<T>> {
  const { path, signal } = request
  const left = () => Math.min(options.timeouts.total, deadline - performance.now())
  let result: PortResult
  try {
    // It waits for Assist's rate limit as long as that leaves at least half of the time for the call itself.
    result = await budget.run("money", left() / 2, signal, () => port.send({ ...request, total: left() }))
  } catch (error) {
    const reason =
      error instanceof HeldBack
        ? `${path} was not sent: Assist refused earlier calls of this merchant for coming too often; try again in ${Math.ceil(error.wait / 1000)} s`
        : `${path} was not sent: the call was aborted`
    return { outcome: "not_sent", reason }
  }
  return await classify(result)
}
