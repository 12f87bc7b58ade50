import { setTimeout as sleep } from "node:timers/promises"
import type { Hold } from "../processes/assist-gate"
import { actOf, type Call, looksBefore, serviceOf } from "./calls"
import type { Outage, Point } from "./cells"
import { press } from "./press"
import type { Stage } from "./stage"
import { passReads } from "./strike"
import type { Subject } from "./subject"

/** An order that is to be in the middle of a call, at this point of it, when the lights go out. */
export interface Caught {
  readonly subject: Subject
  readonly call: Call
  readonly point: Point
}

/** Coming back from Assist reads three times: to follow, to authorize, to see what became of it. */
const READ_OF_POINT: Record<Point, number> = { before: 1, intent: 2, after: 3 }

/** Lets every order walk to its point, takes the database away or kills the store there, and brings it back. */
export async function outage(stage: Stage, kind: Outage, caught: readonly Caught[]): Promise<void> {
  if (caught.length === 0) return
  const holds = caught.map(hold)
  const clicks = caught.map(async ({ subject, call }) => {
    subject.told = await press(subject, call)
  })
  await Promise.all(holds.map(({ arrived }) => within(arrived)))
  await arrivals(caught)
  if (kind === "kill") {
    await stage.store.kill()
    for (const one of holds) one.release(false)
    await Promise.all(clicks)
    return await stage.store.start()
  }
  stage.databaseGate.cut()
  for (const one of holds) one.release(true)
  // The answers come while the database is away; then it comes back, whatever is still waiting for it.
  await Promise.race([Promise.all(clicks), sleep(8_000)])
  stage.databaseGate.restore()
  await Promise.all(clicks)
  if (!stage.store.alive) throw new Error("the store ended when its database went away")
}

/** What waits for a lease the held call has would wait until the lights go out: it is given some time, no more. */
const ARRIVALS_MS = 4_000

async function arrivals(caught: readonly Caught[]): Promise<void> {
  const come = caught.flatMap(({ subject }) => {
    const { before } = subject.fate
    return before ? [subject.arrives(before).catch(() => undefined)] : []
  })
  if (come.length > 0) await Promise.race([Promise.all(come), sleep(ARRIVALS_MS)])
}

function hold({ subject, call, point }: Caught): Hold {
  const { gate } = subject.lane
  const { keys } = subject
  const act = actOf(call)
  if (act === "authorize") {
    passReads(subject, READ_OF_POINT[point] - 1, "request")
    return gate.hold("orderresult", keys, "request")
  }
  if (act === "complete cart") return gate.hold("orderresult", keys, point === "before" ? "request" : "reply")
  if (point === "before") {
    passReads(subject, looksBefore(call))
    return gate.hold("orderresult", keys, "reply")
  }
  return gate.hold(serviceOf(call), keys, point === "intent" ? "request" : "reply")
}

async function within(arrived: Promise<void>): Promise<void> {
  const late = sleep(28_000).then(() => Promise.reject(new Error("a call never came to the point it was to stop at")))
  await Promise.race([arrived, late])
}
