import { signedOrder } from "./sign-order.ts"
import { startReceiver } from "./start-receiver.ts"
import { CREDENTIALS, codes, element, eventually, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())
afterEach(() => settings({ takesAtOnce: false, cardPayment: true, fastPayPayment: true }))

const BYN = { Currency: "BYN" }
const number = () => `T-${++counter}`
const settings = (values: Record<string, unknown>) => sandbox.tell("/_control/settings", values)
const post = (address: string, fields: Record<string, string>) =>
  fetch(sandbox.url + address, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" })
const opened = async (fields: Record<string, string>) =>
  (await post("/pay/order.cfm", signedOrder(fields))).headers.get("location") ?? ""
const open = async (fields: Record<string, string>) => (await opened(fields)).split("CFSID=")[1] ?? ""
const page = async (CFSID: string) => (await fetch(`${sandbox.url}/pay/pay.cfm?CFSID=${CFSID}&lang=EN`)).text()
const order = async (ordernumber: string) =>
  (await sandbox.read(`/_control/orders?ordernumber=${ordernumber}`)).orders.at(-1)

/** Asked for with Delay=1, paid, and never held. */
const AT_ONCE = {
  state: "Approved",
  delay: 1,
  taken_at_once: true,
  held: "0.00",
  charged: "199.90",
  operations: [{ type: 100, state: "Success", amount: "199.90" }],
}

describe("a merchant whose acquirer cannot hold", () => {
  const paid = async () => {
    await settings({ takesAtOnce: true })
    const OrderNumber = number()
    await post("/pay/pay.cfm", { CFSID: await open({ OrderNumber }), action: "testcard", testcard: "approve" })
    return order(OrderNumber)
  }

  it("gets Approved for Delay=1, without a charge operation", async () => {
    const { ordernumber, ...paidOrder } = await paid()
    expect(paidOrder).toMatchObject(AT_ONCE)
    expect(paidOrder.operations).toHaveLength(1)
    const { orderresult } = await sandbox.json("orderresult", { OrderNumber: ordernumber })
    expect(orderresult.orders).toMatchObject([{ orderstate: "Approved", operations: [{ operationtype: 100 }] }])
  })

  it("is told on the payment page of no hold", async () => {
    const CFSID = await open({ OrderNumber: number() })
    expect(await page(CFSID)).toContain("The money will be held")
    await settings({ takesAtOnce: true })
    expect(await page(CFSID)).not.toContain("The money will be held")
  })

  it("is refused a charge, as of every order that is Approved", async () => {
    const { billnumber, ordernumber } = await paid()
    for (const fields of [{}, { Amount: "50", ...BYN }]) {
      expect(codes(await sandbox.call("charge", { Billnumber: billnumber, ...fields }))).toBe("15/307")
    }
    expect(await order(ordernumber)).toMatchObject(AT_ONCE)
  })

  it("gives money back by cancels, in parts and whole: a refund, never a release", async () => {
    const { billnumber, ordernumber } = await paid()
    const part = await sandbox.call("cancel", { Billnumber: billnumber, Amount: "99.90", ...BYN })
    expect([codes(part), element(part, "orderstate")]).toEqual(["0/0", "PartialCanceled"])
    expect(codes(await sandbox.call("charge", { Billnumber: billnumber }))).toBe("15/307")
    const rest = await sandbox.call("cancel", { Billnumber: billnumber })
    expect([element(rest, "amount"), element(rest, "orderstate")]).toEqual(["100.00", "Canceled"])
    expect(await order(ordernumber)).toMatchObject({ charged: "199.90", returned: "199.90", released: "0.00" })
  })

  it("keeps one-stage orders and refusals as they are", async () => {
    await settings({ takesAtOnce: true })
    const [one, refused] = [number(), number()]
    await sandbox.tell("/_control/orders", { ordernumber: one, amount: "199.90", delay: false, card: "approve" })
    await sandbox.tell("/_control/orders", { ordernumber: refused, amount: "199.90", card: "limit" })
    expect(await order(one)).toMatchObject({ ...AT_ONCE, delay: 0 })
    expect(await order(refused)).toMatchObject({ state: "Declined", charged: "0.00", taken_at_once: false })
  })

  it("reads so in the cabinet", async () => {
    const { billnumber } = await paid()
    const shown = await (await fetch(`${sandbox.url}/cabinet/orders/${billnumber}?lang=EN`)).text()
    expect(shown).toContain("Two stages, taken at once, nothing was held")
  })
})

describe("the card at_once", () => {
  it("is taken at once, others of the same merchant are held", async () => {
    const [taken, held] = [number(), number()]
    for (const [OrderNumber, testcard] of [
      [taken, "at_once"],
      [held, "approve"],
    ] as const) {
      await post("/pay/pay.cfm", { CFSID: await open({ OrderNumber }), action: "testcard", testcard })
    }
    expect(await order(taken)).toMatchObject(AT_ONCE)
    expect(await order(held)).toMatchObject({ state: "Delayed", held: "199.90", charged: "0.00", taken_at_once: false })
  })

  it("stays so when it is typed, saved and paid with again, and as a token", async () => {
    const CustomerNumber = "cus_at_once"
    const [first, again, token] = [number(), number(), number()]
    const card = { Cardnumber: "4000000000002008", Expiry: "12/49", Cvc2: "123", Cardholder: "A B", savecard: "1" }
    await post("/pay/pay.cfm", { CFSID: await open({ OrderNumber: first, CustomerNumber }), action: "pay", ...card })
    const [stored] = await sandbox.postJson("/pay/oneclick/v1/get_tokens.cfm", { customernumber: CustomerNumber })
    const CFSID = await open({ OrderNumber: again, CustomerNumber })
    await post("/pay/pay.cfm", { CFSID, action: "storedcard", storedcard: stored.token })
    const payer = { Lastname: "S", Firstname: "A", Email: "a@b.by" }
    const wallet = { TokenType: "2", PaymentToken: JSON.stringify({ sandbox: "at_once" }) }
    await sandbox.post("tokenpay", { ...CREDENTIALS, ...signedOrder({ OrderNumber: token, ...payer, ...wallet }) })
    for (const ordernumber of [first, again, token]) expect(await order(ordernumber)).toMatchObject(AT_ONCE)
  })
})

describe("means beside cards", () => {
  it.each([
    ["sbp", "", "SBP"],
    ["google_pay", "62", "GooglePay"],
    ["apple_pay", "60", "ApplePay"],
  ])("%s pays by a click and takes at once", async (means, id, name) => {
    const OrderNumber = number()
    const CFSID = await open({ OrderNumber, URL_RETURN_OK: "https://shop.by/ok" })
    const html = await page(CFSID)
    expect(html).toContain(`name="means" value="${means}"`)
    expect(html).toContain("A simulation: a click pays at once")
    const reply = await post("/pay/pay.cfm", { CFSID, action: "means", means })
    expect(reply.headers.get("location")).toContain("https://shop.by/ok?")
    expect(await order(OrderNumber)).toMatchObject(AT_ONCE)
    const xml = await sandbox.call("orderresult", { OrderNumber })
    expect([element(xml, "meantype_id"), element(xml, "meantypename"), element(xml, "meannumber")]).toEqual([
      id,
      name,
      "",
    ])
    const { orderresult } = await sandbox.json("orderresult", { OrderNumber })
    expect(orderresult.orders[0].operations[0].meantype_id).toBe(id === "" ? "" : Number(id))
    const { billnumber } = await order(OrderNumber)
    expect(element(await sandbox.call("cancel", { Billnumber: billnumber }), "orderstate")).toBe("Canceled")
    expect(await order(OrderNumber)).toMatchObject({ returned: "199.90", released: "0.00" })
  })

  it("pay once, however often the button is sent", async () => {
    const OrderNumber = number()
    const CFSID = await open({ OrderNumber })
    await Promise.all([1, 2, 3].map(() => post("/pay/pay.cfm", { CFSID, action: "means", means: "sbp" })))
    const paid = await order(OrderNumber)
    expect([paid.charged, paid.operations.length]).toEqual(["199.90", 1])
  })

  it("are reported with the name and without an invented id", async () => {
    const shop = await startReceiver()
    await settings({ notificationUrl: shop.url })
    const ordernumber = number()
    await sandbox.tell("/_control/orders", { ordernumber, amount: "199.90", means: "sbp" })
    await eventually(async () => shop.received.length === 1)
    expect(shop.received[0]?.fields).toMatchObject({
      orderstate: "Approved",
      operationtype: "100",
      meantype_id: "",
      meantypename: "SBP",
    })
    await settings({ notificationUrl: "" })
    await shop.stop()
  })

  it("are hidden and refused when the request closes them, or the merchant does not take them", async () => {
    const OrderNumber = number()
    const CFSID = await open({ OrderNumber, FastPayPayment: "0", ApplePayPayment: "0" })
    const html = await page(CFSID)
    expect(html).toContain("google_pay")
    expect(html).not.toMatch(/value="(sbp|apple_pay)"/)
    for (const means of ["sbp", "apple_pay", "gold"]) {
      const reply = await post("/pay/pay.cfm", { CFSID, action: "means", means, lang: "EN" })
      expect([reply.status, await reply.text()]).toEqual([422, expect.stringContaining("cannot be paid in this way")])
    }
    expect(await order(OrderNumber)).toMatchObject({ state: "In Process", operations: [] })
    await settings({ fastPayPayment: false })
    expect(await page(await open({ OrderNumber: number(), FastPayPayment: "1" }))).not.toContain('value="sbp"')
  })

  it("stay alone when cards are closed", async () => {
    const OrderNumber = number()
    const CFSID = await open({ OrderNumber, CardPayment: "0", GooglePayPayment: "1" })
    expect(await page(CFSID)).not.toMatch(/id="(card-form|test-cards)"/)
    const card = { Cardnumber: "4111111111111111", Expiry: "12/49", Cvc2: "123", Cardholder: "A B" }
    expect((await post("/pay/pay.cfm", { CFSID, action: "pay", ...card })).status).toBe(422)
    expect((await post("/pay/pay.cfm", { CFSID, action: "testcard", testcard: "approve" })).status).toBe(422)
    await post("/pay/pay.cfm", { CFSID, action: "means", means: "google_pay" })
    expect(await order(OrderNumber)).toMatchObject(AT_ONCE)
  })

  const NO_MEANS = { CardPayment: "0", FastPayPayment: "0", GooglePayPayment: "0", ApplePayPayment: "0" }
  it.each<Record<string, string>>([
    NO_MEANS,
    { CardPayment: "0" },
    // What it opens is no means of this merchant.
    { ...NO_MEANS, WMPayment: "1" },
  ])("an order nothing is left for, as with %p, is refused", async (flags) => {
    expect(await opened({ OrderNumber: number(), ...flags })).toContain("ErrorID=5.111")
    const reply = JSON.parse((await sandbox.post("payrequest", signedOrder({ OrderNumber: number(), ...flags }))).text)
    expect(reply).toMatchObject({ URL: "", orderstate: "Decline" })
  })
})

describe("the control API", () => {
  it("pays with a chosen means, or takes at once with any card", async () => {
    const [means, card, later] = [number(), number(), number()]
    const amount = "199.90"
    expect(await sandbox.tell("/_control/orders", { ordernumber: means, amount, means: "apple_pay" })).toMatchObject({
      ...AT_ONCE,
      operations: [{ meantype_id: 60, meantypename: "ApplePay" }],
    })
    const body = { ordernumber: card, amount, card: "mastercard", takes_at_once: true }
    expect(await sandbox.tell("/_control/orders", body)).toMatchObject(AT_ONCE)
    await sandbox.tell("/_control/orders", { ordernumber: later, amount })
    expect(await sandbox.tell("/_control/pay", { ordernumber: later, means: "sbp" })).toMatchObject({
      ...AT_ONCE,
      operations: [{ meantype_id: null, meantypename: "SBP" }],
    })
  })

  it("takes at once also after the bank's page, and from a slow bank", async () => {
    await settings({ slowBankSeconds: 1 })
    const [code, slow] = [number(), number()]
    for (const [ordernumber, card] of [
      [code, "3ds"],
      [slow, "slow"],
    ]) {
      await sandbox.tell("/_control/orders", { ordernumber, amount: "199.90", card, takes_at_once: true })
    }
    const CFSID = (await order(code)).page_path.split("CFSID=")[1]
    await post("/pay/acs.cfm", { CFSID, code: "1234" })
    expect(await order(code)).toMatchObject(AT_ONCE)
    await eventually(async () => (await order(slow)).state === "Approved")
    expect(await order(slow)).toMatchObject(AT_ONCE)
    await settings({ slowBankSeconds: 20 })
  })

  it("says what is wrong", async () => {
    const body = { ordernumber: number(), amount: "1.00" }
    await expect(sandbox.tell("/_control/orders", { ...body, means: "gold" })).rejects.toThrow("google_pay")
    await expect(sandbox.tell("/_control/orders", { ...body, means: "sbp", card: "mir" })).rejects.toThrow("exclude")
    expect(await order(body.ordernumber)).toBeUndefined()
  })
})
