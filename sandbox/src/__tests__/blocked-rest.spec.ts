import { codes, element, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())
afterEach(() => sandbox.tell("/_control/settings", { holdDays: 14 }))

const BYN = { Currency: "BYN" }
const DAY_MS = 24 * 60 * 60 * 1000
const order = async (ordernumber: string) =>
  (await sandbox.read(`/_control/orders?ordernumber=${ordernumber}`)).orders.at(-1)
const money = async (ordernumber: string) => {
  const { state, held, charged, returned, released } = await order(ordernumber)
  return { state, held, charged, returned, released }
}
/** A hold of 100, of which 30 were charged. */
const partlyCharged = async (fields: Record<string, string> = {}) => {
  const made = await sandbox.tell("/_control/orders", {
    ordernumber: `R-${++counter}`,
    amount: "100.00",
    card: "approve",
  })
  await sandbox.call("charge", { Billnumber: made.billnumber, Amount: "30.00", ...BYN, ...fields })
  return { billnumber: made.billnumber as string, ordernumber: made.ordernumber as string }
}
const cancel = async (billnumber: string, Amount?: string) => {
  const xml = await sandbox.call("cancel", { Billnumber: billnumber, ...(Amount ? { Amount, ...BYN } : {}) })
  return [codes(xml), element(xml, "orderstate"), element(xml, "amount")]
}
const REFUSED = [undefined, undefined]

describe("the rest of a partial charge", () => {
  it("stays blocked, and the order says until when", async () => {
    const { ordernumber } = await partlyCharged()
    const { held, held_until, operations, ...rest } = await order(ordernumber)
    expect([rest.state, held]).toEqual(["PartialDelayed", "70.00"])
    expect(Date.parse(held_until) - Date.parse(operations[0].at)).toBe(14 * DAY_MS)
    await sandbox.tell("/_control/settings", { holdDays: 5 })
    expect(Date.parse((await order(ordernumber)).held_until) - Date.parse(operations[0].at)).toBe(5 * DAY_MS)
    await sandbox.tell("/_control/settings", { holdDays: 0 })
    expect(await order(ordernumber)).toMatchObject({ held: "70.00", held_until: null })
  })

  it("goes at once with AutoDeposit=1", async () => {
    const { ordernumber } = await partlyCharged({ AutoDeposit: "1" })
    expect(await order(ordernumber)).toMatchObject({ held: "0.00", released: "70.00", held_until: null })
  })

  it("is shown in the cabinet, with what lets go of it", async () => {
    const { billnumber } = await partlyCharged()
    const page = async () => (await fetch(`${sandbox.url}/cabinet/orders/${billnumber}?lang=EN`)).text()
    expect(await page()).toMatch(/Still blocked: 70\.00.{1,10}\. The bank drops it about \d\d\.\d\d\.\d{4}/)
    expect(await page()).toContain("Only a cancel without an amount lets go of the rest before")
    await cancel(billnumber, "30.00")
    expect(await page()).toContain("Still blocked: 70.00")
    expect(await page()).toContain(`action="/cabinet/orders/${billnumber}/cancel"`)
    await cancel(billnumber)
    expect(await page()).not.toContain("Still blocked")
  })
})

