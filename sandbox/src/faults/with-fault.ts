import { setTimeout as sleep } from "node:timers/promises"
import { htmlReply, type Reply } from "../http/reply.ts"
import type { FaultRow } from "../store/rows.ts"

const NOTHING: Reply = { status: 200, headers: {}, body: "" }
const ERROR_500 = htmlReply(
  "<html><head><title>500</title></head><body><h1>500 Internal Server Error</h1></body></html>",
  500,
)
const GARBAGE = htmlReply(
  "<!doctype html><html><body><h1>Идут технические работы</h1><p>Please come back later.</body>",
)

/** Handles a call the way a fault wants the connection to behave. Faults about the content are the handler's. */
export async function withFault(fault: FaultRow | null, handle: () => Promise<Reply>): Promise<Reply> {
  const hold = fault?.delayMs ? { holdMs: fault.delayMs } : {}
  switch (fault?.kind) {
    case "hang_before":
      return { ...NOTHING, delivery: "hang", ...hold }
    case "drop_before":
      return { ...NOTHING, delivery: "drop" }
    case "error_500_before":
      return ERROR_500
    case "slow":
      await sleep(fault.delayMs)
      return handle()
    case "hang_after":
      return { ...(await handle()), delivery: "hang", ...hold }
    case "drop_after":
      return { ...(await handle()), delivery: "drop" }
    case "error_500_after":
      await handle()
      return ERROR_500
    case "garbage":
      await handle()
      return GARBAGE
    case "truncated":
      return { ...(await handle()), delivery: "truncated" }
    default:
      return handle()
  }
}
