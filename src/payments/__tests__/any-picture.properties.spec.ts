import fc from "fast-check"
import { decideCancel } from "../decide-cancel"
import { decideCapture } from "../decide-capture"
import { decideFollow } from "../decide-follow"
import { decideRefund } from "../decide-refund"
import type { MoneyDecision } from "../money-decision"
import type { AttemptStatus } from "../order-view"
import { newStages, viewOrder } from "../order-view"
import type { KnownStages, Stage } from "../stage"
import { attempt, EVERY_STATE, minor, money, operation, order, viewOf } from "./support/orders"

const runs = { numRuns: 400 }
const HOLD = 10_000
const anyStage = fc.constantFrom<Stage>("held_first", "taken_at_once")

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
      stage: anyStage,
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
    const known: fc.Arbitrary<KnownStages> = fc.record({
      asked: anyStage,
      seen: fc.dictionary(fc.constantFrom("500000000000000", "500000000000001"), anyStage),
    })
    fc.assert(
      fc.property(fc.array(anyOrder, { maxLength: 4 }), known, (sketches, stages) => {
        const orders = sketches.map(({ state, operations }, index) =>
          order(state, operations, { bill: `50000000000000${index}` }),
        )
        const view = viewOrder(orders, stages)
        // What a look taught is what the next look goes by: nothing new is learnt from the same picture.
        const learnt = { ...stages, seen: { ...stages.seen, ...newStages(view, stages) } }
        expect(newStages(viewOrder(orders, learnt), learnt)).toEqual({})
        expect(viewOrder(orders, learnt).attempts).toEqual(view.attempts)
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
        if (canceled) expect(["record_capture", "record_release"]).not.toContain(step.do)
      }),
      runs,
    )
  })
})
