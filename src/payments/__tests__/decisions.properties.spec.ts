import fc from "fast-check"
import { decideCancel } from "../decide-cancel"
import { decideCapture } from "../decide-capture"
import { decideFollow } from "../decide-follow"
import { decideRefund } from "../decide-refund"
import type { MoneyDecision } from "../money-decision"
import type { AttemptStatus } from "../order-view"
import { viewOrder } from "../order-view"
import { wasCarriedOut } from "../was-carried-out"
import { AssistModel } from "./support/assist-model"
import { attempt, EVERY_STATE, minor, money, operation, order, viewOf } from "./support/orders"
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

function heldOrder(): ShopModel {
  const shop = new ShopModel(new AssistModel(HOLD))
  shop.follow()
  return shop
}

const anyLife = fc.array(fc.oneof(...ownerActs, ...cabinetActs, follower), { maxLength: 12 })

describe("whatever owner, cabinet, network and follower do, in any order", () => {
  it("captures never exceed the hold, refunds never exceed captures, and a charge happens at most once", () => {
    fc.assert(
      fc.property(anyLife, (acts) => {
        const shop = heldOrder()
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
      fc.property(anyLife, (acts) => {
        const shop = heldOrder()
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
      fc.property(anyLife, (acts) => {
        const shop = heldOrder()
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
      fc.property(anyLife, (acts) => {
        const shop = heldOrder()
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
      fc.property(anyLife, (acts) => {
        const shop = heldOrder()
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
      fc.property(anyLife, (acts) => {
        const shop = heldOrder()
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
  const shopAfter = (acts: readonly Act[]) => {
    const shop = heldOrder()
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
      fc.property(history, sum, fc.boolean(), (acts, amount, refund) => {
        const shop = shopAfter(acts)
        const before = shop.view().paid
        const decision = refund ? shop.decideRefund(amount) : shop.decideCapture(amount)
        fc.pre(decision.decision === "execute" && before !== undefined)
        if (decision.decision !== "execute" || !before) return
        expect(refund ? shop.assist.cancel(decision.money) : shop.assist.charge(decision.money)).toBe("success")
        const kind = refund ? "refund" : "charge"
        expect(wasCarriedOut(kind, decision.money, before, shop.view())).toBe(true)
        expect(wasCarriedOut(kind, money(amount + 1), before, shop.view())).toBe(false)
      }),
      runs,
    )
  })

  it("decided once more after it was done but not booked, it is adopted: a retry moves nothing", () => {
    fc.assert(
      fc.property(history, sum, fc.boolean(), (acts, amount, refund) => {
        const shop = shopAfter(acts)
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
        fc.boolean(),
        (acts, gone, twoStage) => {
          const shop = new ShopModel(new AssistModel(HOLD, twoStage), twoStage)
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

describe("over every picture Assist could paint, possible or not", () => {
  const minorSum = fc.integer({ min: 0, max: 2 * HOLD }).map(minor)
  const anyAttempt = fc
    .record({
      status: fc.constantFrom<AttemptStatus>(
        "held",
        "charged",
        "partly_charged",
        "partly_returned",
        "released",
        "returned",
        "unclear",
      ),
      charged: minorSum,
      returned: minorSum,
      converted: fc.boolean(),
      severalPayments: fc.boolean(),
      moving: fc.boolean(),
      testMode: fc.boolean(),
    })
    .map((sketch) => attempt({ ...sketch, stateText: `<${sketch.status}>` }))
  const asked = fc.integer({ min: 1, max: 2 * HOLD }).map((amount) => money(amount))

  const decided = fc
    .record({ one: anyAttempt, asked, booked: minorSum, bookedLongAgo: minorSum, bookOnly: fc.boolean() })
    .map(({ one, ...wish }) => ({
      one,
      decisions: {
        capture: decideCapture(viewOf(one), wish),
        refund: decideRefund(viewOf(one), wish),
        cancel: decideCancel(viewOf(one), wish.booked),
      },
    }))

  it("a refusal always says what happened: it names the payment, Assist's word or a sum", () => {
    fc.assert(
      fc.property(decided, ({ one, decisions }) => {
        for (const decision of Object.values<MoneyDecision>(decisions)) {
          if (decision.decision !== "refuse") continue
          expect(decision.reason).toMatch(/[.]$/)
          expect(decision.reason).not.toMatch(/undefined|NaN|\[object/)
          const named = [one.billNumber, one.stateText, "BYN", "card and points"]
          expect(named.some((name) => decision.reason.includes(name))).toBe(true)
        }
      }),
      runs,
    )
  })

  it("while Assist is still at work, or cannot be read, nobody calls it", () => {
    fc.assert(
      fc.property(decided, ({ one, decisions }) => {
        if (!one.moving && one.status !== "unclear") return
        for (const decision of Object.values<MoneyDecision>(decisions))
          expect(["wait", "refuse"]).toContain(decision.decision)
      }),
      runs,
    )
  })

  it("a call is never made for more than the hold, or for more than is left to return", () => {
    fc.assert(
      fc.property(decided, ({ one, decisions: { capture, refund } }) => {
        if (capture.decision === "execute" && capture.money)
          expect(capture.money.amount).toBeLessThanOrEqual(one.order.amount)
        if (refund.decision === "execute" && refund.money)
          expect(refund.money.amount).toBeLessThanOrEqual(one.charged - one.returned)
      }),
      runs,
    )
  })

  it("a sum is never sent for a payment that Assist moves as a whole only", () => {
    fc.assert(
      fc.property(decided, ({ one, decisions: { capture, refund } }) => {
        if (!one.converted && !one.severalPayments) return
        for (const decision of [capture, refund])
          if (decision.decision === "execute") expect(decision.money).toBeUndefined()
      }),
      runs,
    )
  })

  it("views of any attempts never count more returned than charged, and only live ones are extra", () => {
    const anyOrder = fc.record({
      state: fc.constantFrom(...EVERY_STATE, "unknown" as const),
      operations: fc.array(
        fc
          .record({
            type: fc.constantFrom("payment" as const, "charge" as const, "cancel" as const, "other" as const),
            state: fc.constantFrom(
              "new" as const,
              "in_process" as const,
              "success" as const,
              "failure" as const,
              "timeout" as const,
            ),
            amount: fc.integer({ min: 0, max: HOLD }),
            currency: fc.constantFrom("BYN", "BYN", "BYN", "RUB"),
          })
          .map(({ type, ...sketch }) => operation(type, sketch)),
        { maxLength: 5 },
      ),
    })
    fc.assert(
      fc.property(fc.array(anyOrder, { maxLength: 4 }), fc.boolean(), (sketches, twoStage) => {
        const orders = sketches.map(({ state, operations }, index) =>
          order(state, operations, { bill: `50000000000000${index}` }),
        )
        const view = viewOrder(orders, twoStage)
        expect(view.last).toBe(orders.at(-1))
        for (const one of [view.paid, ...view.extra]) if (one) expect(one.returned).toBeLessThanOrEqual(one.charged)
        if (view.paid) expect(view.status).toBe(view.paid.status)
        for (const one of view.extra) {
          expect(one).not.toBe(view.paid)
          expect(["released", "returned"]).not.toContain(one.status)
        }
        if (view.extra.length > 0) expect(view.paid).toBeDefined()
      }),
      runs,
    )
  })

  it("the follower never books a negative or an empty sum, and never on a canceled payment", () => {
    fc.assert(
      fc.property(anyAttempt, minorSum, minorSum, fc.boolean(), (one, captured, refunded, canceled) => {
        const step = decideFollow(
          viewOf(one),
          {
            due: money(),
            session: undefined,
            payment: { id: "pay_1", captured, refunded, canceled },
            cart: undefined,
            order: undefined,
            paidOtherwise: false,
          },
          false,
        )
        expect(["complete_cart", "authorize_session", "release"]).not.toContain(step.do)
        if (step.do === "record_capture" || step.do === "record_refund") expect(step.amount).toBeGreaterThan(0)
        if (canceled) expect(["record_capture", "record_void"]).not.toContain(step.do)
      }),
      runs,
    )
  })
})
