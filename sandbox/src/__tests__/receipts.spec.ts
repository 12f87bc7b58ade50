import { signedOrder } from "./sign-order.ts"
import { codes, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const tea = { id: 1, product: "T-1", name: "Tea", price: 10.5, quantity: 2, amount: 21, tax: "vat20", fpmode: 4 }
const nails = { id: 2, name: "Nails, kg", price: 3.33, quantity: 1.5, amount: 5, tax: "novat", fpmode: 4 }
type Line = Record<string, unknown>
const items = (...lines: Line[]) => JSON.stringify({ items: lines })
const send = async (fields: Record<string, string>) => {
  const body = new URLSearchParams(signedOrder({ OrderNumber: `K-${++counter}`, OrderAmount: "26.00", ...fields }))
  const reply = await fetch(`${sandbox.url}/pay/order.cfm`, { method: "POST", body, redirect: "manual" })
  const error =
    /ErrorID=(\d+)\.(\d+)/
      .exec(reply.headers.get("location") ?? "")
      ?.slice(1)
      .join("/") ?? "none"
  return { ordernumber: body.get("OrderNumber") ?? "", error }
}
const paid = async (fields: Record<string, string> = {}) => {
  const { ordernumber } = await send({ ChequeItems: items(tea, nails), Delay: "0", ...fields })
  return sandbox.tell("/_control/pay", { ordernumber })
}
const back = ({ tax: _tax, fpmode: _mode, ...line }: Line, changes: Line = {}) => ({ ...line, ...changes })

describe("the receipt of a payment", () => {
  it("is kept with the order and told by orderresult", async () => {
    const order = await paid()
    expect(order.receipt).toMatchObject([
      { id: 1, name: "T-1 Tea", quantity: 2000, amount: "21.00", tax: "vat20" },
      { id: 2, name: "Nails, kg", quantity: 1500, amount: "5.00", tax: "novat" },
    ])
    const { orderresult } = await sandbox.json("orderresult", { Billnumber: order.billnumber })
    const told = JSON.parse(orderresult.orders[0].operations[0].chequeitems)
    expect(told.items[1]).toEqual({
      id: 2,
      name: "Nails, kg",
      price: 3.33,
      quantity: 1.5,
      amount: 5,
      tax: "novat",
      fpmode: 4,
    })
    expect(await sandbox.call("orderresult", { Billnumber: order.billnumber })).toContain("<chequeitems>{")
  })

  it.each([
    ["lines that do not add up", items(tea), "5/179"],
    ["amount that is not price × quantity", items(tea, { ...nails, price: 3.34 }), "5/179"],
    ["two lines with one id", items(tea, { ...nails, id: 1 }), "5/179"],
    ["an unknown tax", items(tea, { ...nails, tax: "vat99" }), "5/179"],
    ["an unknown payment mode", items(tea, { ...nails, fpmode: 8 }), "5/179"],
    ["a line without id", items(tea, { ...nails, id: "" }), "3/179"],
    ["a line without price", items(tea, { ...nails, price: null }), "3/179"],
    ["a line without quantity", items(tea, { ...nails, quantity: "" }), "3/179"],
    ["a line without amount", items(tea, { ...nails, amount: "" }), "3/179"],
    ["a line without product and name", items(tea, { ...nails, name: "" }), "3/179"],
    ["no lines", items(), "3/179"],
    ["no JSON", "{items:[", "4/179"],
    ["no list", '{"items":{}}', "4/179"],
    ["a name of 251 characters", items(tea, { ...nails, name: "n".repeat(251) }), "4/179"],
    ["a price with three decimals", items(tea, { ...nails, price: 3.333 }), "4/179"],
  ])("%s is refused", async (_name, ChequeItems, expected) => {
    expect((await send({ ChequeItems })).error).toBe(expected)
  })

  it.each([
    [{ Tax: "vat99" }, "5/179"],
    [{ FPMode: "9" }, "5/179"],
    [{ TaxationSystem: "6" }, "5/179"],
    [{ GenerateReceipt: "2" }, "5/179"],
    [{ ReceiptLine: "r".repeat(129) }, "4/179"],
    [{ Tax: "vat10", FPMode: "1", TaxationSystem: "5", GenerateReceipt: "0", ReceiptLine: "One line" }, "none"],
  ])("%p: %s", async (fields, expected) => {
    expect((await send(fields as Record<string, string>)).error).toBe(expected)
  })

  it("tax and mode come from the line, else the request, else the merchant, else are missing", async () => {
    const bare = items({ ...tea, tax: undefined, fpmode: undefined }, nails)
    const order = await paid({ ChequeItems: bare, Tax: "vat10", FPMode: "1" })
    expect(order.receipt).toMatchObject([
      { tax: "vat10", fpmode: 1 },
      { tax: "novat", fpmode: 4 },
    ])
    expect((await paid({ ChequeItems: bare })).receipt[0]).toMatchObject({ tax: "novat", fpmode: 4 })
    await sandbox.tell("/_control/settings", { defaultTax: "" })
    expect((await send({ ChequeItems: bare })).error).toBe("3/179")
    await sandbox.tell("/_control/settings", { defaultTax: "novat", defaultFpMode: 0 })
    expect((await send({ ChequeItems: bare })).error).toBe("3/179")
    await sandbox.tell("/_control/settings", { defaultFpMode: 4 })
  })

  it("strings will do for numbers, and a bare list for {items}", async () => {
    const written = JSON.stringify([{ ...tea, price: "10.50", quantity: "2", amount: "21.00" }, nails])
    expect((await send({ ChequeItems: written })).error).toBe("none")
  })
})

describe("a cancel of an order with a receipt", () => {
  const cancel = (billnumber: string, fields: Record<string, string>) =>
    sandbox.call("wscancel", { Billnumber: billnumber, Currency: "BYN", ...fields })

  it("gives lines back, none more often than it was sold", async () => {
    const { billnumber } = await paid()
    const oneTea = items(back(tea, { quantity: 1, amount: 10.5 }))
    expect(codes(await cancel(billnumber, { Amount: "10.50", ChequeItems: oneTea }))).toBe("0/0")
    const both = items(back(tea, { price: 5.25, quantity: 2, amount: 10.5 }))
    expect(codes(await cancel(billnumber, { Amount: "10.50", ChequeItems: both }))).toBe("5/179")
    expect(codes(await cancel(billnumber, { Amount: "10.50", ChequeItems: oneTea }))).toBe("0/0")
    expect(codes(await cancel(billnumber, { Amount: "10.50", ChequeItems: oneTea }))).toBe("5/108")
    // What is left may go without naming lines.
    expect(codes(await sandbox.call("cancel", { Billnumber: billnumber }))).toBe("0/0")
    const { orders } = await sandbox.read(`/_control/orders`)
    const order = orders.find((one: { billnumber: string }) => one.billnumber === billnumber)
    expect(order).toMatchObject({ state: "Canceled", returned: "26.00" })
    expect(order.operations.at(-1).receipt).toMatchObject([{ id: 2, quantity: 1500 }])
  })

  it.each([
    ["a part without lines", {}, "3/179"],
    ["lines of another sum", { ChequeItems: items(back(nails)) }, "5/179"],
    ["a line that was not sold", { ChequeItems: items(back(tea, { id: 9, quantity: 1, amount: 10.5 })) }, "5/179"],
    ["a line with its tax", { ChequeItems: items({ ...tea, quantity: 1, amount: 10.5, fpmode: undefined }) }, "5/179"],
  ])("%s is refused", async (_name, fields, expected) => {
    const { billnumber } = await paid()
    expect(codes(await cancel(billnumber, { Amount: "10.50", ...(fields as Record<string, string>) }))).toBe(expected)
  })

  it("takes the short billnumber only", async () => {
    const { billnumber } = await paid()
    expect(codes(await sandbox.call("cancel", { Billnumber: `${billnumber}.1` }))).toBe("5/143")
  })

  it("an order without a receipt has no lines to give back", async () => {
    const { billnumber } = await paid({ ChequeItems: "" })
    expect(codes(await cancel(billnumber, { Amount: "5.00", ChequeItems: items(back(nails)) }))).toBe("5/179")
    expect(codes(await cancel(billnumber, { Amount: "5.00" }))).toBe("0/0")
  })

  it("in SOAP the lines are repeated elements", async () => {
    const { billnumber } = await paid()
    const line =
      "<chequeitem><id>2</id><name>Nails, kg</name><price>3.33</price><quantity>1.5</quantity><amount>5.00</amount></chequeitem>"
    const reply = await sandbox.soap(
      "wscancel",
      `<ws:WSCancelRequestParams><billnumber>${billnumber}</billnumber><merchant_id>123456</merchant_id><login>shoplogin</login><password>Passw0rd1</password><amount>5.00</amount><currency>BYN</currency>${line}</ws:WSCancelRequestParams>`,
    )
    expect(reply).toContain("<orderstate>PartialCanceled</orderstate>")
    expect(reply).toContain('<chequeitems>{"items":[{"id":2,')
  })
})

describe("the receipt of a confirmation", () => {
  it("covers what is charged, and replaces the payment's for later cancels", async () => {
    const { billnumber } = await paid({ Delay: "1" })
    const charge = (Amount: string, ChequeItems: string) =>
      sandbox.call("charge", { Billnumber: billnumber, Amount, Currency: "BYN", ChequeItems })
    expect(codes(await charge("21.00", items(nails)))).toBe("5/179")
    expect(codes(await charge("21.00", items(tea)))).toBe("0/0")
    const cancel = (line: Line) =>
      sandbox.call("cancel", { Billnumber: billnumber, Amount: "5.00", Currency: "BYN", ChequeItems: items(line) })
    expect(codes(await cancel(back(nails)))).toBe("5/179")
    expect(codes(await cancel(back(tea, { price: 5, quantity: 1, amount: 5 })))).toBe("0/0")
  })
})
