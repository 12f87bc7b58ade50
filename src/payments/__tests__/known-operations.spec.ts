import fc from "fast-check"
import type { AssistOperation, AssistOrder, BillNumber, OrderNumber, ReportedOperation } from "../../gateway"
import { operationKeys, ordersWithNews } from "../known-operations"

const NUMBER = "7K2M9-QT4XW" as OrderNumber
const BILL = "511222333444555" as BillNumber
const MONEY = { amount: 1000, currency: "BYN" } as AssistOperation["money"]

const operation = fc.record({
  billNumber: fc.constantFrom(`${BILL}.1`, `${BILL}.2`, `${BILL}.3`, BILL as string),
  type: fc.constantFrom("payment", "charge", "cancel"),
  state: fc.constantFrom("new", "in_process", "success", "failure"),
  money: fc.constantFrom(MONEY, undefined),
  date: fc.constantFrom(new Date("2026-07-01T10:00:00Z"), new Date("2026-07-01T10:00:01Z"), undefined),
}) as fc.Arbitrary<AssistOperation>
const operations = fc.array(operation, { maxLength: 6 })

const read = (list: readonly AssistOperation[]) => operationKeys([{ operations: list } as AssistOrder])
const reported = (list: readonly AssistOperation[], orderNumber = NUMBER) =>
  list.map((one) => ({ orderNumber, billNumber: BILL, operation: one }) as ReportedOperation)

describe("operations an order was not followed with", () => {
  it("are none in any part, in any order, of what it was read with", () => {
    fc.assert(
      fc.property(operations, fc.infiniteStream(fc.boolean()), (all, choose) => {
        const part = all.filter(() => choose.next().value).reverse()
        expect(ordersWithNews(reported(part), new Map([[NUMBER, read(all)]]))).toEqual([])
      }),
    )
  })

  it("are found when one is there that was not, be it equal to another without a number of its own", () => {
    const known = [{ billNumber: BILL, type: "cancel", state: "success", money: MONEY }] as unknown as AssistOperation[]
    expect(ordersWithNews(reported([...known, ...known]), new Map([[NUMBER, read(known)]]))).toEqual([NUMBER])
    fc.assert(
      fc.property(operations, (all) => {
        const more = { ...all[0], billNumber: `${BILL}.9`, type: "cancel", state: "success" } as AssistOperation
        expect(ordersWithNews(reported([...all, more]), new Map([[NUMBER, read(all)]]))).toEqual([NUMBER])
      }),
    )
  })

  it("are found when an operation ends", () => {
    const begun = { billNumber: `${BILL}.2`, type: "cancel", state: "in_process", money: MONEY } as AssistOperation
    const ended: AssistOperation = { ...begun, state: "success" }
    expect(ordersWithNews(reported([ended]), new Map([[NUMBER, read([begun])]]))).toEqual([NUMBER])
  })

  it("are all those of an order that was never followed, and none of an order that is not ours", () => {
    fc.assert(
      fc.property(operations, (all) => {
        const others = reported(all, "ANOTHER" as OrderNumber)
        expect(ordersWithNews([...reported(all), ...others], new Map([[NUMBER, null]]))).toEqual(
          all.length > 0 ? [NUMBER] : [],
        )
      }),
    )
  })
})
