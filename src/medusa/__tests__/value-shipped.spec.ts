import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"
import { type ShippableOrder, valueShipped } from "../value-shipped"

function line(total: string, quantity: number, gone: { fulfilled?: number; shipped?: number; delivered?: number }) {
  return { total, quantity, fulfilled: 0, shipped: 0, delivered: 0, ...gone }
}

const value = (order: ShippableOrder, on: "fulfillment" | "shipment") => valueShipped(order, on).toString()

describe("what left the shop is worth", () => {
  it("is nothing while nothing has left", () => {
    const order = { total: "110", shippingTotal: "10", lines: [line("100", 2, {})] }
    expect(value(order, "shipment")).toBe("0")
  })

  it("is the lines that left, with shipping from the first on", () => {
    const order = { total: "210.3", shippingTotal: "10.3", lines: [line("100", 2, { shipped: 1 }), line("100", 1, {})] }
    expect(value(order, "shipment")).toBe("60.3")
  })

  it("counts packed goods only when packing counts", () => {
    const order = { total: "100", shippingTotal: "0", lines: [line("100", 2, { fulfilled: 1 })] }
    expect(value(order, "fulfillment")).toBe("50")
    expect(value(order, "shipment")).toBe("0")
  })

  it("counts a pick-up as handed over when it is delivered", () => {
    const order = { total: "100", shippingTotal: "0", lines: [line("100", 2, { fulfilled: 2, delivered: 2 })] }
    expect(value(order, "shipment")).toBe("100")
  })

  it("is the order's total when everything has left, whatever the parts add up to", () => {
    const order = { total: "99.99", shippingTotal: "5", lines: [line("100", 3, { shipped: 3 })] }
    expect(value(order, "shipment")).toBe("99.99")
  })

  it("divides exactly: a third of 100 is no float", () => {
    const order = { total: "100", shippingTotal: "0", lines: [line("100", 3, { shipped: 1 })] }
    expect(valueShipped(order, "shipment").decimalPlaces(2).toString()).toBe("33.33")
  })

  it("never exceeds the total and never falls when more leaves", () => {
    const lines = fc.array(
      fc.record({ cents: fc.integer({ min: 0, max: 1_000_000 }), quantity: fc.integer({ min: 1, max: 9 }) }),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(
        lines,
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 0, max: 1000 }),
        (rows, shipping, off) => {
          const all = rows.reduce((sum, { cents }) => sum + cents, shipping)
          const total = MathBN.div(Math.max(0, all - off), 100)
          const at = (share: number) =>
            valueShipped(
              {
                total,
                shippingTotal: MathBN.div(shipping, 100),
                lines: rows.map(({ cents, quantity }) =>
                  line(MathBN.div(cents, 100).toString(), quantity, { shipped: Math.floor((quantity * share) / 4) }),
                ),
              },
              "shipment",
            )
          const steps = [0, 1, 2, 3, 4].map(at)
          expect(steps.every((step) => MathBN.lte(step, total))).toBe(true)
          expect(steps.every((step, index) => index === 0 || MathBN.gte(step, steps[index - 1] ?? 0))).toBe(true)
          expect(MathBN.eq(steps[4] ?? 0, total)).toBe(true)
        },
      ),
    )
  })
})
