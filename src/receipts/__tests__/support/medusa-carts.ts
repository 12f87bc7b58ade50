import { decorateCartTotals, MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"
import { medusaMoney } from "../../../medusa/amounts"
import type { Sale, SaleCredit, SaleLine } from "../../sale"

type Amount = Parameters<typeof MathBN.convert>[0]
interface Totalled {
  readonly id: string
  readonly total: Amount
  readonly original_total: Amount
}

/** Its own types ask for every field of a cart and promise none of the lines. */
const totals = decorateCartTotals as unknown as (cart: object) => {
  readonly total: Amount
  readonly items: readonly Totalled[]
  readonly shipping_methods: readonly Totalled[]
}

/** A sale whose totals Medusa's own arithmetic made, and what each line would cost without its discounts. */
export interface MedusaSale {
  readonly sale: Sale
  readonly undiscounted: readonly string[]
}

/** Prices with up to four places, as price lists in other currencies and per-gram prices have them. */
const price = fc.oneof(
  fc.integer({ min: 0, max: 5_000_00 }).map((kopecks) => (kopecks / 100).toFixed(2)),
  fc.integer({ min: 1, max: 200 }).map((roubles) => String(roubles * 100)),
  fc.integer({ min: 1, max: 99_999 }).map((parts) => (parts / 10_000).toFixed(4)),
)
const quantity = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 20 }).map(String) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 5_000 }).map((thousandths) => (thousandths / 1000).toFixed(3)) },
)
const taxes = fc.record({
  is_tax_inclusive: fc.boolean(),
  rates: fc.constantFrom<number[]>([], [20], [10], [0], [22], [5], [7, 1.5]),
})
/** Percents of the line that promotions take off. */
const discounts = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 2 })

const lineOf = fc.record({ price, quantity, taxes, discounts, wholeOff: fc.constantFrom(false, false, false, true) })
type Sketch = typeof lineOf extends fc.Arbitrary<infer T> ? T : never

function medusaLine({ price, quantity, taxes, discounts, wholeOff }: Sketch, id: string) {
  const full = MathBN.mult(price, quantity)
  const { is_tax_inclusive, rates } = taxes
  const percents = wholeOff ? [100] : discounts
  return {
    id,
    quantity,
    unit_price: price,
    amount: full.toFixed(),
    is_tax_inclusive,
    tax_lines: rates.map((rate) => ({ rate })),
    adjustments: percents.map((percent) => ({
      amount: MathBN.div(MathBN.mult(full, percent), 100).toFixed(),
      is_tax_inclusive,
    })),
  }
}

/** Any cart: any prices, quantities, discounts, tax modes, shipping and credits. */
export function medusaSale(maxLines: number, credits: fc.Arbitrary<SaleCredit["kind"][]>): fc.Arbitrary<MedusaSale> {
  return fc
    .record({
      items: fc.array(lineOf, { minLength: 1, maxLength: maxLines, size: "max" }),
      shipping: fc.array(lineOf, { maxLength: 2 }),
      credits,
      share: fc.integer({ min: 1, max: 30 }),
    })
    .map(({ items, shipping, credits, share }) => {
      const parts = {
        items: items.map((item, index) => medusaLine(item, `item_${index}`)),
        shipping_methods: shipping.map((method, index) => medusaLine({ ...method, quantity: "1" }, `sm_${index}`)),
      }
      const cartWith = (amounts: readonly string[]) =>
        totals({
          currency_code: "rub",
          ...structuredClone(parts),
          credit_lines: amounts.map((amount) => ({ amount })),
        })
      const before = MathBN.convert(cartWith([]).total)
      const written = credits.map(
        (kind): SaleCredit => ({
          kind,
          amount: MathBN.div(MathBN.mult(before, share), 100).decimalPlaces(2, 1).toFixed(),
        }),
      )
      const cart = cartWith(written.map(({ amount }) => amount))
      const totalled = [...cart.items, ...cart.shipping_methods]
      const lines = totalled.map(({ id, total }, index): SaleLine => {
        const sketch = index < items.length ? items[index] : shipping[index - items.length]
        return {
          id,
          kind: id.startsWith("sm") ? "shipping" : "goods",
          name: `Line ${id}`,
          quantity: id.startsWith("sm") ? "1" : (sketch?.quantity ?? "1"),
          total: MathBN.convert(total).toFixed(),
          ...(sketch?.taxes.rates.length ? { taxRate: sketch.taxes.rates.reduce((sum, rate) => sum + rate, 0) } : {}),
        }
      })
      return {
        sale: { lines, credits: written, money: medusaMoney(cart.total, "rub") },
        undiscounted: totalled.map(({ original_total }) => MathBN.convert(original_total).toFixed()),
      }
    })
}
