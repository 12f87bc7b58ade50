import { type Call, makesOrder } from "./calls"
import { judgeLines } from "./judge-lines"
import type { Subject } from "./subject"
import { SUMS } from "./sums"

/** How a cell ended: money moved once, or it went back and who paid was told. Anything else is thrown. */
export type Verdict = "once" | "given back, and told"

interface Expected {
  readonly ledger: object
  /** Of Assist, by type: payment, charge, cancel. */
  readonly operations: number[]
  readonly books: object
}

const NOTHING = { charged: "0.00", returned: "0.00" }

const { whole } = SUMS.held
const HELD: Expected = {
  ledger: { state: "Delayed", held: whole, ...NOTHING },
  operations: [100],
  books: { paymentStatus: "authorized", authorized: whole, captured: "0.00", canceled: false, transactions: [] },
}
const TAKEN: Expected = {
  ledger: { state: "Approved", held: "0.00", charged: whole, returned: "0.00" },
  operations: [100],
  books: { paymentStatus: "captured", captured: whole, canceled: false, transactions: [`capture ${whole}`] },
}
const RETURNED: Expected = {
  ledger: { state: "Canceled", held: "0.00", charged: whole, returned: whole, released: "0.00" },
  operations: [100, 300],
  books: { captured: whole, refunded: whole, transactions: [`capture ${whole}`, `refund -${whole}`] },
}

const charged = ({ captured }: { captured: string }): Expected => ({
  ledger: { state: "PartialDelayed", charged: captured, returned: "0.00" },
  operations: [100, 200],
  books: { captured, refunded: "0.00", canceled: false, transactions: [`capture ${captured}`] },
})
const refunded = ({ captured, refunded }: { captured: string; refunded: string }): Expected => ({
  ledger: { state: "PartialCanceled", charged: captured, returned: refunded },
  operations: [100, 200, 300],
  books: { captured, refunded, canceled: false, transactions: [`capture ${captured}`, `refund -${refunded}`] },
})

const AFTER: Record<Call, Expected> = {
  authorize: HELD,
  "complete cart": HELD,
  charge: charged(SUMS.held),
  refund: refunded(SUMS.held),
  cancel: {
    ledger: { state: "Canceled", held: "0.00", charged: "0.00" },
    operations: [100, 300],
    books: { orderStatus: "canceled", captured: "0.00", refunded: "0.00", canceled: true, transactions: [] },
  },
  "capture, taken at once": TAKEN,
  "refund, taken at once": { ...RETURNED, books: { ...RETURNED.books, orderStatus: "pending" } },
  "cancel, taken at once": { ...RETURNED, books: { ...RETURNED.books, orderStatus: "canceled" } },
  "charge, with lines": charged(SUMS["with lines"]),
  "refund, with lines": refunded(SUMS["with lines"]),
  "token payment": HELD,
  "agreement payment": TAKEN,
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
  if (makesOrder(call) && ledger.state === "Canceled") {
    expect({ moved, orders, ledger }).toMatchObject({
      moved: [100, 300],
      orders: [],
      ledger: { held: "0.00", ...(AFTER[call] === TAKEN ? RETURNED.ledger : NOTHING) },
    })
    expect(subject.told.status).not.toBe(200)
    return "given back, and told"
  }
  const expected = AFTER[call]
  expect(ledger).toMatchObject(expected.ledger)
  expect(moved).toEqual(expected.operations)
  expect(orders).toHaveLength(1)
  expect(await subject.books()).toMatchObject(expected.books)
  if (subject.way === "with lines") await judgeLines(subject, call)
  return "once"
}
