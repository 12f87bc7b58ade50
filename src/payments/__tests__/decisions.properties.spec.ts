import fc from "fast-check"
import { operationKeys } from "../known-operations"
import { wasCarriedOut } from "../was-carried-out"
import { AssistModel } from "./support/assist-model"
import { HOLD_ASKED, minor, money, ONE_STAGE_ASKED } from "./support/orders"
import { type Fault, ShopModel } from "./support/shop-model"

const runs = { numRuns: 400 }
const HOLD = 10_000

/** Sums that meet: a few round ones come up again and again, so that repeats and exact remainders really happen. */
const sum = fc.oneof(fc.constantFrom(1, 2500, 3010, 5000, 6990, 7500, 9999, HOLD), fc.integer({ min: 1, max: HOLD }))
const fault = fc.constantFrom<Fault>("none", "none", "lost before Assist acted", "lost after Assist acted")

type Act =
  | { by: "owner"; do: "capture" | "refund"; amount: number; fault: Fault }
  | { by: "owner"; do: "cancel"; fault: Fault }
  | { by: "cabinet"; do: "charge" | "return"; amount: number }
  | { by: "cabinet"; do: "give all back" }
  | { by: "follower" }

const ownerActs: fc.Arbitrary<Act>[] = [
  fc.record({
    by: fc.constant("owner" as const),
    do: fc.constantFrom("capture" as const, "refund" as const),
    amount: sum,
    fault,
  }),
  fc.record({ by: fc.constant("owner" as const), do: fc.constant("cancel" as const), fault }),
]
const cabinetActs: fc.Arbitrary<Act>[] = [
  fc.record({
    by: fc.constant("cabinet" as const),
    do: fc.constantFrom("charge" as const, "return" as const),
    amount: sum,
  }),
  fc.record({ by: fc.constant("cabinet" as const), do: fc.constant("give all back" as const) }),
]
const follower: fc.Arbitrary<Act> = fc.constant({ by: "follower" as const })

function perform(shop: ShopModel, act: Act): void {
  if (act.by === "follower") shop.follow()
  else if (act.by === "owner") {
    if (act.do === "capture") shop.capture(act.amount, act.fault)
    else if (act.do === "refund") shop.refund(act.amount, act.fault)
    else shop.cancel(act.fault)
  } else if (act.do === "charge") shop.assist.charge(money(act.amount))
  else shop.assist.cancel(act.do === "return" ? money(act.amount) : undefined)
}

/** A hold was asked for; whether the money is held or was taken at once, Assist alone decides. */
function paidOrder(takenAtOnce: boolean): ShopModel {
  const shop = new ShopModel(new AssistModel(HOLD, takenAtOnce))
  shop.follow()
  return shop
}
const heldOrder = () => paidOrder(false)

const anyLife = fc.array(fc.oneof(...ownerActs, ...cabinetActs, follower), { maxLength: 12 })
const takenAtOnce = fc.boolean()

