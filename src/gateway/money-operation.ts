import { setTimeout as sleep } from "node:timers/promises"
import type { Asked, MoneyOperation } from "./asked-operation"
import { classifyOperation } from "./classify-operation"
import type { ClientContext } from "./client-context"
import type { BodyEncoding } from "./http/encode-body"
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
  const { port, options } = context
  const held = await passGate(context, path, signal)
  if (held !== undefined) return { outcome: "not_sent", reason: held }
  const result = await port.send({ service, path, fields, encoding, signal, total: options.timeouts.total })
  return classifyOperation(context, operation, asked, result)
}

/**
 * Waits while Assist's rate limit holds the merchant back, as long as that leaves at least half of the time for the
 * call itself. Why nothing is sent, or undefined.
 */
export async function passGate(
  { gate, options }: ClientContext,
  path: string,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const wait = gate.wait(performance.now())
  if (wait === 0) return undefined
  if (wait > options.timeouts.total / 2) {
    return `${path} was not sent: Assist refused earlier calls of this merchant for coming too often; try again in ${Math.ceil(wait / 1000)} s`
  }
  try {
    await sleep(wait, undefined, { signal })
    return undefined
  } catch {
    return `${path} was not sent: the call was aborted`
  }
}
