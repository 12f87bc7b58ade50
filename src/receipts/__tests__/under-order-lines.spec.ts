import type { ReceiptItem } from "../../gateway"
import type { ReceiptLine } from "../receipt-line"
import type { SaleLine } from "../sale"
import { underOrderLines } from "../under-order-lines"

const printed = (
  lineId: string | undefined,
  id: number,
  name: string,
  quantity = "1",
  product?: string,
): ReceiptLine => ({
  ...(lineId !== undefined && { lineId }),
  lineQuantity: quantity,
  item: { id, name, ...(product && { product }), quantity: "1", price: 100, amount: 100 } as unknown as ReceiptItem,
})
const sold = (id: string, name: string, quantity = "1", product: string | null = null): SaleLine => ({
  id,
  kind: "goods",
  name,
  product,
  quantity,
  total: "1",
})
const ids = (receipt: ReceiptLine[], lines: SaleLine[], shippingName?: string) =>
  underOrderLines(receipt, lines, shippingName ? { shippingName } : {}).map(({ lineId }) => lineId)

describe("a payment's receipt under the ids of its order's lines", () => {
  it("finds them by what is printed, all parts of a line together, in any order", () => {
    const receipt = [
      printed("cali_1", 1, "Towel"),
      printed("cali_2", 2, "Ribbon", "1", "RIB"),
      printed("cali_2", 3, "Ribbon", "2", "RIB"),
    ]
    expect(ids(receipt, [sold("b", "Ribbon", "3", "RIB"), sold("a", "Towel")])).toEqual(["a", "b", "b"])
  })

  it("tells lines that print the same by their quantities, and never gives one order line to two", () => {
    const receipt = [printed("cali_1", 1, "Towel", "1"), printed("cali_2", 2, "Towel", "5")]
    expect(ids(receipt, [sold("five", "Towel", "5"), sold("one", "Towel", "1")])).toEqual(["one", "five"])
    expect(ids(receipt, [sold("only", "Towel", "7")])).toEqual(["only", "cali_2"])
  })

  it("leaves what the order has under its id already, and lines that Assist alone knows", () => {
    const receipt = [printed("a", 1, "Towel"), printed(undefined, 2, "Towel")]
    expect(ids(receipt, [sold("a", "Towel"), sold("b", "Towel")])).toEqual(["a", undefined])
  })

  it("knows shipping under the option's name, and pieces whose quantity stands in the name", () => {
    const shipping = { ...sold("sm", "Courier"), kind: "shipping" as const }
    expect(ids([printed("casm", 1, "Delivery")], [shipping], "Delivery")).toEqual(["sm"])
    expect(ids([printed("cali", 1, "Thread, 0.333", "0.333")], [sold("t", "Thread", "0.333")])).toEqual(["t"])
  })
})
