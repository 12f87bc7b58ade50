import type { ReceiptItem } from "../../../gateway"
import type { LedgerOperation, LedgerOrder } from "../../../modules/assist/ledger/rows"
import type { OrderView } from "../../../payments/order-view"
import type { ReceiptLine } from "../../../receipts/receipt-line"
import { receiptsOfPayment } from "../receipts-of-payment"

const BILL = "5112223334445556"
const lines = (name: string): ReceiptLine[] => [
  {
    lineId: "ordli_1",
    lineQuantity: "1",
    item: { id: 1, name, price: 1000, quantity: "1", amount: 1000, tax: "VAT20", fpmode: 9 } as unknown as ReceiptItem,
  },
]
const summary = { held_at: "2026-01-01T00:00:00.000Z", authorized: "30.00", currency: "BYN" }
const order = (receipt_lines: ReceiptLine[] | null, more = {}) =>
  ({ receipt_lines, summary, ...more }) as unknown as LedgerOrder
const ours = (kind: string, amount: string | null, name: string | null, outcome = "done") =>
  ({
    kind,
    amount,
    currency: "BYN",
    outcome,
    billnumber: BILL,
    receipt_lines: name && lines(name),
    created_at: new Date("2026-01-02"),
  }) as unknown as LedgerOperation
const listed = (n: number, type: string, amount: number, chequeitems = "") => ({
  billNumber: `${BILL}.${n}`,
  type,
  state: "success",
  money: { amount, currency: "BYN" },
  date: new Date(`2026-01-0${n}`),
  raw: { chequeitems },
})
const seen = (operations: unknown[], charged = 3000) =>
  ({
    paid: { billNumber: BILL, charged },
    reported: [{ billNumber: BILL, operations }],
  }) as unknown as OrderView

jest.mock("../../../gateway", () => ({
  ...jest.requireActual("../../../gateway"),
  replyElement: (operation: { raw: Record<string, string> }, name: string) => operation.raw[name] ?? "",
}))

const told = (...args: Parameters<typeof receiptsOfPayment>) =>
  receiptsOfPayment(...args).map(({ of, amount, from, billnumber, lines }) =>
    [of, amount, from, billnumber?.slice(BILL.length), lines.map(({ name }) => name).join("+")].join(" "),
  )

describe("the receipts of a payment", () => {
  it("are what this shop sent, of the cabinet's operations what Assist reports, each call once", () => {
    const cabinet = JSON.stringify({ items: [{ id: 1, name: "By hand", price: "5.00", quantity: 1, amount: "5.00" }] })
    const view = seen([
      listed(1, "payment", 3000),
      listed(2, "charge", 3000),
      listed(3, "cancel", 1000),
      listed(4, "cancel", 500, cabinet),
      listed(5, "cancel", 1000),
      { ...listed(6, "cancel", 1000), state: "failure" },
    ])
    const own = [
      ours("charge", "30.00", null),
      ours("refund", "10.00", "First", "not_sent"),
      ours("refund", "10.00", "Second"),
      ours("refund", "10.00", "Third"),
    ]
    expect(told(order(lines("Paid")), own, view)).toEqual([
      "payment 30.00 shop .1 Paid",
      "capture 30.00 shop .2 ",
      "refund 10.00 shop .3 Second",
      "refund 5.00 assist .4 By hand",
      "refund 10.00 shop .5 Third",
    ])
  })

  it("are what this shop sent while Assist cannot be asked", () => {
    const own = [ours("charge", "20.00", "Taken"), ours("refund", "5.00", "Back", "unknown")]
    expect(told(order(lines("Paid")), own, undefined)).toEqual([
      "payment 30.00 shop  Paid",
      "capture 20.00 shop  Taken",
    ])
  })

  it("are none in a shop without receipts, and a released hold has none to give back", () => {
    expect(told(order(null), [ours("charge", "30.00", null)], seen([listed(1, "payment", 3000)]))).toEqual([])
    expect(told(order(lines("Paid")), [], seen([listed(1, "payment", 3000), listed(2, "cancel", 3000)], 0))).toEqual([
      "payment 30.00 shop .1 Paid",
    ])
  })

  it("tell codes in words, and unknown ones as they are", () => {
    const [payment] = receiptsOfPayment(order(lines("Paid")), [], undefined)
    expect(payment?.lines[0]).toMatchObject({
      tax: { code: "VAT20", text: { ru: "Ставка НДС 20%" } },
      payment_mode: { code: "9", text: { en: "9" } },
    })
  })
})