describe("a cancel of a partly charged order", () => {
  it("without a sum returns what was charged and lets go of the rest", async () => {
    const { billnumber, ordernumber } = await partlyCharged()
    expect(await cancel(billnumber)).toEqual(["0/0", "Canceled", "30.00"])
    expect(await money(ordernumber)).toEqual({
      state: "Canceled",
      held: "0.00",
      charged: "30.00",
      returned: "30.00",
      released: "70.00",
    })
    expect(await cancel(billnumber)).toEqual(["15/308", ...REFUSED])
  })

  it("with the charged sum returns only that; without a sum the rest goes after it", async () => {
    const { billnumber, ordernumber } = await partlyCharged()
    expect(await cancel(billnumber, "30.00")).toEqual(["0/0", "PartialCanceled", "30.00"])
    expect(await money(ordernumber)).toEqual({
      state: "PartialCanceled",
      held: "70.00",
      charged: "30.00",
      returned: "30.00",
      released: "0.00",
    })
    for (const sum of ["70.00", "0.01"]) expect(await cancel(billnumber, sum)).toEqual(["5/108", ...REFUSED])
    expect(await cancel(billnumber)).toEqual(["0/0", "Canceled", "70.00"])
    expect(await money(ordernumber)).toMatchObject({
      state: "Canceled",
      held: "0.00",
      returned: "30.00",
      released: "70.00",
    })
    expect(await cancel(billnumber)).toEqual(["15/308", ...REFUSED])
  })

  it("in parts leaves the rest blocked until one names no sum", async () => {
    const { billnumber, ordernumber } = await partlyCharged()
    expect(await cancel(billnumber, "10.00")).toEqual(["0/0", "PartialCanceled", "10.00"])
    expect(await money(ordernumber)).toMatchObject({ held: "70.00", returned: "10.00", released: "0.00" })
    expect(await cancel(billnumber, "20.01")).toEqual(["5/108", ...REFUSED])
    expect(await cancel(billnumber)).toEqual(["0/0", "Canceled", "20.00"])
    expect(await money(ordernumber)).toMatchObject({ held: "0.00", returned: "30.00", released: "70.00" })
  })

  it("with the charged sum ends an order of which nothing is blocked any more", async () => {
    const freed = await partlyCharged({ AutoDeposit: "1" })
    expect(await cancel(freed.billnumber, "30.00")).toEqual(["0/0", "Canceled", "30.00"])
    const dropped = await partlyCharged()
    await sandbox.tell(`/_control/orders/${dropped.billnumber}/expire_hold`)
    expect(await cancel(dropped.billnumber, "30.00")).toEqual(["0/0", "Canceled", "30.00"])
  })

  it("twice at once returns the money once", async () => {
    const { billnumber, ordernumber } = await partlyCharged()
    const replies = await Promise.all([cancel(billnumber), cancel(billnumber), cancel(billnumber, "30.00")])
    expect(replies.filter(([code]) => code === "0/0")).not.toHaveLength(0)
    expect(await money(ordernumber)).toMatchObject({ charged: "30.00", returned: "30.00" })
    await cancel(billnumber)
    expect(await money(ordernumber)).toMatchObject({ held: "0.00", returned: "30.00", released: "70.00" })
  })

  it("moves no receipt when only the rest goes", async () => {
    const items = JSON.stringify({
      items: [{ id: 1, name: "Tea", price: 30, quantity: 1, amount: 30, tax: "novat", fpmode: 4 }],
    })
    const { billnumber, ordernumber } = await partlyCharged({ ChequeItems: items })
    // All that was charged goes back: the lines need no naming.
    expect(await cancel(billnumber, "30.00")).toEqual(["0/0", "PartialCanceled", "30.00"])
    expect(await cancel(billnumber)).toEqual(["0/0", "Canceled", "70.00"])
    const { operations } = await order(ordernumber)
    expect(operations.slice(-2)).toMatchObject([{ receipt: [{ id: 1, amount: "30.00" }] }, { receipt: null }])
  })
})

describe("the bank's time", () => {
  // A moment, in days: what happens after 5 to 14 of them.
  const MOMENT = 1e-9

  it("drops the rest and leaves the state", async () => {
    const { billnumber, ordernumber } = await partlyCharged()
    await sandbox.tell("/_control/settings", { holdDays: MOMENT })
    const expected = { state: "PartialDelayed", held: "0.00", charged: "30.00", released: "70.00" }
    expect(await money(ordernumber)).toMatchObject(expected)
    const { orders } = await sandbox.read("/_control/orders")
    expect(orders.find((one: { ordernumber: string }) => one.ordernumber === ordernumber)).toMatchObject(expected)
    expect(await cancel(billnumber)).toEqual(["0/0", "Canceled", "30.00"])
  })

  it("drops the rest of what was returned in full", async () => {
    const { billnumber, ordernumber } = await partlyCharged()
    await cancel(billnumber, "30.00")
    await sandbox.tell("/_control/settings", { holdDays: MOMENT })
    expect(await money(ordernumber)).toMatchObject({ state: "PartialCanceled", held: "0.00", released: "70.00" })
    expect(await cancel(billnumber)).toEqual(["15/308", ...REFUSED])
  })

  it("cancels a hold that was never charged", async () => {
    const { billnumber, ordernumber } = await sandbox.tell("/_control/orders", {
      ordernumber: `R-${++counter}`,
      amount: "100.00",
      card: "approve",
    })
    await sandbox.tell("/_control/settings", { holdDays: MOMENT })
    expect(codes(await sandbox.call("charge", { Billnumber: billnumber }))).toBe("15/307")
    expect(await order(ordernumber)).toMatchObject({
      state: "Canceled",
      released: "100.00",
      operations: [{ type: 100 }, { type: 300, comment: "hold dropped by the bank" }],
    })
  })
})
