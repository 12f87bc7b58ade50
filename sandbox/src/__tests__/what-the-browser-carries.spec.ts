import { signedOrder } from "./sign-order.ts"
import { startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

type Form = Record<string, string>

const line = { id: 1, name: "Tea", price: 199.9, quantity: 1, amount: 199.9, tax: "vat20", fpmode: 4, subjtype: "1" }
const items = (changes: Record<string, unknown> = {}) => JSON.stringify({ items: [{ ...line, ...changes }] })
/** The form as the shop made and signed it. */
const form = (more: Form = {}): Form =>
  signedOrder({
    OrderNumber: `B-${++counter}`,
    CustomerNumber: "cus_1",
    Lastname: "Ivanova",
    Email: "anna@shop.by",
    OrderComment: "Tea",
    ChequeItems: items(),
    URL_RETURN: "https://shop.by/any",
    URL_RETURN_OK: "https://shop.by/ok",
    URL_RETURN_NO: "https://shop.by/no",
    ...more,
  })

/** A form some fields of which were changed on the way. */
const changedForm = (changes: Form): Form => ({ ...form(), ...changes })

const send = async (fields: Form) => {
  const body = new URLSearchParams(fields)
  const reply = await fetch(`${sandbox.url}/pay/order.cfm`, { method: "POST", body, redirect: "manual" })
  return reply.headers.get("location") ?? ""
}
/** What the gateway keeps of a form. */
const kept = async (fields: Form) => {
  expect(await send(fields)).toContain("/pay/pay.cfm?CFSID=")
  return (await sandbox.read(`/_control/orders?ordernumber=${fields["OrderNumber"]}`)).orders[0]
}
const pay = (ordernumber: string) => sandbox.tell("/_control/pay", { ordernumber })

describe("a form as the shop made it", () => {
  it("is kept with all it brought", async () => {
    expect(await kept(form())).toMatchObject({
      delay: 1,
      orderamount: "199.90",
      ordercurrency: "BYN",
      customernumber: "cus_1",
      lastname: "Ivanova",
      email: "anna@shop.by",
      ordercomment: "Tea",
      language: "EN",
      url_return: "https://shop.by/any",
      url_return_ok: "https://shop.by/ok",
      url_return_no: "https://shop.by/no",
      closed_means: [],
      receipt: [{ id: 1, name: "Tea", amount: "199.90", tax: "vat20", marks: { subjtype: "1" } }],
    })
  })
})

describe("what no check value covers is kept as the browser sent it", () => {
  it.each<[string, Form, Record<string, unknown>]>([
    ["the stage", { Delay: "0" }, { delay: 0 }],
    [
      "the lines of the receipt",
      { ChequeItems: items({ name: "Coal", tax: "novat" }) },
      { receipt: [{ name: "Coal" }] },
    ],
    ["no receipt at all", { ChequeItems: "" }, { receipt: null }],
    ["the payer", { Lastname: "Petrov", Email: "else@where.by" }, { lastname: "Petrov", email: "else@where.by" }],
    ["a payer's field of its own", { MobilePhone: "+375291112233" }, { mobilephone: "+375291112233" }],
    ["the comment", { OrderComment: "Coal" }, { ordercomment: "Coal" }],
    ["the language", { Language: "RU" }, { language: "RU" }],
    ["the return addresses", { URL_RETURN_OK: "https://evil.by/ok" }, { url_return_ok: "https://evil.by/ok" }],
    ["the means", { FastPayPayment: "0" }, { closed_means: ["fastpaypayment"] }],
  ])("%s", async (_name, changes, expected) => {
    expect(await kept(changedForm(changes))).toMatchObject(expected)
  })

  it("Delay=0 in a form signed for two stages is paid in one", async () => {
    const changed = changedForm({ Delay: "0" })
    await kept(changed)
    expect(await pay(changed["OrderNumber"] ?? "")).toMatchObject({
      state: "Approved",
      charged: "199.90",
      held: "0.00",
    })
  })

  it("lines that were changed are told by orderresult", async () => {
    const changed = changedForm({ ChequeItems: items({ name: "Coal", subjtype: "10" }) })
    await kept(changed)
    await pay(changed["OrderNumber"] ?? "")
    const { orderresult } = await sandbox.json("orderresult", { OrderNumber: changed["OrderNumber"] ?? "" })
    const told = JSON.parse(orderresult.orders[0].operations[0].chequeitems)
    expect(told.items).toMatchObject([{ name: "Coal", subjtype: "10", amount: 199.9 }])
  })

  it("the form sent once more with another payer is the same open order, with the last payer", async () => {
    const first = form()
    await kept(first)
    expect(await kept({ ...first, Lastname: "Petrov", CardPayment: "1", GooglePayPayment: "0" })).toMatchObject({
      lastname: "Petrov",
      closed_means: ["googlepaypayment"],
    })
    // The stage belongs to the money: an open order keeps it.
    expect(await send({ ...first, Delay: "0" })).toContain("ErrorID=11.107")
  })
})

describe("what the check value covers cannot be changed", () => {
  it.each<[string, Form]>([
    ["OrderNumber", { OrderNumber: "B-other" }],
    ["OrderAmount", { OrderAmount: "1.99" }],
    ["OrderAmount written otherwise", { OrderAmount: "199.9" }],
    ["OrderCurrency", { OrderCurrency: "RUB" }],
    ["CustomerNumber", { CustomerNumber: "cus_2" }],
    ["no CustomerNumber", { CustomerNumber: "" }],
    ["Disable3DS", { Disable3DS: "1" }],
    ["Prepayment", { Prepayment: "100.00" }],
  ])("%s", async (_name, changes) => {
    const changed = changedForm(changes)
    expect(await send(changed)).toContain("ErrorID=5.158")
    expect((await sandbox.read(`/_control/orders?ordernumber=${changed["OrderNumber"]}`)).orders).toEqual([])
  })

  it("a customer that is added is refused, a zero is no customer", async () => {
    const guest = form()
    delete guest["CustomerNumber"]
    const signed = signedOrder(guest)
    expect(await send({ ...signed, CustomerNumber: "cus_1" })).toContain("ErrorID=5.158")
    expect(await kept({ ...signed, Disable3DS: "0" })).toMatchObject({ customernumber: "" })
  })
})
