import { makeReceipt } from "../make-receipt"
import type { SaleCredit } from "../sale"
import { expectExact } from "./support/expect-exact"
import { line, made, read, refusal, sale, settings, value } from "./support/sales"

const shipping = line("sm_1", "1", "300", { kind: "shipping", name: "Courier" })
const credit = (kind: SaleCredit["kind"], amount: string) => ({ credits: [{ kind, amount }] })

describe("a receipt", () => {
  it("has the goods and shipping of the order, with their codes", () => {
    const tea = line("item_1", "2", "200", { product: "T-1", name: "Чай", metadata: [{ assist_subject: 1 }] })
    expect(made(50000, [tea, { ...shipping, taxRate: 10 }], { shippingName: "Доставка" }).lines).toEqual([
      {
        lineId: "item_1",
        lineQuantity: "2",
        item: {
          id: 1,
          product: "T-1",
          name: "Чай",
          price: 10000,
          quantity: "2",
          amount: 20000,
          tax: "vat20",
          fpmode: 1,
          subjtype: 1,
        },
      },
      {
        lineId: "sm_1",
        lineQuantity: "1",
        item: { id: 2, name: "Доставка", price: 30000, quantity: "1", amount: 30000, tax: "vat10", fpmode: 1 },
      },
    ])
    expect(made(30000, [shipping]).lines[0]?.item.name).toBe("Courier")
  })

  it("divides a line whose price does not come out", () => {
    const { lines } = made(10000, [line("a", "3", "100")])
    expect(read(lines)).toEqual(["1: 2 x 33.33 = 66.66", "2: 1 x 33.34 = 33.34"])
    expect(lines.map(({ lineId }) => lineId)).toEqual(["a", "a"])
  })

  it("tells the quantity in the name where it sells a part as a whole", () => {
    const [cheese] = made(532, [line("a", "0.333", "5.32", { name: "Сыр" })]).lines
    expect(cheese).toMatchObject({ lineQuantity: "0.333", item: { name: "Сыр, 0.333", quantity: "1", price: 532 } })
    const [long] = made(532, [line("a", "0.333", "5.32", { name: "x".repeat(300) })]).lines
    expect(long?.item.name).toBe(`${"x".repeat(243)}, 0.333`)
    const [code] = made(532, [line("a", "0.333", "5.32", { name: "()", product: "C-1" })]).lines
    expect(code?.item).toMatchObject({ product: "C-1", name: "C-1, 0.333" })
  })

  it("leaves out what is free", () => {
    const gift = line("gift", "1", "0")
    expect(made(10000, [gift, line("a", "1", "100")])).toMatchObject({
      leftOut: ["gift"],
      lines: [{ item: { id: 1 } }],
    })
    expect(made(10000, [line("crumb", "1", "0.004"), line("a", "1", "99.996")]).leftOut).toEqual(["crumb"])
    expect(made(10000, [line("removed", "0", "0"), line("a", "1", "100")]).leftOut).toEqual(["removed"])
  })

  it("takes an excess of discount off the other lines", () => {
    const { lines, leftOut } = made(8000, [line("over", "1", "-20"), line("a", "1", "75"), line("b", "1", "25")])
    expect([read(lines), leftOut]).toEqual([["1: 1 x 60.00 = 60.00", "2: 1 x 20.00 = 20.00"], ["over"]])
  })

  it("has a line for each piece that carries a marking code of its own", () => {
    const shoes = line("a", "3", "100", { metadata: [{ assist_gs1code: "code1 code2 code3" }] })
    const { lines } = made(10000, [shoes])
    expect(read(lines)).toEqual(["1: 1 x 33.33 = 33.33", "2: 1 x 33.33 = 33.33", "3: 1 x 33.34 = 33.34"])
    expect(lines.map(({ item }) => item.gs1code)).toEqual(["code1", "code2", "code3"])
    const kind = line("a", "3", "90", { metadata: [{ assist_gs1code: "kind" }] })
    expect(made(9000, [kind]).lines).toMatchObject([{ item: { quantity: "3", gs1code: "kind" } }])
    for (const quantity of ["2", "4", "1.5"]) {
      const refused = refusal(makeReceipt(sale(10000, [{ ...shoes, quantity }]), settings))
      expect(refused).toMatchObject({ code: "marking_codes", lineId: "a" })
      expect(refused.reason).toContain(`3 marking codes for a quantity of ${quantity}`)
    }
  })

  it("may be of nothing but kopecks", () => {
    expect(read(made(1, [line("a", "5", "0.01")]).lines)).toEqual(["1: 1 x 0.01 = 0.01"])
    expect(read(made(2, [line("a", "1", "0.01"), line("b", "1", "0.01")]).lines)).toHaveLength(2)
  })
})

