import { chooseLines, type LinesWish } from "../choose-lines"
import { exactPart } from "../exact-part"
import type { EarlierOperation } from "../left-of-lines"
import type { ReceiptLine } from "../receipt-line"
import { returnedItems } from "../receipt-line"
import { takeQuantity } from "../take-quantity"
import { expectExact } from "./support/expect-exact"
import { line, made, minor, read, refusal, value } from "./support/sales"

const base = made(48332, [
  line("tea", "3", "100", { metadata: [{ assist_subject: 1 }] }),
  line("cheese", "0.333", "83.32"),
  line("sm", "1", "300", { kind: "shipping" }),
]).lines

const choose = (wish: LinesWish, earlier: readonly EarlierOperation[] = []) => chooseLines(base, earlier, wish)
const lines = (...wished: [string | number, string][]): LinesWish => ({
  by: "lines",
  lines: wished.map(([line, quantity]) => ({ line, quantity })),
})
const sum = (amount: number, among?: (string | number)[]): LinesWish => ({ by: "sum", sum: minor(amount), among })
const operation = (chosen: readonly ReceiptLine[]): EarlierOperation => ({
  amount: minor(chosen.reduce((all, { item }) => all + item.amount, 0)),
  items: returnedItems(chosen),
})

describe("a capture or refund by lines", () => {
  it("of everything carries the receipt as it is", () => {
    expect(value(choose({ by: "all" }))).toEqual({ lines: base, amount: 48332 })
    expect(value(choose(lines(["tea", "3"], ["cheese", "0.333"], ["sm", "1"]))).lines).toEqual(base)
    expect(value(choose(sum(48332))).lines).toEqual(base)
  })

  it("takes pieces at their price, with all that the line says, and the last ones with the odd kopeck", () => {
    const first = value(choose(lines(["tea", "1"])))
    expect(read(first.lines)).toEqual(["1: 1 x 33.33 = 33.33"])
    expect(first.lines[0]).toMatchObject({
      lineId: "tea",
      lineQuantity: "1",
      item: { tax: "vat20", fpmode: 1, subjtype: 1 },
    })
    const second = value(choose(lines(["tea", "2"]), [operation(first.lines)]))
    expect(read(second.lines)).toEqual(["1: 1 x 33.33 = 33.33", "2: 1 x 33.34 = 33.34"])
    expect(first.amount + second.amount).toBe(10000)
  })

  it("rounds a part of a piece down to what comes out, and the rest has the remainder", () => {
    const part = value(choose(lines([1, "0.333"])))
    expect(read(part.lines)).toEqual(["1: 0.333 x 30.00 = 9.99"])
    expectExact(value(choose({ by: "all" }, [operation(part.lines)])).lines, 48332 - 999)
  })

  it("refuses a part of what earlier refunds have left at no price", () => {
    const almost: EarlierOperation = { amount: minor(29999), items: [{ id: 4, quantity: "0.5", amount: minor(29999) }] }
    const refused = refusal(choose(lines(["sm", "0.25"]), [almost]))
    expect(refused.reason).toContain('0.25 of "sm" cannot be written with an exact price: 0.01 are left for 0.5')
    expect(read(value(choose(lines(["sm", "0.5"]), [almost])).lines)).toEqual(["4: 0.5 x 0.02 = 0.01"])
  })

  it("goes back without tax and payment mode", () => {
    expect(returnedItems(value(choose(lines(["sm", "1"]))).lines)).toEqual([
      { id: 4, name: "sm", price: 30000, quantity: "1", amount: 30000 },
    ])
  })

  it("counts in the order's measure where a part was sold as one piece", () => {
    const part = value(choose(lines(["cheese", "0.1"])))
    expect(part.lines[0]).toMatchObject({
      lineQuantity: "0.1",
      item: { id: 3, quantity: "0.3", name: "cheese, 0.333" },
    })
    expect(read(part.lines)).toEqual(["3: 0.3 x 83.30 = 24.99"])
    const rest = value(choose(lines(["cheese", "0.233"]), [operation(part.lines)]))
    expectExact(rest.lines, 8332 - 2499)
    expect(refusal(choose(lines(["cheese", "0.234"]), [operation(part.lines)])).reason).toContain("0.233 is left")
  })

  it("may name the line by its number on the receipt, and one line twice", () => {
    expect(read(value(choose(lines([2, "1"]))).lines)).toEqual(["2: 1 x 33.34 = 33.34"])
    expect(read(value(choose(lines(["tea", "1"], ["tea", "1"]))).lines)).toEqual(["1: 2 x 33.33 = 66.66"])
    expect(read(value(choose(lines([1, "2"], ["tea", "1"]))).lines)).toHaveLength(2)
    expect(refusal(choose(lines(["tea", "2"], [1, "1"]))).code).toBe("more_than_left")
  })

  it("of lines only Assist knows goes by their numbers", () => {
    const cabinet = base.map(({ lineId: _, ...rest }) => rest)
    expect(read(value(chooseLines(cabinet, [], lines([4, "0.5"]))).lines)).toEqual(["4: 0.5 x 300.00 = 150.00"])
  })

  it.each<[string, LinesWish, string, string]>([
    ["more than was sold", lines(["tea", "4"]), "more_than_left", 'Of "tea" 3 is left, less than the 4 asked for'],
    ["a line that is not there", lines(["gift", "1"]), "unknown_line", "Line gift is not on the receipt"],
    ["a number that is not there", lines([9, "1"]), "unknown_line", "Line 9"],
    ["a quantity that is none", lines(["tea", "x"]), "unreadable", 'The quantity of "tea" is "x"'],
    ["a quantity below zero", lines(["tea", "-1"]), "unreadable", '"-1"'],
    ["no lines", lines(), "nothing_left", "No line was chosen"],
    ["no quantity", lines(["tea", "0"]), "nothing_left", "No line was chosen"],
    ["a crumb worth less than a kopeck", lines([1, "0.0001"]), "unreadable", "three decimals"],
  ])("refuses %s", (_, wish, code, text) => {
    const refused = refusal(choose(wish))
    expect(refused.code).toBe(code)
    expect(refused.reason).toContain(text)
  })

  it("refuses a part that is worth less than a kopeck, with what is left of the line", () => {
    const cheap = made(2, [line("pin", "2", "0.02")]).lines
    const refused = refusal(chooseLines(cheap, [], lines(["pin", "0.5"])))
    expect(refused).toMatchObject({ code: "no_exact_lines", lineId: "pin" })
    expect(refused.reason).toContain('0.5 of "pin" cannot be written')
  })
})

