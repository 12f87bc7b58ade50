import fc from "fast-check"
import type { OperationState } from "../../gateway"
import { type BegunCall, begunState } from "../begun-payments"
import { decidePay, isBeingPaid, MOST_TRIES } from "../decide-pay"
import { hasNews, numbersIn } from "../numbers-in"
import { viewOrder } from "../order-view"
import { EVERY_STATE, HOLD_ASKED, order, paid } from "./support/orders"

const runs = { numRuns: 500 }

const payment = fc
  .record({
    state: fc.constantFrom<OperationState>("success", "failure", "timeout", "new", "in_process"),
    last: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ state, last }) => ({ ...paid({ state }), billNumber: `511222333444555.${last}` }))

/** What Assist may show under one order number. */
const pictures = fc
  .array(
    fc
      .record({
        state: fc.constantFrom(...EVERY_STATE),
        operations: fc.array(payment, { maxLength: 3 }),
        number: fc.integer({ min: 100, max: 104 }),
      })
      .map(({ state, operations, number }) => order(state, operations, { bill: `511222333444${number}` })),
    { maxLength: 3 },
  )
  .map((reported) => viewOrder(reported, HOLD_ASKED))

const calls = fc.array(
  fc.record({
    outcome: fc.constantFrom<BegunCall["outcome"]>("done", "declined", "not_sent", "unknown"),
    isSettled: fc.boolean(),
    seen_before: fc.option(fc.array(fc.constantFrom("511222333444100", "511222333444555.1"))),
  }),
  { maxLength: 4 },
)
const begun = calls.map((all) =>
  all.map(
    ({ outcome, isSettled, seen_before }): BegunCall => ({
      outcome: isSettled ? outcome : null,
      settled_at: isSettled ? new Date(0) : null,
      seen_before,
    }),
  ),
)

describe("payments that this server begins", () => {
  it("are never made where money is, or may be on its way", () => {
    fc.assert(
      fc.property(pictures, fc.nat(MOST_TRIES - 1), (view, tries) => {
        const decision = decidePay(view, tries)
        if (view.paid) expect(decision).not.toBe("pay")
        if (view.reported.some(isBeingPaid)) expect(decision).not.toBe("pay")
        if (decision === "pay") expect(["none", "in_process", "declined", "timeout"]).toContain(view.status)
      }),
      runs,
    )
  })

  it("may be tried again after a refusal, but not for ever", () => {
    fc.assert(
      fc.property(pictures, fc.nat(3 * MOST_TRIES), (view, tries) => {
        const decision = decidePay(view, tries)
        if (tries >= MOST_TRIES) expect(decision).not.toBe("pay")
        else expect(decision).toBe(decidePay(view, 0))
      }),
      runs,
    )
  })

  it("are not said to have failed while one may still be carried out", () => {
    fc.assert(
      fc.property(pictures, begun, (view, all) => {
        const state = begunState(view, all, { url: null, billNumber: null })
        if (state?.state !== "failed") return
        expect(all.every(({ settled_at }) => settled_at)).toBe(true)
        expect(view.paid).toBeUndefined()
        expect(view.reported.some(isBeingPaid)).toBe(false)
        expect(["declined", "not_sent"]).toContain(all.at(-1)?.outcome)
        expect(state.wasSent).toBe(all.at(-1)?.outcome === "declined")
      }),
      runs,
    )
  })

  it("send the shopper on only to the attempt that waits, and only while nothing is paid", () => {
    fc.assert(
      fc.property(pictures, begun, fc.constantFrom("511222333444100", "511222333444101"), (view, all, billNumber) => {
        const state = begunState(view, all, { url: "https://assist.test/continue", billNumber })
        if (state?.state !== "continue") return
        expect(view.paid).toBeUndefined()
        const waiting = view.reported.filter((one) => one.billNumber === billNumber)
        expect(
          waiting.some(({ state: at, operations }) => at === "In Process" && operations.at(-1)?.state === "new"),
        ).toBe(true)
      }),
      runs,
    )
  })

  it("have news exactly when Assist shows a number that was not there", () => {
    fc.assert(
      fc.property(pictures, pictures, (before, now) => {
        const known = numbersIn(before)
        expect(hasNews(before, known)).toBe(false)
        expect(hasNews(now, known)).toBe(numbersIn(now).some((number) => !known.includes(number)))
      }),
      runs,
    )
  })
})