describe("whatever owner, cabinet, network and follower do, in any order", () => {
  it("captures never exceed the hold, refunds never exceed captures, and a charge happens at most once", () => {
    fc.assert(
      fc.property(anyLife, takenAtOnce, (acts, atOnce) => {
        const shop = paidOrder(atOnce)
        for (const act of acts) {
          perform(shop, act)
          const { assist, totals } = shop
          expect(assist.taken).toBeLessThanOrEqual(HOLD)
          expect(assist.givenBack).toBeLessThanOrEqual(assist.taken)
          expect(totals.captured).toBeLessThanOrEqual(HOLD)
          expect(totals.refunded).toBeLessThanOrEqual(totals.captured)
          expect(assist.moves.filter((move) => move.startsWith("charge")).length).toBeLessThanOrEqual(1)
        }
      }),
      runs,
    )
  })

  it("Medusa never believes in money that Assist did not move", () => {
    fc.assert(
      fc.property(anyLife, takenAtOnce, (acts, atOnce) => {
        const shop = paidOrder(atOnce)
        for (const act of acts) {
          perform(shop, act)
          expect(shop.totals.captured).toBeLessThanOrEqual(shop.assist.taken)
          expect(shop.totals.refunded).toBeLessThanOrEqual(shop.assist.givenBack)
        }
      }),
      runs,
    )
  })

  it("in the end the follower makes the books equal, or a person is told", () => {
    fc.assert(
      fc.property(anyLife, takenAtOnce, (acts, atOnce) => {
        const shop = paidOrder(atOnce)
        for (const act of acts) perform(shop, act)
        const step = shop.follow()
        const { assist, totals } = shop
        const equal = totals.captured === assist.taken && totals.refunded === assist.givenBack
        const bothAtNothing = totals.canceled && assist.held === 0 && assist.taken === assist.givenBack
        if (step.do === "report") expect(totals.canceled).toBe(true)
        else expect(equal || bothAtNothing).toBe(true)
        if (!totals.canceled) expect(assist.held > 0 || assist.taken > 0).toBe(true)
      }),
      runs,
    )
  })

  it("a follower that came to its end has nothing to do the next time", () => {
    fc.assert(
      fc.property(anyLife, takenAtOnce, (acts, atOnce) => {
        const shop = paidOrder(atOnce)
        for (const act of acts) perform(shop, act)
        const end = shop.follow()
        const before = JSON.stringify([shop.totals, shop.assist.moves])
        expect(shop.followOnce()).toEqual(end)
        expect(JSON.stringify([shop.totals, shop.assist.moves])).toBe(before)
      }),
      runs,
    )
  })

  it("every step of the follower is a step forward: the same step is never taken twice in a row", () => {
    fc.assert(
      fc.property(anyLife, takenAtOnce, (acts, atOnce) => {
        const shop = paidOrder(atOnce)
        for (const act of acts) if (act.by !== "follower") perform(shop, act)
        for (let step = shop.followOnce(); step.do !== "nothing" && step.do !== "report"; ) {
          const next = shop.followOnce()
          expect(next).not.toEqual(step)
          step = next
        }
      }),
      runs,
    )
  })

  it("following moves no money once Medusa has its payment", () => {
    fc.assert(
      fc.property(anyLife, takenAtOnce, (acts, atOnce) => {
        const shop = paidOrder(atOnce)
        for (const act of acts) {
          const moves = shop.assist.moves.length
          if (act.by !== "follower") perform(shop, act)
          const moved = shop.assist.moves.length
          shop.follow()
          expect(shop.assist.moves.length).toBe(moved)
          expect(moved - moves).toBeLessThanOrEqual(1)
        }
      }),
      runs,
    )
  })
})

describe("one wish of the owner", () => {
  const history = fc.array(fc.oneof(...ownerActs, ...cabinetActs, follower), { maxLength: 6 })
  const shopAfter = (acts: readonly Act[], atOnce = false) => {
    const shop = paidOrder(atOnce)
    for (const act of acts) perform(shop, act)
    return shop
  }

  it("adopting calls nobody, and the ledger stands where it stood", () => {
    fc.assert(
      fc.property(
        history,
        fc.constantFrom("capture" as const, "refund" as const, "cancel" as const),
        sum,
        (acts, what, amount) => {
          const shop = shopAfter(acts)
          const before = [...shop.assist.moves]
          const seen = shop.decisions.length
          if (what === "capture") shop.capture(amount)
          else if (what === "refund") shop.refund(amount)
          else shop.cancel()
          const decision = shop.decisions[seen]
          fc.pre(decision !== undefined)
          if (decision?.decision === "execute") expect(shop.assist.moves.length).toBe(before.length + 1)
          else expect(shop.assist.moves).toEqual(before)
        },
      ),
      runs,
    )
  })

  it("what was decided to be done Assist accepts, and moves exactly that sum", () => {
    fc.assert(
      fc.property(history, sum, fc.boolean(), takenAtOnce, (acts, amount, refund, atOnce) => {
        const shop = shopAfter(acts, atOnce)
        const before = shop.view()
        const decision = refund ? shop.decideRefund(amount) : shop.decideCapture(amount)
        fc.pre(decision.decision === "execute")
        if (decision.decision !== "execute") return
        expect(refund ? shop.assist.cancel(decision.money) : shop.assist.charge(decision.money)).toBe("success")
        const kind = refund ? "refund" : "charge"
        const asked = {
          kind,
          billNumber: before.paid?.billNumber ?? "",
          known: operationKeys(before.reported),
        } as const
        expect(wasCarriedOut({ ...asked, amount: decision.money?.amount }, shop.view())).toBe(true)
        expect(wasCarriedOut({ ...asked, amount: minor(amount + 1) }, shop.view())).toBe(false)
      }),
      runs,
    )
  })

  it("decided once more after it was done but not booked, it is adopted: a retry moves nothing", () => {
    fc.assert(
      fc.property(history, sum, fc.boolean(), takenAtOnce, (acts, amount, refund, atOnce) => {
        const shop = shopAfter(acts, atOnce)
        const decide = () => (refund ? shop.decideRefund(amount) : shop.decideCapture(amount))
        const first = decide()
        fc.pre(first.decision === "execute")
        if (first.decision === "execute") {
          if (refund) shop.assist.cancel(first.money)
          else shop.assist.charge(first.money)
        }
        expect(decide().decision).toBe("adopt")
      }),
      runs,
    )
  })

  it("a lost answer and a retry move the money once and book it once", () => {
    fc.assert(
      fc.property(sum, sum, (capture, refund) => {
        const shop = heldOrder()
        shop.capture(capture, "lost after Assist acted")
        expect(shop.totals.captured).toBe(0)
        expect(shop.capture(capture)).toBe(true)
        fc.pre(refund <= capture)
        shop.refund(refund, "lost after Assist acted")
        expect(shop.refund(refund)).toBe(true)
        expect(shop.assist.moves).toEqual([`charge ${capture}`, `return ${refund}`])
        expect(shop.totals).toMatchObject({ captured: capture, refunded: refund })
      }),
      runs,
    )
  })

  it("once charged and booked, every further capture is refused, with a text that names what was taken", () => {
    fc.assert(
      fc.property(sum, sum, (first, second) => {
        const shop = heldOrder()
        shop.capture(first)
        const decision = shop.decideCapture(second)
        expect(decision.decision).toBe("refuse")
        if (decision.decision === "refuse") expect(decision.reason).toContain(`${(first / 100).toFixed(2)} BYN`)
      }),
      runs,
    )
  })

  it("returning all that was captured of a part leaves nothing of the hold blocked", () => {
    fc.assert(
      fc.property(sum, fc.boolean(), (capture, autoDeposit) => {
        const shop = heldOrder()
        shop.assist.charge(money(capture), autoDeposit)
        shop.follow()
        expect(shop.refund(capture)).toBe(true)
        expect(shop.assist).toMatchObject({ givenBack: capture, held: 0, blocked: 0 })
        expect(shop.totals).toMatchObject({ captured: capture, refunded: capture })
      }),
      runs,
    )
  })

  it("canceling ends with no money at the shop that Medusa has not booked", () => {
    fc.assert(
      fc.property(history, (acts) => {
        const shop = shopAfter(acts)
        shop.follow()
        fc.pre(shop.totals.captured === 0 && !shop.totals.canceled)
        expect(shop.cancel()).toBe(true)
        expect(shop.assist.held).toBe(0)
        expect(shop.assist.taken - shop.assist.givenBack).toBe(0)
      }),
      runs,
    )
  })
})

