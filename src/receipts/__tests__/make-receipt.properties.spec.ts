import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"
import { makeReceipt } from "../make-receipt"
import type { SaleCredit } from "../sale"
import { expectExact } from "./support/expect-exact"
import { medusaSale } from "./support/medusa-carts"
import { runs } from "./support/runs"
import { refusal, settings, value } from "./support/sales"

const none = fc.constant<SaleCredit["kind"][]>([])
const any = fc.array(fc.constantFrom<SaleCredit["kind"]>("discount", "gift_card", "store_credit", "credit_line"), {
  maxLength: 2,
})
const kopecks = (amount: string) => MathBN.mult(amount, 100)

describe("receipts of carts that Medusa totals", () => {
  it("are exact to the kopeck, whatever the prices, discounts, taxes and credits", () => {
    fc.assert(
      fc.property(medusaSale(40, any), ({ sale }) => {
        const result = makeReceipt(sale, settings)
        if (sale.money.amount === 0) expect(refusal(result).code).toBe("nothing_to_pay")
        else expectExact(value(result).lines, sale.money.amount)
      }),
      runs,
    )
  })

  it("have every paid line in order, with its quantity; what is free is left out", () => {
    fc.assert(
      fc.property(medusaSale(30, none), ({ sale }) => {
        fc.pre(sale.money.amount > 0)
        const { lines, leftOut } = value(makeReceipt(sale, settings))
        const seen = [...new Set(lines.map(({ lineId }) => lineId))]
        expect(seen).toEqual(sale.lines.map(({ id }) => id).filter((id) => !leftOut.includes(id)))
        expect(lines.map(({ item }) => item.id)).toEqual(lines.map((_, index) => index + 1))
        for (const { id, quantity, total } of sale.lines) {
          const own = lines.filter(({ lineId }) => lineId === id)
          // Free, or less than a kopeck.
          if (own.length === 0) expect(kopecks(total).toNumber()).toBeLessThan(1)
          else
            expect(
              own.reduce((sum, { lineQuantity }) => MathBN.add(sum, lineQuantity), MathBN.convert(0)).toNumber(),
            ).toBe(Number(quantity))
        }
      }),
      runs,
    )
  })

  it("charge each line what it costs, but for rounding up or down, and never more than without its discount", () => {
    fc.assert(
      fc.property(medusaSale(30, none), ({ sale, undiscounted }) => {
        fc.pre(sale.money.amount > 0)
        const { lines } = value(makeReceipt(sale, settings))
        for (const [index, { id, total }] of sale.lines.entries()) {
          const amount = lines.filter(({ lineId }) => lineId === id).reduce((sum, { item }) => sum + item.amount, 0)
          expect(Math.abs(kopecks(total).minus(amount).toNumber())).toBeLessThan(1.5)
          // The discount is at most the line, and there is no surcharge.
          expect(amount).toBeGreaterThanOrEqual(0)
          expect(amount).toBeLessThanOrEqual(
            kopecks(undiscounted[index] ?? "0")
              .plus(1)
              .toNumber(),
          )
        }
      }),
      runs,
    )
  })

  it("of two hundred lines and more are exact, and the same each time", () => {
    fc.assert(
      fc.property(medusaSale(260, any), ({ sale }) => {
        fc.pre(sale.money.amount > 0)
        const first = value(makeReceipt(sale, settings))
        expectExact(first.lines, sale.money.amount)
        expect(makeReceipt(structuredClone(sale), settings)).toEqual({ ok: true, value: first })
      }),
      { ...runs, numRuns: Math.ceil(runs.numRuns / 10) },
    )
  })

  it("keep the lines of a cart the same when another line is added behind them", () => {
    fc.assert(
      fc.property(medusaSale(10, none), ({ sale }) => {
        const goods = sale.lines.filter(({ total }) => /^\d+(?:\.\d{1,2})?$/.test(total))
        const sum = goods.reduce((all, { total }) => all + kopecks(total).toNumber(), 0)
        fc.pre(sum > 0)
        const before = { lines: goods, money: { ...sale.money, amount: sum as typeof sale.money.amount } }
        const gift = {
          ...before,
          lines: [...goods, { id: "gift", kind: "goods", name: "Gift", quantity: "1", total: "0" }],
        }
        expect(value(makeReceipt(gift as typeof before, settings)).lines).toEqual(
          value(makeReceipt(before, settings)).lines,
        )
      }),
      runs,
    )
  })
})
