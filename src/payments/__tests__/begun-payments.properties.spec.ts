import fc from "fast-check"
import type { AssistOrder, OperationState, OrderState } from "../../gateway"
import { begunState } from "../begun-payments"
import { decidePay, isBeingPaid, MOST_TRIES, waitsForShopper } from "../decide-pay"
import { hasNewPayment, operationKeys } from "../known-operations"
import { viewOrder } from "../order-view"
import { settleOperation } from "../settle-operation"
import { EVERY_STATE, HOLD_ASKED, minor, operation, order } from "./support/orders"

const runs = { numRuns: 500 }
const states = fc.constantFrom<OrderState>(...EVERY_STATE, "unknown")
const opStates = fc.constantFrom<OperationState>("new", "in_process", "success", "failure", "timeout", "unknown")
const outcomes = fc.constantFrom("done", "declined", "not_sent", "unknown", null)

/** Attempts under one number, each with a payment or none. */
const reports = fc
  .array(fc.record({ state: states, op: fc.option(opStates), short: fc.boolean() }), { maxLength: 4 })
  .map((sketches) =>
    sketches.map(({ state, op, short }, at) => {
      const bill = `51122233344455${at}`
      const made = op ? [{ ...operation("payment", { state: op }), billNumber: short ? bill : `${bill}.1` }] : []
      return order(state, made as AssistOrder["operations"], { bill })
    }),
  )
const viewed = (orders: readonly AssistOrder[]) => viewOrder(orders, HOLD_ASKED)
const PAID = new Set(["held", "charged", "partly_charged", "partly_returned"])

describe("may a number be paid by this server", () => {
  it("never when money is there, a payment is under way, or it cannot be told", () => {
    fc.assert(
      fc.property(reports, fc.nat(MOST_TRIES + 5), (orders, begun) => {
        const view = viewed(orders)
        const decision = decidePay(view, begun)
        if (PAID.has(view.status)) expect(decision).toBe("paid")
        if (view.status === "unclear") expect(decision).toBe("under_way")
        if (decision !== "pay") return
        expect(view.paid).toBeUndefined()
        expect(orders.some(isBeingPaid)).toBe(false)
        expect(begun).toBeLessThan(MOST_TRIES)
      }),
      runs,
    )
  })
})

describe("payments this server began", () => {
  const calls = fc.array(fc.record({ outcome: outcomes, known: fc.boolean() }), { maxLength: 4 })

  it("are failed only when every one is settled and Assist shows nothing that came after the last", () => {
    fc.assert(
      fc.property(reports, calls, (orders, sketches) => {
        const view = viewed(orders)
        const keys = operationKeys(orders)
        const begun = sketches.map(({ outcome, known }) => ({
          outcome,
          settled_at: outcome === null || outcome === "unknown" ? null : new Date(),
          known_operations: known ? keys : [],
        }))
        const state = begunState(view, begun, { url: null, billNumber: null })
        if (view.paid || begun.length === 0) return expect(state).toBeUndefined()
        if (begun.some(({ settled_at }) => !settled_at)) return expect(state).toEqual({ state: "under_way" })
        if (state?.state !== "failed") return
        expect(["declined", "not_sent"]).toContain(begun.at(-1)?.outcome)
        expect(orders.some(isBeingPaid)).toBe(false)
        expect(hasNewPayment(orders, begun.at(-1)?.known_operations ?? [])).toBe(false)
        expect(state.wasSent).toBe(begun.at(-1)?.outcome === "declined")
      }),
      runs,
    )
  })

  it("send the shopper on only with the attempt that waits for them", () => {
    fc.assert(
      fc.property(reports, fc.nat(4), (orders, at) => {
        const billNumber = `51122233344455${at}`
        const call = { outcome: "done" as const, settled_at: new Date(), known_operations: [] }
        const state = begunState(viewed(orders), [call], { url: "https://assist.test/go", billNumber })
        const waits = orders.some((one) => one.billNumber === billNumber && waitsForShopper(one))
        expect(state?.state === "continue").toBe(waits && !viewed(orders).paid)
      }),
      runs,
    )
  })

  it("are never taken for new by a state that moved on, and always by one more payment", () => {
    fc.assert(
      fc.property(reports, fc.array(opStates, { minLength: 4, maxLength: 4 }), fc.boolean(), (orders, later, short) => {
        const known = operationKeys(orders)
        const moved = orders.map((one, at) => ({
          ...one,
          operations: one.operations.map((made) => ({ ...made, state: later[at] as OperationState })),
        }))
        expect(hasNewPayment(moved, known)).toBe(false)
        const bill = short ? "511222333444550" : "511222333444550.7"
        const more = order("Declined", [
          { ...operation("payment"), billNumber: bill } as AssistOrder["operations"][number],
        ])
        expect(hasNewPayment([...moved, more], known)).toBe(true)
      }),
      runs,
    )
  })

  it("without an outcome are done when one more is there, and given up only after the time to settle", () => {
    fc.assert(
      fc.property(reports, fc.boolean(), fc.integer({ min: 0, max: 240 }), (orders, known, ageSeconds) => {
        const known_operations = known ? operationKeys(orders) : []
        const call = { kind: "payment" as const, amount: "100.00", billnumber: null, ageSeconds, known_operations }
        const verdict = settleOperation(call, viewed(orders), minor(0), 120)
        const isNew = hasNewPayment(orders, known_operations)
        expect(verdict).toBe(isNew ? "done" : ageSeconds > 120 ? "not_done" : "wait")
      }),
      runs,
    )
  })
})
