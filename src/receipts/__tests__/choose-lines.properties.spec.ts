import fc from "fast-check"
import { type ChosenLines, chooseLines, type LinesWish } from "../choose-lines"
import type { EarlierOperation } from "../left-of-lines"
import { makeReceipt } from "../make-receipt"
import { parseQuantity } from "../quantity"
import { type ReceiptLine, returnedItems } from "../receipt-line"
import { expectExact } from "./support/expect-exact"
import { medusaSale } from "./support/medusa-carts"
import { runs } from "./support/runs"
import { minor, settings, value } from "./support/sales"

/** A wish before the sum and the lines it is about are known. */
type Step = {
  readonly by: "sum" | "lines"
  readonly share: number
  readonly index: number
  readonly thousandths: number
}

const step: fc.Arbitrary<Step> = fc.record({
  by: fc.constantFrom("sum", "lines"),
  // Now and then a kopeck, or all but a kopeck.
  share: fc.oneof(fc.integer({ min: 1, max: 999 }), fc.constantFrom(0, 1000)),
  index: fc.nat(50),
  thousandths: fc.oneof(
    fc.integer({ min: 1, max: 3 }).map((pieces) => pieces * 1000),
    fc.integer({ min: 1, max: 3000 }),
  ),
})

const receiptOf = (maxLines: number) =>
  medusaSale(maxLines, fc.constant([]))
    .filter(({ sale }) => sale.money.amount > 1)
    .map(({ sale }) => value(makeReceipt(sale, settings)).lines)
const receipt = receiptOf(12)

const sumOf = (lines: readonly ReceiptLine[]) => lines.reduce((sum, { item }) => sum + item.amount, 0)

function wishOf(base: readonly ReceiptLine[], left: number, { by, share, index, thousandths }: Step): LinesWish {
  if (by === "sum") return { by, sum: minor(Math.min(left, Math.max(1, Math.floor((left * share) / 1000)))) }
  const chosen = base[index % base.length]
  return { by, lines: [{ line: chosen?.lineId ?? "", quantity: (thousandths / 1000).toFixed(3) }] }
}

/** Carries out what can be, as Assist would let it happen, and returns every operation. */
function carryOut(base: readonly ReceiptLine[], steps: readonly Step[]): ChosenLines[] {
  const done: ChosenLines[] = []
  for (const one of steps) {
    const left = sumOf(base) - done.reduce((sum, { amount }) => sum + amount, 0)
    if (left === 0) break
    const wish = wishOf(base, left, one)
    const chosen = chooseLines(base, historyOf(done), wish)
    if (!chosen.ok) {
      expect(["more_than_left", "no_exact_lines", "nothing_left"]).toContain(chosen.refusal.code)
      continue
    }
    if (wish.by === "sum") expect(chosen.value.amount).toBe(wish.sum)
    expectExact(chosen.value.lines, chosen.value.amount)
    expectWithin(base, [...done, chosen.value])
    done.push(chosen.value)
  }
  return done
}

/** As Assist counts (protocol 10): neither quantity nor amount of a line beyond the receipt's, over all operations. */
function expectWithin(base: readonly ReceiptLine[], done: readonly ChosenLines[]): void {
  for (const { item } of base) {
    const carried = done.flatMap(({ lines }) => lines).filter((line) => line.item.id === item.id)
    expect(sumOf(carried)).toBeLessThanOrEqual(item.amount)
    const quantity = carried.reduce((sum, line) => sum + (parseQuantity(line.item.quantity) ?? 0), 0)
    expect(quantity).toBeLessThanOrEqual(parseQuantity(item.quantity) ?? 0)
  }
}

const historyOf = (done: readonly ChosenLines[]): EarlierOperation[] =>
  done.map(({ lines, amount }) => ({ amount, items: returnedItems(lines) }))

describe("any sequence of captures or refunds with lines", () => {
  it("takes exactly what was asked for, never more than is left, and in the end everything", () => {
    fc.assert(
      fc.property(receipt, fc.array(step, { maxLength: 12 }), (base, steps) => {
        const done = carryOut(base, steps)
        const taken = done.reduce((sum, { amount }) => sum + amount, 0)
        if (taken < sumOf(base)) {
          const rest = value(chooseLines(base, historyOf(done), { by: "all" }))
          expectExact(rest.lines, sumOf(base) - taken)
          expectWithin(base, [...done, rest])
        }
      }),
      runs,
    )
  })

  it("refunds what a partial capture charged, no line more, in the end all of it", () => {
    fc.assert(
      fc.property(receipt, step, fc.array(step, { maxLength: 6 }), (base, capture, refunds) => {
        const charge = chooseLines(base, [], wishOf(base, sumOf(base), capture))
        fc.pre(charge.ok)
        const charged = value(charge)
        const done = carryOut(charged.lines, refunds)
        const returned = done.reduce((sum, { amount }) => sum + amount, 0)
        if (returned < charged.amount) {
          const rest = value(chooseLines(charged.lines, historyOf(done), { by: "all" }))
          expect(rest.amount + returned).toBe(charged.amount)
          expectWithin(charged.lines, [...done, rest])
        }
      }),
      runs,
    )
  })

  it("can always take a sum from a receipt that is still whole", () => {
    fc.assert(
      fc.property(receipt, fc.integer({ min: 0, max: 1_000_000 }), (base, millionths) => {
        const total = sumOf(base)
        const sum = Math.max(1, Math.floor((total * millionths) / 1_000_000))
        expectExact(value(chooseLines(base, [], { by: "sum", sum: minor(sum) })).lines, sum)
      }),
      runs,
    )
  })

  it("spreads a sum over two hundred lines and more", () => {
    fc.assert(
      fc.property(receiptOf(220), step, step, (base, first, second) => {
        carryOut(base, [
          { ...first, by: "sum" },
          { ...second, by: "sum" },
        ])
      }),
      { ...runs, numRuns: Math.ceil(runs.numRuns / 10) },
    )
  })

  it("says the same each time", () => {
    fc.assert(
      fc.property(receipt, step, fc.array(step, { maxLength: 4 }), (base, last, steps) => {
        const history = historyOf(carryOut(base, steps))
        const wish = wishOf(base, sumOf(base), last)
        expect(chooseLines(structuredClone(base), structuredClone(history), wish)).toEqual(
          chooseLines(base, history, wish),
        )
      }),
      runs,
    )
  })

  it("returns whole pieces at the price they were sold for", () => {
    fc.assert(
      fc.property(receipt, fc.nat(), (base, index) => {
        const whole = base.filter(
          ({ item, lineQuantity }) => item.quantity === lineQuantity && Number(item.quantity) > 1,
        )
        const chosen = whole[index % Math.max(1, whole.length)]
        fc.pre(chosen !== undefined)
        const wish: LinesWish = { by: "lines", lines: [{ line: chosen?.item.id ?? 0, quantity: "1" }] }
        const [line] = value(chooseLines(base, [], wish)).lines
        if (Number.isInteger(Number(chosen?.item.quantity)))
          expect(line?.item).toMatchObject({ id: chosen?.item.id, price: chosen?.item.price, quantity: "1" })
      }),
      runs,
    )
  })
})