describe("a capture or refund by sum", () => {
  it("takes a share of every line", () => {
    const half = value(choose(sum(24166)))
    expectExact(half.lines, 24166)
    expect(half.lines.map(({ item }) => item.id)).toEqual([1, 2, 3, 4])
    expect(read(half.lines)[3]).toBe("4: 0.5 x 300.00 = 150.00")
  })

  it("keeps the prices of the lines, and gives the odd kopecks to the one they change least", () => {
    const order = made(328800, [line("phone", "1", "1990"), line("case", "2", "998"), line("sm", "1", "300")]).lines
    expect(read(value(chooseLines(order, [], sum(50000))).lines)).toEqual([
      "1: 0.152 x 1990.00 = 302.48",
      "2: 0.3 x 506.40 = 151.92",
      "3: 0.152 x 300.00 = 45.60",
    ])
  })

  it("takes it from the lines that are named", () => {
    expect(read(value(choose(sum(3000, ["sm"]))).lines)).toEqual(["4: 0.1 x 300.00 = 30.00"])
    expect(value(choose(sum(5000, ["tea"]))).lines.map(({ lineId }) => lineId)).toEqual(["tea", "tea"])
    expect(refusal(choose(sum(1, ["gift"]))).code).toBe("unknown_line")
    expect(refusal(choose(sum(30001, ["sm"]))).reason).toContain("300.00 are left, less than the 300.01")
  })

  it("writes a sum that no thousandth comes to at the nearest price", () => {
    const tv = made(300000, [line("tv", "1", "3000")]).lines
    expect(read(value(chooseLines(tv, [], sum(100000))).lines)).toEqual(["1: 0.32 x 3125.00 = 1000.00"])
    expect(read(value(chooseLines(tv, [], sum(1))).lines)).toEqual(["1: 0.001 x 10.00 = 0.01"])
    expectExact(value(chooseLines(tv, [], sum(299999))).lines, 299999)
  })

  it("takes whole lines where every line would otherwise keep a crumb", () => {
    const many = made(
      20000,
      Array.from({ length: 200 }, (_, index) => line(`l${index}`, "1", "1")),
    ).lines
    expectExact(value(chooseLines(many, [], sum(19999))).lines, 19999)
  })

  it("may use up a line but for the amount of its last thousandth", () => {
    const tv = made(300000, [line("tv", "1", "3000")]).lines
    const spent: EarlierOperation = {
      amount: minor(100),
      items: [{ id: 1, quantity: "0.999", amount: minor(100) }],
    }
    const refused = refusal(chooseLines(tv, [spent], sum(5)))
    expect(refused.code).toBe("no_exact_lines")
    expect(refused.reason).toContain("everything that is left (2999.00)")
    expect(read(value(chooseLines(tv, [spent], { by: "all" })).lines)).toEqual(["1: 0.001 x 2999000.00 = 2999.00"])
  })

  it.each([
    [sum(48333), "more_than_left", "483.32 are left, less than the 483.33 asked for"],
    [sum(0), "nothing_left", "The sum is zero"],
  ])("refuses %j", (wish, code, text) => {
    const refused = refusal(choose(wish))
    expect([refused.code, refused.reason]).toEqual([code, expect.stringContaining(text)])
  })
})

