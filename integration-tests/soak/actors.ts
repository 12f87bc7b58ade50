import { setTimeout as sleep } from "node:timers/promises"
import { byHand } from "./cabinet"
import { trouble } from "./faults"
import { own } from "./owners"
import { shop } from "./shoppers"
import type { World } from "./world"

/** Who takes part, how many of them, and how long each waits between two things, on average. */
const CAST = [
  { name: "shopper", act: shop, count: 3, pauseMs: 1500 },
  { name: "owner", act: own, count: 2, pauseMs: 2000 },
  { name: "cabinet", act: byHand, count: 1, pauseMs: 4000 },
  { name: "trouble", act: trouble, count: 1, pauseMs: 8000 },
]

/** Plays until the world says it is over. What fails is counted: a fault's consequences are for the ledgers to judge. */
export async function play(world: World): Promise<void> {
  await Promise.all(
    CAST.flatMap(({ name, act, count, pauseMs }) =>
      Array.from({ length: count }, async () => {
        while (!world.isOver()) {
          await sleep(pauseMs * (0.5 + Math.random()))
          await act(world).catch((error: Error) => world.failed.add(`${name}: ${inShort(error)}`))
        }
      }),
    ),
  )
}

/** Without what differs from one to the next. */
function inShort({ message, cause }: Error): string {
  const code = (cause as { code?: string } | undefined)?.code
  return `${message}${code ? ` (${code})` : ""}`.replace(/[a-z]+_[0-9A-Z]{20,}|\d{10,}|assist-\S+/g, "…").slice(0, 160)
}
