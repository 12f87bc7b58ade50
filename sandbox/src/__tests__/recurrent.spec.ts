import { signedOrder } from "./sign-order.ts"
import { codes, element, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const terms = {
  RecurringIndicator: "1",
  RecurringMinAmount: "10.00",
  RecurringMaxAmount: "50.00",
  RecurringPeriod: "30",
  RecurringMaxDate: "31.12.2099",
}
const errorOf = (location: string | null) =>
  /ErrorID=(\d+)\.(\d+)/
    .exec(location ?? "")
    ?.slice(1)
    .join("/")
const open = async (fields: Record<string, string>) => {
  const body = new URLSearchParams(signedOrder({ OrderNumber: `R-${++counter}`, Delay: "0", ...fields }))
  const reply = await fetch(`${sandbox.url}/pay/order.cfm`, { method: "POST", body, redirect: "manual" })
  return { ordernumber: body.get("OrderNumber") ?? "", location: reply.headers.get("location") }
}
/** An order paid with an agreement. */
const agreed = async (fields: Record<string, string> = {}) => {
  const { ordernumber } = await open({ ...terms, ...fields })
  return sandbox.tell("/_control/pay", { ordernumber })
}
const again = (billnumber: string, fields: Record<string, string> = {}) => ({
  Billnumber: billnumber,
  OrderNumber: `RR-${++counter}`,
  Amount: "20.00",
  Currency: "BYN",
  ...fields,
})

describe("an agreement", () => {
  it("is made by the first payment", async () => {
    expect(await agreed()).toMatchObject({
      state: "Approved",
      recurring: { min: "10.00", max: "50.00", periodDays: 30, maxDate: "2099-12-31" },
    })
  })

  it.each([
    [{ RecurringMinAmount: "" }, "3/320"],
    [{ RecurringMaxAmount: "" }, "3/320"],
    [{ RecurringPeriod: "" }, "3/320"],
    [{ RecurringMaxDate: "" }, "3/320"],
    [{ RecurringMinAmount: "x" }, "4/320"],
    [{ RecurringMaxDate: "2099-12-31" }, "4/320"],
    [{ RecurringMinAmount: "60" }, "5/320"],
    [{ RecurringPeriod: "32768" }, "5/320"],
    [{ RecurringMaxDate: "01.01.2020" }, "5/320"],
    [{ RecurringIndicator: "2" }, "5/320"],
    [{ CustomerNumber: "cus_42" }, "15/320"],
  ])("%p is refused with %s", async (fields, expected) => {
    expect(errorOf((await open({ ...terms, ...(fields as Record<string, string>) })).location)).toBe(expected)
  })

  it("without the indicator its other parameters mean nothing", async () => {
    expect((await open({ ...terms, RecurringIndicator: "0", RecurringPeriod: "x" })).location).toContain("CFSID")
  })
})

describe("rp.cfm", () => {
  it("takes another payment with the same card, at once and in one stage", async () => {
    const { billnumber } = await agreed()
    const request = again(billnumber, { OrderComment: "second month" })
    const { rp } = await sandbox.json("rp", request)
    expect(rp).toMatchObject({
      ordernumber: request.OrderNumber,
      responsecode: "AS000",
      orderstate: "Approved",
      orderamount: 20,
      operationtype: 100,
      meannumber: "411111****1111",
      ordercomment: "second month",
      billnumber: expect.stringMatching(/\.1$/),
    })
    const { orders } = await sandbox.read(`/_control/orders?ordernumber=${request.OrderNumber}`)
    expect(orders).toMatchObject([{ state: "Approved", charged: "20.00", parent_billnumber: billnumber }])
  })

  it("answers in every format", async () => {
    const { billnumber } = await agreed()
    expect(await sandbox.call("rp", again(billnumber, { Format: "1" }))).toMatch(/^ordernumber: RR-/)
    const xml = await sandbox.call("rp", again(billnumber, { Format: "3" }))
    expect(xml).toMatch(/<orders>\s*<order>/)
    expect(element(xml, "orderstate")).toBe("Approved")
    expect(await sandbox.call("rp", again(billnumber, { Format: "4" }))).toContain("<ASS-NS:MakeRPResponse")
  })

  it("another currency closes the new order with an error", async () => {
    const { billnumber } = await agreed()
    const request = again(billnumber, { Currency: "USD", Format: "3" })
    const xml = await sandbox.call("rp", request)
    expect([codes(xml), element(xml, "responsecode"), element(xml, "orderstate")]).toEqual(["0/0", "AS100", "Declined"])
  })

  it.each([
    [{ Amount: "9.99" }, "5/108"],
    [{ Amount: "50.01" }, "5/108"],
    [{ Amount: "" }, "3/108"],
    [{ Amount: "ten" }, "4/108"],
    [{ Currency: "" }, "3/105"],
    [{ OrderNumber: "" }, "3/107"],
    [{ Billnumber: "" }, "3/143"],
    [{ Billnumber: "12" }, "5/143"],
    [{ Billnumber: "5000000000000000" }, "10/201"],
  ])("%p is refused with %s", async (fields, expected) => {
    const { billnumber } = await agreed()
    const request = { ...again(billnumber), ...(fields as Record<string, string>) }
    expect(codes(await sandbox.call("rp", request))).toBe(expected)
  })

  it("needs an agreement, and one that was paid", async () => {
    const { ordernumber } = await open({})
    const plain = await sandbox.tell("/_control/pay", { ordernumber })
    expect(codes(await sandbox.call("rp", again(plain.billnumber)))).toBe("15/320")
    const refused = await open(terms)
    const declined = await sandbox.tell("/_control/pay", { ordernumber: refused.ordernumber, card: "decline" })
    expect(codes(await sandbox.call("rp", again(declined.billnumber)))).toBe("15/320")
  })

  it("a number is used once", async () => {
    const { billnumber } = await agreed()
    const request = again(billnumber)
    expect(codes(await sandbox.call("rp", request))).toBe("0/0")
    expect(codes(await sandbox.call("rp", request))).toBe("11/107")
    const shown = await open({ OrderAmount: "20.00" })
    expect(codes(await sandbox.call("rp", again(billnumber, { OrderNumber: shown.ordernumber })))).toBe("11/107")
  })

  it("the period is kept when the merchant's setting says so", async () => {
    const { billnumber } = await agreed()
    await sandbox.tell("/_control/settings", { enforceRecurringPeriod: true })
    expect(codes(await sandbox.call("rp", again(billnumber)))).toBe("15/320")
    await sandbox.tell("/_control/settings", { enforceRecurringPeriod: false })
    expect(codes(await sandbox.call("rp", again(billnumber)))).toBe("0/0")
  })

  it("the clock can be moved over months, and comes back with a reset", async () => {
    const { billnumber } = await agreed()
    await sandbox.tell("/_control/settings", { enforceRecurringPeriod: true })
    expect(codes(await sandbox.call("rp", again(billnumber)))).toBe("15/320")
    await sandbox.tell("/_control/clock", { ahead_seconds: 31 * 24 * 3600 })
    const request = again(billnumber)
    expect(codes(await sandbox.call("rp", request))).toBe("0/0")
    expect(codes(await sandbox.call("rp", again(billnumber)))).toBe("15/320")
    await sandbox.tell("/_control/settings", { enforceRecurringPeriod: false })
    await sandbox.tell("/_control/reset", {})
    expect(codes(await sandbox.call("rp", again(billnumber)))).toBe("10/201")
  })

  it("a fault declines it", async () => {
    const { billnumber } = await agreed()
    await sandbox.tell("/_control/faults", { service: "rp", kind: "decline" })
    expect(element(await sandbox.call("rp", again(billnumber)), "orderstate")).toBe("Declined")
  })
})