describe("what earlier operations used up", () => {
  const cabinet: EarlierOperation = {
    amount: minor(4166),
    items: [{ id: 3, quantity: 0.5, amount: minor(4166) }],
  }

  it("is taken off, whoever made them", () => {
    const rest = value(choose({ by: "all" }, [cabinet]))
    expectExact(rest.lines, 48332 - 4166)
    expect(read(rest.lines)[2]).toBe("3: 0.5 x 83.32 = 41.66")
  })

  it("without lines is everything, or cannot be told", () => {
    expect(refusal(choose({ by: "all" }, [{ amount: minor(48332) }])).code).toBe("nothing_left")
    expect(refusal(choose({ by: "all" }, [cabinet, { amount: minor(44166) }])).code).toBe("nothing_left")
    const refused = refusal(choose(sum(1), [{ amount: minor(100) }]))
    expect(refused.code).toBe("unclear_history")
    expect(refused.reason).toContain("over 1.00 was made without receipt lines")
  })

  it.each([
    [{ id: 9, quantity: 1, amount: minor(1) }, "carried line 9"],
    [{ id: 4, quantity: 2, amount: minor(1) }, 'carried 2 of "sm"'],
    [{ id: 4, quantity: 1, amount: minor(30001) }, "more than the 1 for 300.00"],
    [{ id: 4, quantity: "?", amount: minor(1) }, 'of "sm"'],
  ])("that the receipt does not have is not guessed about: %j", (item, text) => {
    const refused = refusal(choose(sum(1), [{ amount: item.amount, items: [item] }]))
    expect([refused.code, refused.reason]).toEqual(["unclear_history", expect.stringContaining(text)])
  })

  it("is refused where the receipt itself cannot be read", () => {
    const broken = base.map((one) => ({ ...one, item: { ...one.item, quantity: "many" } }))
    expect(refusal(chooseLines(broken, [], { by: "all" })).code).toBe("unreadable")
  })
})

describe("a part of a line", () => {
  it("leaves enough quantity for the price limit of what stays", () => {
    // 49999998.99 need 0.5 of a piece to stay below the dearest price Assist takes.
    expect(exactPart({ quantity: 1000, amount: 49_999_999_00 }, 20_000_000_00)?.quantity).toBe(400)
    expect(exactPart({ quantity: 501, amount: 49_999_999_00 }, 1)?.quantity).toBe(1)
    expect(exactPart({ quantity: 500, amount: 49_999_999_00 }, 1)).toBeUndefined()
    expect(exactPart({ quantity: 1, amount: 200_000_00 }, 200_000_00)).toBeUndefined()
  })

  it("by quantity leaves enough in the same way", () => {
    expect(takeQuantity({ quantity: 4, amount: 39_999_999 }, 1)).toBeUndefined()
    expect(takeQuantity({ quantity: 5, amount: 39_999_999 }, 1)).toMatchObject({ quantity: 1, amount: 7_999_999 })
  })

  it("is nothing of nothing", () => {
    expect(exactPart({ quantity: 1000, amount: 100 }, 0)).toBeUndefined()
    expect(exactPart({ quantity: 1000, amount: 100 }, 101)).toBeUndefined()
    expect(exactPart({ quantity: 0, amount: 0 }, 0)).toBeUndefined()
  })
})