describe("notifications", () => {
  it("late, doubled, lost or in any order: the books end the same", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(...cabinetActs), { maxLength: 6 }),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        (acts, arrives) => {
          const follows = (when: (index: number) => number) => {
            const shop = new ShopModel(new AssistModel(HOLD))
            shop.follow()
            acts.forEach((act, index) => {
              perform(shop, act)
              for (let times = when(index); times > 0; times--) shop.follow()
            })
            shop.follow()
            return { ...shop.totals, moves: shop.assist.moves }
          }
          const atTheEnd = follows(() => 0)
          expect(follows(() => 2)).toEqual(atTheEnd)
          expect(follows((index) => (arrives[index] ? 1 : 0) + (arrives[index + 6] ? 1 : 0))).toEqual(atTheEnd)
        },
      ),
      runs,
    )
  })

  it("the order may be placed before or after the cabinet acted: money that stays is booked in full either way", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(...cabinetActs), { maxLength: 5 }), (acts) => {
        const early = heldOrder()
        const late = new ShopModel(new AssistModel(HOLD))
        for (const act of acts) {
          perform(early, act)
          perform(late, act)
        }
        early.follow()
        late.follow()
        // Given back before there was an order: none is placed. Otherwise both ways end alike.
        if (late.totals.paid) expect(late.totals).toEqual(early.totals)
        else expect(early.totals.canceled || early.totals.refunded === early.totals.captured).toBe(true)
      }),
      runs,
    )
  })

  it("of a payment nobody may keep everything goes back, once", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(...cabinetActs), { maxLength: 4 }),
        fc.boolean(),
        takenAtOnce,
        fc.constantFrom(HOLD_ASKED, ONE_STAGE_ASKED),
        (acts, gone, atOnce, asked) => {
          const shop = new ShopModel(new AssistModel(HOLD, atOnce), asked)
          shop.session = gone ? undefined : { usable: false }
          for (const act of acts) perform(shop, act)
          shop.follow()
          expect(shop.assist.held).toBe(0)
          expect(shop.assist.givenBack).toBe(shop.assist.taken)
          expect(shop.totals.paid).toBe(false)
          const moves = shop.assist.moves.length
          shop.follow()
          expect(shop.assist.moves.length).toBe(moves)
        },
      ),
      runs,
    )
  })
})
