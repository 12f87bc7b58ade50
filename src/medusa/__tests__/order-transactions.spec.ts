import fc from "fast-check"
import { refundAmount } from "../amounts"
import {
  busySeconds,
  capturedBefore,
  type MoneyRow,
  type TransactionRow,
  unbookedRows,
  untold,
  untoldRefunds,
} from "../unbooked-rows"
import { foreignRows, wrongTransactions } from "../wrong-transactions"

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000)
const row = (id: string, amount: number | string, seconds = 600): MoneyRow => ({
  id,
  amount: Number(amount),
  raw_amount: { value: String(amount), precision: 20 },
  created_at: ago(seconds),
})
let ids = 0
const told = (reference: "capture" | "refund", reference_id: string, amount: number | string, seconds = 500) =>
  ({ ...row(`ordtrx_${++ids}`, amount, seconds), reference, reference_id }) as TransactionRow

describe("which rows nobody is at work on any more", () => {
  it("three minutes after they were written, one minute when nobody has the lease", () => {
    const at = (seconds: number, nobodyMoves: boolean) =>
      unbookedRows([row("capt_1", 30, seconds)], "byn", { nobodyMoves }).stray.length
    expect([at(170, false), at(185, false), at(55, true), at(65, true)]).toEqual([0, 1, 0, 1])
  })

  it("says for how long somebody may be", () => {
    expect(busySeconds([row("capt_1", 30, 100), row("capt_2", 30, 20)], {})).toBeCloseTo(160, 0)
    expect(busySeconds([row("capt_1", 30, 100)], { nobodyMoves: true })).toBe(0)
    expect(busySeconds([], {})).toBe(0)
  })

  it("a refund that order cancel has told under the payment's id is told, and no other", () => {
    const refunds = [row("ref_broken", 30), row("ref_cancel", 70)]
    expect(untoldRefunds("pay_1", refunds, [told("refund", "pay_1", -70)]).map(({ id }) => id)).toEqual(["ref_broken"])
    expect(untoldRefunds("pay_1", refunds, []).map(({ id }) => id)).toEqual(["ref_broken", "ref_cancel"])
  })

  it("what was captured before the order was canceled is to go back", () => {
    const captures = [row("capt_1", "40.004", 600), row("capt_2", 10, 10)]
    expect(capturedBefore(captures, ago(100), "byn")).toBe(4000)
    expect(capturedBefore(captures, undefined, "byn")).toBe(5000)
  })
})

describe("what is wrong among an order's transactions", () => {
  const payment = { id: "pay_1", captures: [row("capt_1", 100)], refunds: [row("ref_1", 10), row("ref_2", 20)] }
  const right = [told("capture", "capt_1", 100), told("refund", "ref_1", -10), told("refund", "ref_2", -20)]
  const wrong = (transactions: TransactionRow[], { gone = [] as string[], canceled = false } = {}) =>
    wrongTransactions(payment, transactions, new Set(gone), canceled)

  it("nothing, when each row has its own with its own sum, or none yet", () => {
    expect(wrong(right)).toBeUndefined()
    expect(wrong(right.slice(0, 2))).toBeUndefined()
  })

  it("two refunds at the same moment: both were written with the sum of one", () => {
    const [capture, first] = right as [TransactionRow, TransactionRow]
    const second = told("refund", "ref_2", -10)
    expect(wrong([capture, first, second])).toEqual({
      remove: [second.id],
      add: [{ reference: "refund", referenceId: "ref_2", amount: "-20" }],
    })
  })

  it("written twice: the right one stays, whichever came first", () => {
    const early = told("refund", "ref_2", -10, 550)
    expect(wrong([...right, early])).toEqual({ remove: [early.id], add: [] })
    const late = told("refund", "ref_2", -20, 1)
    expect(wrong([...right, late])).toEqual({ remove: [late.id], add: [] })
  })

  it("of rows that are gone; those of other payments stay", () => {
    const [of, other] = [told("refund", "ref_undone", -5), told("capture", "capt_other", 50)]
    expect(foreignRows(payment, [...right, of, other])).toEqual(["ref_undone", "capt_other"])
    expect(wrong([...right, of, other], { gone: ["ref_undone"] })).toEqual({ remove: [of.id], add: [] })
  })

  it("that of a cancellation that never came to its end: its refund gets its own", () => {
    const paper = told("refund", "pay_1", -20)
    const [capture, first] = right as [TransactionRow, TransactionRow]
    expect(wrong([capture, first, paper])).toEqual({
      remove: [paper.id],
      add: [{ reference: "refund", referenceId: "ref_2", amount: "-20" }],
    })
    expect(wrong([capture, first, paper], { canceled: true })).toBeUndefined()
  })

  it("whatever core wrote, mended once it is right: each row at most once, with its own sum", () => {
    const sums = fc.constantFrom(10, 20, 36.91585)
    const any = fc.array(
      fc.record({ of: fc.constantFrom("capt_1", "ref_1", "ref_2", "ref_gone", "pay_1"), sum: sums, age: fc.nat(600) }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(any, (all) => {
        const transactions = all.map(({ of, sum, age }) =>
          of === "capt_1" ? told("capture", of, sum, age) : told("refund", of, -sum, age),
        )
        const mend = wrong(transactions, { gone: ["ref_gone"] })
        const after = [
          ...transactions.filter(({ id }) => !mend?.remove.includes(id)),
          ...(mend?.add ?? []).map(({ reference, referenceId, amount }) => told(reference, referenceId, amount)),
        ]
        expect(wrong(after, { gone: ["ref_gone"] })).toBeUndefined()
        const own = new Map(payment.refunds.map(({ id, amount }) => [id, -Number(amount)])).set("capt_1", 100)
        for (const one of after) expect(Number(one.amount)).toBe(own.get(one.reference_id ?? ""))
        // Nobody's row is told that was not told before, but for those of a cancellation.
        if (!all.some(({ of }) => of === "pay_1"))
          expect(untold([...payment.captures, ...payment.refunds], after)).toEqual(
            untold([...payment.captures, ...payment.refunds], transactions),
          )
      }),
    )
  })
})

describe("the sum core books a refund with", () => {
  const payment = (refunds: MoneyRow[]) => ({ captures: [row("capt_1", "36.91585")], refunds, currency_code: "byn" })

  it("all that is left has its exact form: the order ends at zero, not below", () => {
    expect(refundAmount(3692 as never, payment([]))).toBe("36.91585")
    expect(refundAmount(2692 as never, payment([row("ref_1", 10)]))).toBe("26.91585")
  })

  it("a part has two decimals", () => {
    expect(refundAmount(3691 as never, payment([]))).toBe("36.91")
    expect(refundAmount(1000 as never, payment([]))).toBe("10.00")
  })
})
