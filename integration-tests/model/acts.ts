import fc from "fast-check"
import type { CallFault } from "./world/assist"
import { BANK_ANSWERS, type BankAnswer } from "./world/begun-payments"
import { MOMENTS } from "./world/moments"
import { HOLD, type World } from "./world/world"

/** One thing that happens in a history. Plain data, so that a failing history can be kept and read. */
export type Act =
  | { readonly do: "shopper pays" | "shopper completes" | "shopper comes back" | "notification" | "janitor" }
  | { readonly do: "capture" | "refund" | "cabinet charges" | "cabinet cancels"; readonly sum: number | null }
  | { readonly do: "refund twice"; readonly sums: readonly [number, number] }
  | { readonly do: "cancel order" }
  | { readonly do: "token payment" | "agreement payment"; readonly bank: BankAnswer }
  | { readonly do: "shopper goes on" }
  | { readonly do: "call fault"; readonly fault: CallFault }
  | { readonly do: "reads fail"; readonly times: number }
  | { readonly do: "mishap"; readonly moment: (typeof MOMENTS)[number]; readonly mishap: "crash" | "database down" }
  | {
      readonly do: "arrives"
      readonly what: (typeof ARRIVALS)[number]
      readonly moment: (typeof MOMENTS)[number]
    }
  | { readonly do: "time passes"; readonly minutes: number }

/** What may come while a call is on its way, before anything goes wrong with it. */
const ARRIVALS = ["notification", "janitor", "cabinet charges", "cabinet cancels"] as const

const sums = fc.constantFrom(null, 1, 1_500, 4_000, 6_000, HOLD)
const faults: CallFault[] = ["not sent", "lost before effect", "lost after effect", "late", "declined"]

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constantFrom({ do: "shopper completes" } as const, { do: "shopper comes back" } as const),
  },
  { weight: 3, arbitrary: fc.constant({ do: "notification" } as const) },
  { weight: 3, arbitrary: fc.constant({ do: "janitor" } as const) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("capture" as const), sum: sums }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("refund" as const), sum: sums }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("refund twice" as const),
      sums: fc.tuple(fc.constantFrom(1, 1_500, 4_000), fc.constantFrom(1_500, 2_500, 6_000)),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ do: "cancel order" } as const) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("arrives" as const),
      what: fc.constantFrom(...ARRIVALS),
      moment: fc.constantFrom(...MOMENTS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cabinet charges" as const), sum: sums }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("cabinet cancels" as const), sum: sums }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("call fault" as const), fault: fc.constantFrom(...faults) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("reads fail" as const), times: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("mishap" as const),
      moment: fc.constantFrom(...MOMENTS),
      mishap: fc.constantFrom("crash" as const, "database down" as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("time passes" as const), minutes: fc.constantFrom(1, 3, 60) }) },
)

/** How the money comes to be paid: by the shopper on Assist's page, by a token, or by the shop's schedule. */
export type Beginning = "on the page" | "by token" | "by agreement"

export interface History {
  readonly begins: Beginning
  /** What was asked for: a hold, or one stage. */
  readonly holdAsked: boolean
  /** What Assist does, whatever was asked for: the shopper may have changed the form, the acquirer may not hold. */
  readonly takenAtOnce: boolean
  readonly acts: readonly Act[]
}

const bank = fc.oneof(
  { weight: 2, arbitrary: fc.constant("approved" as const) },
  { weight: 3, arbitrary: fc.constantFrom(...BANK_ANSWERS) },
)
const payment = (what: "token payment" | "agreement payment") => fc.record({ do: fc.constant(what), bank })

/** What pays; where this server does, more than once, and side by side with Assist's page. */
const PAYING: Record<Beginning, { readonly first: fc.Arbitrary<Act>; readonly more: fc.Arbitrary<Act>[] }> = {
  "on the page": { first: fc.constant({ do: "shopper pays" }), more: [] },
  "by token": {
    first: payment("token payment"),
    more: [
      payment("token payment"),
      payment("token payment"),
      fc.constant({ do: "shopper goes on" }),
      fc.constant({ do: "shopper pays" }),
    ],
  },
  "by agreement": { first: payment("agreement payment"), more: [payment("agreement payment")] },
}

/** Somebody pays, sooner or later, and anything may come before and after. */
export const histories: fc.Arbitrary<History> = fc
  .oneof(
    { weight: 2, arbitrary: fc.constant("on the page" as const) },
    { weight: 1, arbitrary: fc.constant("by token" as const) },
    { weight: 1, arbitrary: fc.constant("by agreement" as const) },
  )
  .chain((begins) => {
    const { first, more } = PAYING[begins]
    const any = more.length > 0 ? fc.oneof({ weight: 3, arbitrary: act }, ...more) : act
    return fc
      .record({
        holdAsked: fc.boolean(),
        takenAtOnce: fc.boolean(),
        before: fc.array(any, { maxLength: 3 }),
        first,
        after: fc.array(any, { minLength: 1, maxLength: 14 }),
      })
      .map(({ before, first, after, ...stage }) => ({ begins, ...stage, acts: [...before, first, ...after] }))
  })

export async function perform(world: World, one: Act): Promise<void> {
  const { core, assist } = world
  switch (one.do) {
    case "shopper pays":
      return assist.payOnPage()
    case "shopper goes on":
      return assist.begun.goOn()
    case "token payment":
      return await world.happen(`token payment, ${one.bank}`, () => world.payByToken(one.bank))
    case "agreement payment":
      return await world.happen(`agreement payment, ${one.bank}`, () => world.chargeAgreement(one.bank))
    case "shopper completes":
      return await world.happen(one.do, () => core.completeCart())
    case "shopper comes back":
    case "notification":
      return await world.happen(one.do, () => world.follow())
    case "janitor":
      return await world.happen(one.do, () => world.janitor())
    case "capture":
      return await world.happen(`capture ${one.sum}`, () => core.capture(one.sum ?? core.due))
    case "refund":
      return await world.happen(`refund ${one.sum}`, () =>
        core.refund(one.sum ?? core.sumOf(core.captures) - core.sumOf(core.refunds)),
      )
    case "refund twice":
      return await world.happen(`refund ${one.sums} at once`, () => core.refundTwice(one.sums))
    case "arrives":
      return world.moments.expect(one.moment, () => arrive(world, one.what))
    case "cancel order":
      await world.happen(one.do, () => core.cancelOrder())
      // Core's event; its subscriber looks at once (src/subscribers).
      if (core.order?.canceled) await world.happen("order.canceled", () => world.follow())
      return
    case "cabinet charges":
      return world.cabinet("charge", one.sum)
    case "cabinet cancels":
      return world.cabinet("cancel", one.sum)
    case "call fault":
      assist.fault = one.fault
      return
    case "reads fail":
      assist.readsFail = one.times
      return
    case "mishap":
      return world.moments.arm(one.moment, one.mishap)
    case "time passes":
      return world.pass(one.minutes)
  }
}

async function arrive(world: World, what: (typeof ARRIVALS)[number]): Promise<unknown> {
  world.story.push(`  ${what} arrives`)
  switch (what) {
    case "notification":
      return await world.follow()
    case "janitor":
      return await world.janitor()
    // As much as the owner asks for most often: what is alike must not be taken for the same.
    case "cabinet charges":
      return world.cabinet("charge", 4_000)
    case "cabinet cancels":
      return world.cabinet("cancel", 4_000)
  }
}
