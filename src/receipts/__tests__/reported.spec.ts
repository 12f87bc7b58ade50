import { carriedOnto } from "../carried-onto"
import { lineDifference, linesAsReported } from "../lines-as-reported"
import { reportedItems } from "../reported-items"
import { line, made } from "./support/sales"

const { lines } = made(20000, [line("towel", "1", "100"), line("ribbon", "3", "100")])
const text = (change: object = {}) =>
  JSON.stringify({
    items: lines.map(({ item }) => ({ ...item, price: item.price / 100, amount: item.amount / 100, ...change })),
  })

describe("lines as Assist reports them", () => {
  it("are those that were sent, with the order's lines, when nothing differs", () => {
    const reported = reportedItems(text())
    expect(reported).toHaveLength(3)
    expect(lineDifference(lines, reported ?? [])).toBeUndefined()
    expect(linesAsReported(lines, reported)).toEqual(lines)
    expect(linesAsReported(lines, undefined)).toBe(lines)
  })

  it("are read as a bare list and with names in any case", () => {
    const bare = `[{"ID":1,"Name":"a","PRICE":"1.5","Quantity":2,"Amount":3}]`
    expect(reportedItems(bare)).toEqual([{ id: 1, name: "a", price: 150, quantity: "2", amount: 300 }])
  })

  it.each(["", "{", "{}", '{"items":[]}', '{"items":[{"id":1}]}', '{"items":[7]}'])("%s is no report", (nothing) => {
    expect(reportedItems(nothing)).toBeUndefined()
  })

  it.each([
    [{ amount: 99 }, /= 99\.00/],
    [{ tax: "novat" }, /novat/],
    [{ name: "Matches", product: "" }, /Matches/],
    [{ quantity: "0.5" }, /0\.5 x/],
  ])("differ by %j", (change, found) => {
    const reported = reportedItems(text(change)) ?? []
    expect(lineDifference(lines, reported)?.reported).toMatch(found)
    expect(linesAsReported(lines, reported)[0]).not.toHaveProperty("lineId")
  })

  it("differ by a line too many, and by one that is missing", () => {
    const reported = reportedItems(text()) ?? []
    expect(lineDifference(lines.slice(1), reported)).toMatchObject({ sent: "" })
    expect(lineDifference(lines, reported.slice(1))).toMatchObject({ reported: "" })
  })
})

describe("lines of one receipt on another of the same order", () => {
  it("are found by the order's lines, those at the same price first", () => {
    const [, first, second] = lines
    const items = carriedOnto(
      lines,
      [second, first].flatMap((one) => one ?? []),
    )
    expect(items).toEqual(
      [second, first].map((one) => ({
        id: one?.item.id,
        quantity: one?.item.quantity,
        amount: one?.item.amount,
      })),
    )
  })

  it("are found by what is printed: an order's lines have other ids than its cart's", () => {
    const ofCart = lines.map((one) => ({ ...one, lineId: `cart ${one.lineId}` }))
    expect(carriedOnto(lines, ofCart)?.map(({ id }) => id)).toEqual([1, 2, 3])
    const renamed = ofCart.map((one) => ({ ...one, item: { ...one.item, name: "Matches" } }))
    expect(carriedOnto(lines, renamed)).toBeUndefined()
  })

  it("are not found twice, nor when the order has less or no longer has them", () => {
    expect(carriedOnto(lines, [...lines, ...lines.slice(0, 1)])).toBeUndefined()
    expect(carriedOnto(lines.slice(1), lines.slice(0, 1))).toBeUndefined()
  })
})
