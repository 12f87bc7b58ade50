import fc from "fast-check"
import {
  linesOf,
  linesOfReceipt,
  type OrderLine,
  priceOf,
  priceOfTicked,
  tickedOf,
  wishedLines,
} from "../lib/order-lines"

const line = fc.record({
  id: fc.uuid(),
  kind: fc.constant("item" as const),
  name: fc.string(),
  quantity: fc.integer({ min: 1, max: 1000 }),
  total: fc.integer({ min: 1, max: 1_000_000_000 }),
})

describe("order lines to capture", () => {
  it("are items and shipping with their totals; what costs nothing cannot be ticked", () => {
    const lines = linesOf({
      id: "order_1",
      items: [
        { id: "a", product_title: "Towel", variant_title: "White", quantity: 2, total: 60.2 },
        { id: "b", title: "Gift", quantity: 1, total: 0 },
      ],
      shipping_methods: [{ id: "s", name: "Courier", total: 5 }],
    })
    expect(lines).toEqual([
      { id: "a", kind: "item", name: "Towel, White", quantity: 2, total: 6020 },
      { id: "s", kind: "shipping", name: "Courier", quantity: 1, total: 500 },
    ])
    expect(priceOfTicked(lines, { a: 1, s: 1 })).toBe(3510)
  })

  it("are those that are left of a receipt where there is one, and go to the API in its measure", () => {
    const left = [
      { line: "ordli_1", name: "Towel", quantity: "2", amount: "200.00" },
      { line: 7, name: "Thread", quantity: "0.333", amount: "5.32" },
    ]
    expect(linesOfReceipt(left)).toEqual([
      { id: "ordli_1", kind: "item", name: "Towel", quantity: 2, total: 20000 },
      { id: "7", kind: "item", name: "Thread", quantity: 0.333, total: 532 },
    ])
    expect(wishedLines(left, { "7": 0.2, ordli_1: 0 })).toEqual([{ line: 7, quantity: "0.2" }])
    const named = [{ line: "ordli_1", quantity: "1" }]
    expect(wishedLines(left, tickedOf(named))).toEqual(named)
  })

  it("cost their share: never more than the line, all pieces exactly the line, half-up between", () => {
    fc.assert(
      fc.property(line, (one: OrderLine) => {
        expect(priceOf(one, 0)).toBe(0)
        expect(priceOf(one, one.quantity)).toBe(one.total)
        for (const pieces of [1, Math.ceil(one.quantity / 2)]) {
          const price = priceOf(one, pieces)
          expect(price).toBeLessThanOrEqual(one.total)
          expect(Math.abs(price * one.quantity - one.total * pieces) * 2).toBeLessThanOrEqual(one.quantity)
        }
      }),
    )
    expect(priceOf({ id: "a", kind: "item", name: "", quantity: 3, total: 10000 }, 1)).toBe(3333)
    expect(priceOf({ id: "a", kind: "item", name: "", quantity: 2, total: 1001 }, 1)).toBe(501)
  })

  it("together cost no more than the order, however they are ticked", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.array(fc.integer({ min: 0, max: 2000 })), (lines, pieces) => {
        const ticked = Object.fromEntries(lines.map(({ id }, index) => [id, pieces[index] ?? 0]))
        expect(priceOfTicked(lines, ticked)).toBeLessThanOrEqual(lines.reduce((sum, { total }) => sum + total, 0))
      }),
    )
  })
})
