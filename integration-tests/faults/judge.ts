import { actOf, type Call } from "./cells"
import { CAPTURED, REFUNDED, type Subject, WHOLE } from "./subject"

/** How a cell ended: money moved once, or it went back and who paid was told. Anything else is thrown. */
export type Verdict = "once" | "given back, and told"

const [captured, refunded, whole] = [CAPTURED.toFixed(2), REFUNDED.toFixed(2), WHOLE.toFixed(2)]

const NOTHING = { charged: "0.00", returned: "0.00" }
const RETURNED = {
  ledger: { state: "Canceled", held: "0.00", charged: whole, returned: whole, released: "0.00" },
  operations: [100, 300],
  books: { captured: whole, refunded: whole, transactions: [`capture ${whole}`, `refund -${whole}`] },
}
const AFTER: Record<Call, { ledger: object; operations: number[]; books: object }> = {
  authorize: {
    ledger: { state: "Delayed", held: "100.00", ...NOTHING },
    operations: [100],
    books: { paymentStatus: "authorized", authorized: "100.00", captured: "0.00", canceled: false, transactions: [] },
  },
  "complete cart": {
    ledger: { state: "Delayed", held: "100.00", ...NOTHING },
    operations: [100],
    books: { paymentStatus: "authorized", authorized: "100.00", captured: "0.00", canceled: false, transactions: [] },
  },
  charge: {
    ledger: { state: "PartialDelayed", charged: captured, returned: "0.00" },
    operations: [100, 200],
    books: { captured, refunded: "0.00", canceled: false, transactions: [`capture ${captured}`] },
  },
  refund: {
    ledger: { state: "PartialCanceled", charged: captured, returned: refunded },
    operations: [100, 200, 300],
    books: { captured, refunded, canceled: false, transactions: [`capture ${captured}`, `refund -${refunded}`] },
  },
  cancel: {
    ledger: { state: "Canceled", held: "0.00", charged: "0.00" },
    operations: [100, 300],
    books: { orderStatus: "canceled", captured: "0.00", refunded: "0.00", canceled: true, transactions: [] },
  },
  "capture, taken at once": {
    ledger: { state: "Approved", held: "0.00", charged: whole, returned: "0.00" },
    operations: [100],
    books: { paymentStatus: "captured", captured: whole, canceled: false, transactions: [`capture ${whole}`] },
  },
  "refund, taken at once": { ...RETURNED, books: { ...RETURNED.books, orderStatus: "pending" } },
  "cancel, taken at once": { ...RETURNED, books: { ...RETURNED.books, orderStatus: "canceled" } },
}

/** Holds Assist's ledger and Medusa's books against what the call had to come to. */
export async function judge(subject: Subject, call: Call): Promise<Verdict> {
  const { operations, ...ledger } = await subject.atAssist()
  const moved = operations.filter(({ responsecode }) => responsecode === "AS000").map(({ type }) => type)
  const orders = await subject.orderIds()
  expect(await subject.unsettled()).toEqual([])
  // Money that went back is told to the owner; beside that nothing may be left for a person.
  const toldAnyway = ledger.state === "Canceled" ? ["order_not_placed", "amount_differs"] : []
  expect((await subject.discrepancies()).filter((code) => !toldAnyway.includes(code))).toEqual([])
  const reading = actOf(call) === "authorize" || actOf(call) === "complete cart"
  if (reading && ledger.state === "Canceled") {
    expect({ moved, orders, ledger }).toMatchObject({
      moved: [100, 300],
      orders: [],
      ledger: { held: "0.00", ...(subject.takenAtOnce ? RETURNED.ledger : NOTHING) },
    })
    expect(subject.told.status).not.toBe(200)
    return "given back, and told"
  }
  const expected = AFTER[call]
  expect(ledger).toMatchObject(expected.ledger)
  expect(moved).toEqual(expected.operations)
  expect(orders).toHaveLength(1)
  expect(await subject.books()).toMatchObject(expected.books)
  return "once"
}
