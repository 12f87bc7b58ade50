import { codes, element, SHOP, servicePath, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const held = (fields: Record<string, unknown> = {}) =>
  sandbox.tell("/_control/orders", { ordernumber: `M-${++counter}`, amount: "100.00", card: "approve", ...fields })
const money = async (ordernumber: string) => {
  const { orders } = await sandbox.read(`/_control/orders?ordernumber=${ordernumber}`)
  const { state, held, charged, returned, released, operations } = orders.at(-1)
  return { state, held, charged, returned, released, operations: operations.length }
}
const BYN = { Currency: "BYN", Format: "3" }

describe("charge", () => {
  it("of the whole", async () => {
    const { billnumber, ordernumber } = await held()
    const xml = await sandbox.call("charge", { Billnumber: billnumber, Format: "3" })
    expect(codes(xml)).toBe("0/0")
    expect(element(xml, "responsecode")).toBe("AS000")
    expect(element(xml, "orderstate")).toBe("Approved")
    expect(element(xml, "operationtype")).toBe("200")
    expect(element(xml, "billnumber")).toBe(`${billnumber}.2`)
    expect(element(xml, "amount")).toBe("100.00")
    expect(await money(ordernumber)).toEqual({
      state: "Approved",
      held: "0.00",
      charged: "100.00",
      returned: "0.00",
      released: "0.00",
      operations: 2,
    })
  })

  it("of a part keeps the rest held, with AutoDeposit=1 releases it", async () => {
    const kept = await held()
    expect(
      element(await sandbox.call("charge", { Billnumber: kept.billnumber, Amount: "30,10", ...BYN }), "orderstate"),
    ).toBe("PartialDelayed")
    expect(await money(kept.ordernumber)).toMatchObject({ held: "69.90", charged: "30.10", released: "0.00" })
    const freed = await held()
    await sandbox.call("charge", { Billnumber: freed.billnumber, Amount: "30.10", AutoDeposit: "1", ...BYN })
    expect(await money(freed.ordernumber)).toMatchObject({ held: "0.00", charged: "30.10", released: "69.90" })
  })

  it("again answers success and moves nothing", async () => {
    const { billnumber, ordernumber } = await held()
    await sandbox.call("charge", { Billnumber: billnumber, Amount: "30", ...BYN })
    const before = await money(ordernumber)
    for (const Amount of ["30", "70", "500"]) {
      const xml = await sandbox.call("charge", { Billnumber: billnumber, Amount, ...BYN })
      expect(codes(xml)).toBe("0/0")
      expect(element(xml, "responsecode")).toBe("AS000")
      expect(element(xml, "billnumber")).toBe(`${billnumber}.2`)
      expect(element(xml, "amount")).toBe("30.00")
      expect(element(xml, "orderstate")).toBe("PartialDelayed")
    }
    expect(await money(ordernumber)).toEqual(before)
  })

  it("in parallel moves money once", async () => {
    const { billnumber, ordernumber } = await held()
    const replies = await Promise.all(
      [1, 2, 3, 4, 5].map(() => sandbox.call("charge", { Billnumber: billnumber, Format: "3" })),
    )
    expect(replies.map((reply) => element(reply, "billnumber"))).toEqual(Array(5).fill(`${billnumber}.2`))
    expect(await money(ordernumber)).toMatchObject({ charged: "100.00", operations: 2 })
  })

  it("has the JSON shape of the vendor's models", async () => {
    const { billnumber } = await held({ email: "a@b.by", lastname: "Иванов" })
    const { charge } = await sandbox.json("charge", { Billnumber: billnumber })
    expect(charge).toMatchObject({
      billnumber: `${billnumber}.2`,
      amount: 100,
      orderamount: 100,
      operationtype: 200,
      testmode: 0,
      rate: 1,
      orderstate: "Approved",
      signature: "",
      customer: { lastname: "Иванов", email: "a@b.by" },
    })
    expect(charge).not.toHaveProperty("checkvalue")
  })

  it.each([
    [{ Billnumber: "" }, "3/143"],
    [{ Billnumber: "12345" }, "5/143"],
    [{ Billnumber: "5000000000000001" }, "10/201"],
    [{ Amount: "10.00" }, "3/105"],
    [{ Currency: "BYN" }, "3/108"],
    [{ Amount: "10.00", Currency: "USD" }, "5/105"],
    [{ Amount: "ten", Currency: "BYN" }, "4/108"],
    [{ Amount: "10.001", Currency: "BYN" }, "4/108"],
    [{ Amount: "0", Currency: "BYN" }, "5/108"],
    [{ Amount: "100.01", Currency: "BYN" }, "5/108"],
  ])("with %p is answered %s", async (fields, expected) => {
    const { billnumber, ordernumber } = await held()
    expect(codes(await sandbox.call("charge", { Billnumber: billnumber, Format: "3", ...fields }))).toBe(expected)
    expect(await money(ordernumber)).toMatchObject({ state: "Delayed", held: "100.00", charged: "0.00", operations: 1 })
  })

  it("an extended number must name the successful payment", async () => {
    const { billnumber } = await held()
    expect(codes(await sandbox.call("charge", { Billnumber: `${billnumber}.2` }))).toBe("5/143")
    expect(codes(await sandbox.call("charge", { Billnumber: `${billnumber}.1` }))).toBe("0/0")
    expect(codes(await sandbox.call("cancel", { Billnumber: `${billnumber}.2` }))).toBe("5/143")
  })

  it("counts in the currency of the operation", async () => {
    const { billnumber, ordernumber } = await held({
      currency: "USD",
      operation_amount: "320.00",
      operation_currency: "BYN",
    })
    expect(codes(await sandbox.call("charge", { Billnumber: billnumber, Amount: "10", Currency: "USD" }))).toBe("5/105")
    const xml = await sandbox.call("charge", { Billnumber: billnumber, Amount: "200.00", ...BYN })
    expect([element(xml, "amount"), element(xml, "orderamount"), element(xml, "ordercurrency")]).toEqual([
      "200.00",
      "100.00",
      "USD",
    ])
    expect(await money(ordernumber)).toMatchObject({ held: "120.00", charged: "200.00" })
  })

  it("takes RUR for RUB", async () => {
    const { billnumber } = await held({ currency: "RUB" })
    const xml = await sandbox.call("charge", { Billnumber: billnumber, Amount: "100", Currency: "RUR" })
    expect([codes(xml), element(xml, "currency")]).toEqual(["0/0", "RUB"])
  })

  it("of an order that is not held is refused", async () => {
    for (const fields of [{ card: undefined }, { card: "decline" }, { delay: 0 }]) {
      const { billnumber } = await held(fields)
      expect(codes(await sandbox.call("charge", { Billnumber: billnumber }))).toBe("15/307")
    }
    const canceled = await held()
    await sandbox.call("cancel", { Billnumber: canceled.billnumber })
    expect(codes(await sandbox.call("charge", { Billnumber: canceled.billnumber }))).toBe("15/307")
  })

  it("can be limited to some days after the payment", async () => {
    await sandbox.tell("/_control/settings", { chargeWindowDays: 4 })
    const { billnumber } = await held({ days_old: 5 })
    expect(codes(await sandbox.call("charge", { Billnumber: billnumber }))).toBe("15/307")
    await sandbox.tell("/_control/settings", { chargeWindowDays: 0 })
    expect(codes(await sandbox.call("charge", { Billnumber: billnumber }))).toBe("0/0")
  })
})

describe("cancel", () => {
  it("of a hold releases it whole, never a part", async () => {
    const { billnumber, ordernumber } = await held()
    expect(codes(await sandbox.call("cancel", { Billnumber: billnumber, Amount: "40", ...BYN }))).toBe("15/300")
    expect(codes(await sandbox.call("cancel", { Billnumber: billnumber, Amount: "100.01", ...BYN }))).toBe("5/108")
    const xml = await sandbox.call("cancel", { Billnumber: billnumber, Format: "3" })
    expect([element(xml, "orderstate"), element(xml, "operationtype"), element(xml, "amount")]).toEqual([
      "Canceled",
      "300",
      "100.00",
    ])
    expect(await money(ordernumber)).toMatchObject({
      state: "Canceled",
      held: "0.00",
      returned: "0.00",
      released: "100.00",
    })
    expect(codes(await sandbox.call("cancel", { Billnumber: billnumber }))).toBe("15/308")
  })

  it("in parts adds up to the whole", async () => {
    const { billnumber, ordernumber } = await held()
    await sandbox.call("charge", { Billnumber: billnumber })
    expect(element(await sandbox.call("cancel", { Billnumber: billnumber, Amount: "30", ...BYN }), "orderstate")).toBe(
      "PartialCanceled",
    )
    expect(element(await sandbox.call("cancel", { Billnumber: billnumber, Amount: "30", ...BYN }), "orderstate")).toBe(
      "PartialCanceled",
    )
    expect(codes(await sandbox.call("cancel", { Billnumber: billnumber, Amount: "40.01", ...BYN }))).toBe("5/108")
    expect(await money(ordernumber)).toMatchObject({ state: "PartialCanceled", returned: "60.00" })
    const last = await sandbox.call("cancel", { Billnumber: billnumber, Format: "3" })
    expect([element(last, "amount"), element(last, "orderstate")]).toEqual(["40.00", "Canceled"])
    expect(codes(await sandbox.call("cancel", { Billnumber: billnumber }))).toBe("15/308")
  })

  it("after a partial charge returns the charged part and ends the order", async () => {
    const { billnumber, ordernumber } = await held()
    await sandbox.call("charge", { Billnumber: billnumber, Amount: "30", ...BYN })
    expect(codes(await sandbox.call("cancel", { Billnumber: billnumber, Amount: "30.01", ...BYN }))).toBe("5/108")
    const xml = await sandbox.call("cancel", { Billnumber: billnumber, Format: "3" })
    expect([element(xml, "amount"), element(xml, "orderstate")]).toEqual(["30.00", "Canceled"])
    expect(await money(ordernumber)).toMatchObject({
      state: "Canceled",
      held: "0.00",
      returned: "30.00",
      released: "70.00",
    })
  })

  it("of a one-stage payment may be partial at once", async () => {
    const { billnumber, ordernumber, state } = await held({ delay: 0 })
    expect(state).toBe("Approved")
    await sandbox.call("cancel", { Billnumber: billnumber, Amount: "30", ...BYN })
    expect(await money(ordernumber)).toMatchObject({ state: "PartialCanceled", charged: "100.00", returned: "30.00" })
  })

  it("of what was never paid is refused", async () => {
    for (const card of [undefined, "decline"]) {
      const { billnumber } = await held({ card })
      expect(codes(await sandbox.call("wscancel", { Billnumber: billnumber }))).toBe("15/308")
    }
  })

  it("wscancel nests the operation", async () => {
    const { billnumber } = await held()
    await sandbox.call("charge", { Billnumber: billnumber })
    const reply = await sandbox.json("wscancel", { Billnumber: billnumber, Amount: "30.50", Currency: "BYN" })
    expect(reply.wscancel.order).toMatchObject({
      billnumber,
      orderamount: 100,
      orderstate: "PartialCanceled",
      operations: [{ billnumber: `${billnumber}.3`, operationtype: 300, amount: 30.5, responsecode: "AS000" }],
    })
    expect(reply.wscancel.checkdata.packetdate).toMatch(/:\d\d$/)
    const xml = await sandbox.call("wscancel", { Billnumber: billnumber, Amount: "1", ...BYN })
    expect(xml).toMatch(/<operation>\s*<billnumber>\d+\.4<\/billnumber>/)
  })
})

describe("Externalrefundid", () => {
  const refund = async (billnumber: string, externalrefundid: string, service = "wscancel") => {
    const merchant = { merchant_id: SHOP.merchantId, login: SHOP.login, password: SHOP.password }
    const body = JSON.stringify({ merchant, billnumber, amount: 10, currency: "BYN", externalrefundid })
    const headers = { "content-type": "application/json" }
    return (await fetch(sandbox.url + servicePath(service), { method: "POST", headers, body })).json()
  }

  it("is unique within an order, for JSON requests", async () => {
    const { billnumber, ordernumber } = await held()
    const other = await held()
    for (const one of [billnumber, other.billnumber]) await sandbox.call("charge", { Billnumber: one })
    expect(await refund(billnumber, "refund-0001")).toHaveProperty("wscancel")
    expect(codes(await refund(billnumber, "refund-0001"))).toBe("11/216")
    expect(await refund(billnumber, "refund-0002")).toHaveProperty("wscancel")
    expect(await refund(other.billnumber, "refund-0001")).toHaveProperty("wscancel")
    expect(codes(await refund(billnumber, "short"))).toBe("5/216")
    expect(await money(ordernumber)).toMatchObject({ returned: "20.00" })
  })

  it("is ignored in a form", async () => {
    const { billnumber, ordernumber } = await held()
    await sandbox.call("charge", { Billnumber: billnumber })
    const fields = { Billnumber: billnumber, Amount: "10", Externalrefundid: "refund-0001", ...BYN }
    for (const _ of [1, 2]) expect(codes(await sandbox.call("wscancel", fields))).toBe("0/0")
    expect(await money(ordernumber)).toMatchObject({ returned: "20.00" })
  })
})

describe("the bank drops the hold", () => {
  it("of an uncharged order: Canceled", async () => {
    const { billnumber, ordernumber } = await held()
    await sandbox.tell(`/_control/orders/${billnumber}/expire_hold`)
    expect(await money(ordernumber)).toMatchObject({
      state: "Canceled",
      held: "0.00",
      released: "100.00",
      operations: 2,
    })
  })

  it("of the remainder: the state stays", async () => {
    const { billnumber, ordernumber } = await held()
    await sandbox.call("charge", { Billnumber: billnumber, Amount: "30", ...BYN })
    await sandbox.tell(`/_control/orders/${billnumber}/expire_hold`)
    expect(await money(ordernumber)).toMatchObject({
      state: "PartialDelayed",
      held: "0.00",
      charged: "30.00",
      released: "70.00",
    })
  })
})
