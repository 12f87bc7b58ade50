import type { Asked, MoneyOperation } from "./asked-operation"
import { classifyOperation } from "./classify-operation"
import type { ClientContext } from "./client-context"
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

/** Sends a call that moves money, once, and says what became of it. Never throws. */
export async function runMoneyOperation(
  context: ClientContext,
  operation: MoneyOperation,
  asked: Asked,
  { fields, encoding, signal }: Sending,
): Promise<Outcome<OperationReply>> {
  const { service, path } = operation
  const result = await sendOnce(context, { service, path, fields, encoding, signal })
  return result.outcome === "not_sent" ? result : classifyOperation(context, operation, asked, result)
}

/**
 * Sends what moves money when its turn has come. It waits for Assist's rate limit as long as that leaves at least half of
 * the time for the call itself.
 */
export async function sendOnce(
  { budget, port, options }: ClientContext,
  request: Omit<PortRequest, "total">,
): Promise<PortResult | NotSent> {
  const { total } = options.timeouts
  const { path, signal } = request
  try {
    return await budget.run("money", total / 2, signal, () => port.send({ ...request, total }))
  } catch (error) {
    const reason =
      error instanceof HeldBack
        ? `${path} was not sent: Assist refused earlier calls of this merchant for coming too often; try again in ${Math.ceil(error.wait / 1000)} s`
        : `${path} was not sent: the call was aborted`
    return { outcome: "not_sent", reason }
  }
}

interface NotSent {
  readonly outcome: "not_sent"
  readonly reason: string
}
