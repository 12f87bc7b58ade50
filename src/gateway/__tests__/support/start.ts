import {
  type AssistClient,
  type AssistClientOptions,
  currencyCode,
  type Money,
  minorUnits,
  type OrderNumber,
} from "../../index"
import { type Answer, client, closeClients, type ReceivedRequest, TestServer } from "./test-server"

let server: TestServer | undefined

/** A server with these answers and a client that asks it; `stopAll` ends both. */
export async function start(
  answers: Answer | readonly Answer[],
  options: Partial<AssistClientOptions> = {},
): Promise<{ assist: AssistClient; received: ReceivedRequest[]; url: string }> {
  await server?.stop()
  server = await TestServer.start(...[answers].flat())
  return { assist: client(server.url, options), received: server.received, url: server.url }
}

/** For `afterEach`. */
export async function stopAll(): Promise<void> {
  await closeClients()
  await server?.stop()
  server = undefined
}

export const ORDER = "ORD-1001" as OrderNumber
export const byn = (amount: number): Money => ({ amount: minorUnits(amount), currency: currencyCode("BYN") })

/** What a call throws; fails when it does not. */
export async function rejection(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => {
      throw new Error("was not rejected")
    },
    (error: unknown) => error,
  )
}
