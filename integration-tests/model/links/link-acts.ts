import fc from "fast-check"
import type { CallFault } from "../world/assist"
import { MOMENTS } from "../world/moments"
import { CASH } from "./link-books"
import type { LinkWorld } from "./link-world"

/** What may come while something else is on its way. */
const ARRIVALS = ["notification", "janitor", "order changes", "shopper pays", "capture"] as const

/** One thing that happens to an order with payment links. Plain data, so that a failing history can be kept and read. */
export type LinkAct =
  | { readonly do: "link opens"; readonly beside: boolean }
  | { readonly do: "shopper pays" | "notification" | "capture"; readonly which: number }
  | { readonly do: "shopper comes back twice" | "janitor" | "cancel order" }
  | { readonly do: "order changes"; readonly total: number; readonly told: boolean }
  | { readonly do: "call fault"; readonly fault: CallFault }
  | { readonly do: "reads fail"; readonly times: number }
  | { readonly do: "mishap"; readonly moment: (typeof MOMENTS)[number]; readonly mishap: "crash" | "database down" }
  | {
      readonly do: "arrives"
      readonly what: (typeof ARRIVALS)[number]
      readonly moment: (typeof MOMENTS)[number]
      readonly total: number
    }
  | { readonly do: "time passes"; readonly minutes: number }

export interface LinkHistory {
  readonly holdAsked: boolean
  readonly takenAtOnce: boolean
  /** Two pages of one collection are open, as two requests at one moment leave it. */
  readonly two: boolean
  readonly total: number
  readonly acts: readonly LinkAct[]
}

/** Nothing owed, less, the same, more. */
const totals = fc.constantFrom(CASH, 15_000, 20_000, 25_000, 30_000)
const which = fc.nat({ max: 2 })
const faults: CallFault[] = ["not sent", "lost before effect", "lost after effect", "late", "declined"]
const one = <K extends LinkAct["do"]>(kind: K) => fc.constant(kind)

const act: fc.Arbitrary<LinkAct> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: one("link opens"), beside: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: one("shopper pays"), which }) },
  { weight: 4, arbitrary: fc.record({ do: one("notification"), which }) },
  { weight: 2, arbitrary: fc.constant({ do: "shopper comes back twice" } as const) },
  { weight: 3, arbitrary: fc.constant({ do: "janitor" } as const) },
  { weight: 4, arbitrary: fc.record({ do: one("order changes"), total: totals, told: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: one("capture"), which }) },
  { weight: 1, arbitrary: fc.constant({ do: "cancel order" } as const) },
  { weight: 2, arbitrary: fc.record({ do: one("call fault"), fault: fc.constantFrom(...faults) }) },
  { weight: 1, arbitrary: fc.record({ do: one("reads fail"), times: fc.integer({ min: 1, max: 3 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: one("mishap"),
      moment: fc.constantFrom(...MOMENTS),
      mishap: fc.constantFrom("crash" as const, "database down" as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: one("arrives"),
      what: fc.constantFrom(...ARRIVALS),
      moment: fc.constantFrom(...MOMENTS),
      total: totals,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: one("time passes"), minutes: fc.constantFrom(1, 3, 60) }) },
)

/** A link is open and is paid, sooner or later; anything may come before and after, most of all a change of the order. */
export const linkHistories: fc.Arbitrary<LinkHistory> = fc
  .record({
    holdAsked: fc.boolean(),
    takenAtOnce: fc.boolean(),
    two: fc.boolean(),
    total: fc.constantFrom(15_000, 20_000),
    before: fc.array(act, { maxLength: 4 }),
    after: fc.array(act, { minLength: 1, maxLength: 12 }),
  })
  .map(({ before, after, ...rest }) => ({
    ...rest,
    acts: [...before, { do: "shopper pays", which: 0 } as const, ...after],
  }))

export async function performLink(world: LinkWorld, one: LinkAct, takenAtOnce: boolean): Promise<void> {
  const { books } = world
  switch (one.do) {
    case "link opens":
      return world.open(takenAtOnce, one.beside)
    case "shopper pays":
      return world.pay(one.which)
    case "notification":
      return await world.happen(`notification of ${world.number(one.which)}`, () => world.follow(one.which))
    case "shopper comes back twice":
      return await world.happen("both shoppers come back", () => Promise.allSettled([world.follow(0), world.follow(1)]))
    case "janitor":
      return await world.happen(one.do, () => world.janitor())
    case "order changes":
      await world.happen(`the order costs ${one.total}`, () => books.change(one.total))
      // Its event may be lost.
      if (one.told) await world.happen("the event of it", () => world.followAll())
      return
    case "capture":
      return await world.happen("capture", () => capture(world, one.which))
    case "cancel order":
      await world.happen(one.do, () => books.cancelOrder())
      return await world.happen("order.canceled", () => world.followAll())
    case "call fault":
      return world.fault(one.fault)
    case "reads fail":
      return world.readsFail(one.times)
    case "mishap":
      return world.moments.arm(one.moment, one.mishap)
    case "arrives":
      return world.moments.expect(one.moment, () => arrive(world, one.what, one.total))
    case "time passes":
      return world.pass(one.minutes)
  }
}

async function capture({ books }: LinkWorld, which: number): Promise<void> {
  const live = books.payments.filter(({ canceled, captures }) => !canceled && captures.length === 0)
  const payment = live[which % live.length]
  if (payment) await books.capture(payment.id)
}

async function arrive(world: LinkWorld, what: (typeof ARRIVALS)[number], total: number): Promise<unknown> {
  world.story.push(`  ${what} arrives`)
  switch (what) {
    case "notification":
      return await world.follow(1)
    case "janitor":
      return await world.janitor()
    case "order changes":
      return await world.books.change(total)
    case "shopper pays":
      return world.pay(1)
    case "capture":
      return await capture(world, 0)
  }
}