describe("credits on a receipt", () => {
  const lines = [line("a", "1", "75"), line("b", "1", "25")]
  const advances = ["gift_card", "store_credit", "credit_line", "earlier_payment"] as const

  it("that are discounts lower the lines and nothing else", () => {
    const receipt = value(makeReceipt(sale(8000, lines, credit("discount", "20")), settings))
    expect(read(receipt.lines)).toEqual(["1: 1 x 60.00 = 60.00", "2: 1 x 20.00 = 20.00"])
    expect(receipt.lines.map(({ item }) => item.fpmode)).toEqual([1, 1])
  })

  it.each(advances)("%s makes the payment a partial prepayment", (kind) => {
    const receipt = value(makeReceipt(sale(8000, lines, credit(kind, "20")), settings))
    expectExact(receipt.lines, 8000)
    expect(receipt.lines.map(({ item }) => item.fpmode)).toEqual([2, 2])
  })

  it.each(advances)("%s cannot be shown on a receipt of a full payment", (kind) => {
    const refused = refusal(makeReceipt(sale(8000, lines, credit(kind, "20")), { ...settings, paymentMode: 4 }))
    expect(refused).toMatchObject({ code: "advance_in_full_payment", lineId: "a" })
    expect(refused.reason).toMatch(/"a".*payment mode 4.*receipt\.at: "payment"/)
  })

  it("leave an advance an advance, and look at the lines' own modes", () => {
    const mixed = [{ ...lines[0], metadata: [{ assist_fpmode: 3 }] }, lines[1]] as typeof lines
    const receipt = value(makeReceipt(sale(8000, mixed, credit("gift_card", "20")), settings))
    expect(receipt.lines.map(({ item }) => item.fpmode)).toEqual([3, 2])
    const full = [{ ...lines[0], metadata: [{ assist_fpmode: 5 }] }, lines[1]] as typeof lines
    expect(refusal(makeReceipt(sale(8000, full, credit("gift_card", "20")), settings)).lineId).toBe("a")
  })

  it("of nothing change nothing", () => {
    const receipt = value(makeReceipt(sale(10000, lines, credit("gift_card", "0")), { ...settings, paymentMode: 4 }))
    expect(receipt.lines.map(({ item }) => item.fpmode)).toEqual([4, 4])
  })
})

describe("what a receipt cannot say is refused", () => {
  const tea = line("tea", "1", "100")
  it.each([
    ["another sum than the lines'", sale(9998, [tea]), "does_not_add_up", "come to 100.00, but 99.98 is to be paid"],
    ["nothing to pay", sale(0, [tea], credit("gift_card", "100")), "nothing_to_pay", "Nothing is paid"],
    ["a sum for free lines", sale(1, [line("tea", "1", "0")]), "nothing_to_pay", "is free"],
    ["no lines", sale(1, []), "nothing_to_pay", "is free"],
    ["a total that is no number", sale(1, [line("tea", "1", "NaN")]), "unreadable", 'total of "tea", "NaN"'],
    ["a credit below zero", sale(10000, [tea], credit("gift_card", "-1")), "unreadable", "gift_card credit"],
    ["four decimals of a quantity", sale(10000, [line("tea", "0.3333", "100")]), "unreadable", "0.3333"],
    ["money for no quantity", sale(10000, [line("tea", "0", "100")]), "unreadable", 'quantity of "tea"'],
    ["a rate that is no number", sale(10000, [line("tea", "1", "100", { taxRate: "20%" })]), "unreadable", "20%"],
    ["two lines of one id", sale(20000, [tea, tea]), "unreadable", "the id tea"],
    ["no name", sale(10000, [line("tea", "1", "100", { name: "#" })]), "no_name", "give the product a title"],
    ["a price beyond the limit", sale(1e10, [line("tea", "1", "100000000")]), "beyond_limits", "several lines"],
  ])("%s", (_, wrong, code, text) => {
    const refused = refusal(makeReceipt(wrong, settings))
    expect(refused.code).toBe(code)
    expect(refused.reason).toContain(text)
  })

  it("a line's wrong metadata stops the receipt, but not that of a free line", () => {
    const wrong = line("a", "1", "100", { metadata: [{ assist_tax: "20%" }] })
    expect(refusal(makeReceipt(sale(10000, [wrong]), settings)).code).toBe("wrong_code")
    expect(makeReceipt(sale(10000, [{ ...wrong, total: "0" }, line("b", "1", "100")]), settings).ok).toBe(true)
  })

  it("half a kopeck of rounding is no difference, nor a credit of a kopeck, which Medusa takes for none", () => {
    const crumb = sale(7, [line("a", "1", "0.0650016")], credit("discount", "0.01"))
    expect(read(value(makeReceipt(crumb, settings)).lines)).toEqual(["1: 1 x 0.07 = 0.07"])
    expect(read(made(3334, [line("a", "1", "33.335")]).lines)).toEqual(["1: 1 x 33.34 = 33.34"])
    expect(read(made(3333, [line("a", "1", "33.335")]).lines)).toEqual(["1: 1 x 33.33 = 33.33"])
  })
})
