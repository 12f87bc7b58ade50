import { setTimeout as sleep } from "node:timers/promises"
import type { Instance } from "../instances/several-stores"
import { choose, oneOf } from "./dice"
import type { World } from "./world"

/** What goes wrong at Assist, or on the way there and back; the fault matrix tries each of them at each point of a call. */
const CALLS = ["charge", "cancel", "orderresult", "resultbydate"] as const
const OF_CALLS = [
  "drop_before",
  "drop_after",
  "error_500_before",
  "error_500_after",
  "garbage",
  "truncated",
  "rate_limited",
  "internal_error",
  "slow",
] as const
const OF_NOTIFICATIONS = ["duplicate", "reorder", "lost", "bad_checkvalue", "delay"] as const

/** Something goes wrong with the next call or message of a kind. */
export async function trouble({ assist, done }: World): Promise<void> {
  const service = choose<(typeof CALLS)[number] | "notification">([
    [2, oneOf(CALLS) ?? "charge"],
    [1, "notification"],
  ])
  const kind = (service === "notification" ? oneOf(OF_NOTIFICATIONS) : oneOf(OF_CALLS)) ?? "slow"
  await assist.fault(service, kind, { times: 1 + Math.floor(Math.random() * 3), delayMs: 1500 })
  done.add(`fault: ${service} ${kind}`)
}

/** A process is killed in the middle of its work and comes back, again and again. */
export async function kills(world: World, victim: Instance, everyMs: number): Promise<void> {
  while (!world.isOver()) {
    for (let waited = 0; waited < everyMs && !world.isOver(); waited += 500) await sleep(500)
    if (world.isOver()) return
    await victim.store.kill()
    world.done.add("fault: a process killed")
    await sleep(3000)
    await victim.store.start()
  }
}
