import { readFileSync } from "node:fs"
import { signedOrder } from "./sign-order.ts"
import { eventually, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())
afterEach(() =>
  sandbox.tell("/_control/settings", {
    pageTimeoutSeconds: 1800,
    allowPaidAgain: false,
    requireCheckValue: true,
    checkValueDelimiter: ";",
    testMode: false,
    paymentAttempts: 1,
    slowBankSeconds: 20,
  }),
)

const RETURNS = {
  URL_RETURN: "https://shop.by/any",
  URL_RETURN_OK: "https://shop.by/ok?cart=1",
  URL_RETURN_NO: "https://shop.by/no",
}
const number = () => `P-${++counter}`

const post = (address: string, fields: Record<string, string>) =>
  fetch(sandbox.url + address, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" })
const location = (reply: Response) => reply.headers.get("location") ?? ""
const orderCfm = async (fields: Record<string, string>) => location(await post("/pay/order.cfm", fields))
const attempts = async (ordernumber: string) =>
  (await sandbox.read(`/_control/orders?ordernumber=${encodeURIComponent(ordernumber)}`)).orders

/** Opens a payment page and returns its CFSID. */
const open = async (fields: Record<string, string>) => {
  const to = await orderCfm(signedOrder(fields))
  expect(to).toMatch(/^\/pay\/pay\.cfm\?CFSID=/)
  return to.split("CFSID=")[1] ?? ""
}
const CARD = { Cardnumber: "4111 1111 1111 1111", Expiry: "12/49", Cvc2: "123", Cardholder: "Ivan Ivanov" }
const pay = async (CFSID: string, card: Record<string, string> = {}) =>
  post("/pay/pay.cfm", { CFSID, action: "pay", ...CARD, ...card })

describe("order.cfm", () => {
  it("takes POST and GET, names in any case", async () => {
    const [first, second] = [number(), number()]
    expect(await orderCfm(signedOrder({ OrderNumber: first }))).toContain("CFSID=")
    const lower = Object.entries(signedOrder({ OrderNumber: second })).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ])
    const reply = await fetch(`${sandbox.url}/pay/order.cfm?${new URLSearchParams(lower)}`, { redirect: "manual" })
    expect([reply.status, location(reply)]).toEqual([302, expect.stringContaining("CFSID=")])
    expect(await attempts(second)).toMatchObject([{ state: "In Process", delay: 1, orderamount: "199.90" }])
  })

  it.each([
    [{ Merchant_ID: "" }, "3.100"],
    [{ Merchant_ID: "999" }, "10.100"],
    [{ OrderNumber: "" }, "3.107"],
    [{ OrderNumber: "x".repeat(129) }, "4.107"],
    [{ OrderAmount: "" }, "3.108"],
    [{ OrderAmount: "1.234" }, "4.108"],
    [{ OrderAmount: "0.00" }, "5.108"],
    [{ OrderCurrency: "RUBLES" }, "5.105"],
    [{ Delay: "3" }, "5.109"],
    [{ Lastname: "x".repeat(71) }, "4.117"],
    [{ URL_RETURN_OK: `https://shop.by/${"x".repeat(250)}` }, "4.154"],
    [{ CardPayment: "0", FastPayPayment: "0" }, "5.111"],
  ])("%p leads to an error page with ErrorID %s", async (fields, expected) => {
    const to = await orderCfm(signedOrder({ OrderNumber: number(), ...(fields as Record<string, string>) }))
    expect(new URL(to, sandbox.url).searchParams.get("ErrorID")).toBe(expected)
    expect(await (await fetch(sandbox.url + to)).text()).toContain(expected.replace(".", " / "))
  })

  it("refuses a secret in the query string", async () => {
    const query = new URLSearchParams({ ...signedOrder({ OrderNumber: number() }), Password: "x" })
    const reply = await fetch(`${sandbox.url}/pay/order.cfm?${query}`, { redirect: "manual" })
    expect(location(reply)).toContain("ErrorID=14.102")
  })

  it("verifies the check value, in the merchant's way", async () => {
    const wrong = { ...signedOrder({ OrderNumber: number() }), OrderAmount: "1.00" }
    expect(await orderCfm(wrong)).toContain("ErrorID=5.158")
    const missing: Record<string, string> = { ...wrong, Checkvalue: "" }
    expect(await orderCfm(missing)).toContain("ErrorID=5.158")
    expect(await orderCfm(signedOrder({ OrderNumber: number(), CustomerNumber: "cus_42" }))).toContain("CFSID=")
    expect(await orderCfm(signedOrder({ OrderNumber: number() }, ""))).toContain("ErrorID=5.158")
    await sandbox.tell("/_control/settings", { checkValueDelimiter: "" })
    expect(await orderCfm(signedOrder({ OrderNumber: number() }, ""))).toContain("CFSID=")
    await sandbox.tell("/_control/settings", { requireCheckValue: false })
    expect(await orderCfm(missing)).toContain("CFSID=")
  })

  it("keeps the payer and drops forbidden characters", async () => {
    const OrderNumber = number()
    await open({
      OrderNumber,
      Lastname: "O'Neil (Anna)",
      Email: "a@b.by",
      MobilePhone: "+375291234567",
      State: "MI",
      OrderComment: "2 x <b>",
    })
    expect(await attempts(OrderNumber)).toMatchObject([
      {
        lastname: "ONeil Anna",
        email: "a@b.by",
        mobilephone: "+375291234567",
        ordercomment: "2 x b",
        state: "In Process",
        customer: { state: "MI" },
      },
    ])
  })

  it("writes RUB for RUR and the merchant's currency for none", async () => {
    const [first, second] = [number(), number()]
    await open({ OrderNumber: first, OrderCurrency: "RUR" })
    const unnamed = new URLSearchParams(signedOrder({ OrderNumber: second }))
    unnamed.delete("OrderCurrency")
    await orderCfm(Object.fromEntries(unnamed))
    expect((await attempts(first))[0].ordercurrency).toBe("RUB")
    expect((await attempts(second))[0].ordercurrency).toBe("BYN")
  })
})

describe("the payment page", () => {
  it("shows the order in the asked language and switches", async () => {
    const CFSID = await open({
      OrderNumber: number(),
      OrderComment: "Tea & <cake>",
      Lastname: "Ivanova",
      OrderAmount: "1234.50",
    })
    const english = await (await fetch(`${sandbox.url}/pay/pay.cfm?CFSID=${CFSID}`)).text()
    expect(english).toContain("Pay 1,234.50")
    expect(english).toContain("Tea &amp; cake")
    expect(english).toContain("Ivanova")
    expect(english).toContain("4111 1111 1111 1111")
    const russian = await (await fetch(`${sandbox.url}/pay/pay.cfm?CFSID=${CFSID}&lang=RU`)).text()
    expect(russian).toContain("Оплатить 1\u00a0234,50")
  })

  it("needs no script and nothing from elsewhere", async () => {
    const CFSID = await open({ OrderNumber: number() })
    const page = await (await fetch(`${sandbox.url}/pay/pay.cfm?CFSID=${CFSID}`)).text()
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//)
    const paid = await post("/pay/pay.cfm", { CFSID, action: "testcard", testcard: "approve" })
    expect(location(paid)).toContain("/pay/result.cfm")
  })

  it("is 404 without its key", async () => {
    expect((await fetch(`${sandbox.url}/pay/pay.cfm?CFSID=nothing`)).status).toBe(404)
  })

  it.each([
    [{ Cardnumber: "4111111111111112" }, "number is wrong"],
    [{ Cardnumber: "" }, "number is wrong"],
    [{ Expiry: "12/20" }, "expiry date"],
    [{ Expiry: "13/49" }, "expiry date"],
    [{ Cvc2: "12" }, "CVC2"],
    [{ Cardholder: "Иван" }, "Latin"],
  ])("checks %p", async (card, expected) => {
    const OrderNumber = number()
    const reply = await pay(await open({ OrderNumber }), card as Record<string, string>)
    expect(reply.status).toBe(422)
    expect(await reply.text()).toContain(expected)
    expect(await attempts(OrderNumber)).toMatchObject([{ state: "In Process", operations: [] }])
  })

  it("sends a paid shopper to URL_RETURN_OK, its query kept", async () => {
    const OrderNumber = number()
    const reply = await pay(await open({ OrderNumber, ...RETURNS }))
    const [order] = await attempts(OrderNumber)
    expect(reply.status).toBe(302)
    expect(location(reply)).toBe(`https://shop.by/ok?cart=1&billnumber=${order.billnumber}&ordernumber=${OrderNumber}`)
    expect(order).toMatchObject({ state: "Delayed", held: "199.90" })
  })

  it("sends everybody else to URL_RETURN_NO, or to URL_RETURN", async () => {
    const { URL_RETURN_NO: _, ...one } = RETURNS
    const no = await pay(await open({ OrderNumber: number(), ...RETURNS }), { Cardnumber: "4000000000001026" })
    expect(location(no)).toContain("https://shop.by/no?billnumber=")
    const any = await pay(await open({ OrderNumber: number(), ...one }), { Cardnumber: "4000000000001026" })
    expect(location(any)).toContain("https://shop.by/any?billnumber=")
  })

  it("shows a result page when no address was given", async () => {
    const reply = await pay(await open({ OrderNumber: number(), Delay: "0" }))
    const page = await (await fetch(sandbox.url + location(reply))).text()
    expect(page).toContain("Approved")
    expect(page).toContain("411111****1111")
  })

  it("never follows an address that is no web address", async () => {
    const reply = await pay(await open({ OrderNumber: number(), URL_RETURN_OK: "javascript:alert(1)" }))
    expect(location(reply)).toContain("/pay/result.cfm")
  })

  it.each([
    ["4000000000001000", "AS100"],
    ["4000000000001026", "AS102"],
    ["4000000000001042", "AS104"],
    ["4000000000001059", "AS105"],
    ["4000000000001083", "AS108"],
    ["4242424242424242", "AS101"],
  ])("card %s is refused with %s", async (Cardnumber, code) => {
    const OrderNumber = number()
    await pay(await open({ OrderNumber }), { Cardnumber })
    expect(await attempts(OrderNumber)).toMatchObject([
      { state: "Declined", held: "0.00", operations: [{ state: "Failure", responsecode: code }] },
    ])
  })

  it("asks for a 3-D Secure code; a right one pays, a wrong one does not", async () => {
    for (const [code, state] of [
      ["1234", "Delayed"],
      ["0000", "Declined"],
    ] as const) {
      const OrderNumber = number()
      const CFSID = await open({ OrderNumber, ...RETURNS })
      const to = location(await pay(CFSID, { Cardnumber: "4000000000030033" }))
      expect(to).toContain("/pay/acs.cfm")
      expect(await (await fetch(sandbox.url + to)).text()).toContain("One-time code")
      expect(await attempts(OrderNumber)).toMatchObject([
        { state: "In Process", operations: [{ state: "In Process", responsecode: "AS300" }] },
      ])
      const back = location(await post("/pay/acs.cfm", { CFSID, code }))
      expect(back).toContain(code === "1234" ? "https://shop.by/ok" : "https://shop.by/no")
      expect(await attempts(OrderNumber)).toMatchObject([
        { state, operations: [{ responsecode: code === "1234" ? "AS000" : "AS110" }] },
      ])
    }
  })

  it("lets a slow bank answer after the shopper has left", async () => {
    await sandbox.tell("/_control/settings", { slowBankSeconds: 1, pageTimeoutSeconds: 1 })
    const [OrderNumber, other] = [number(), number()]
    const no = await pay(await open({ OrderNumber, ...RETURNS }), { Cardnumber: "4000000000003006" })
    const ok = await pay(await open({ OrderNumber: other, ...RETURNS }), { Cardnumber: "4000000000003014" })
    expect([location(no), location(ok)]).toEqual([expect.stringContaining("/no?"), expect.stringContaining("/ok?")])
    expect(await attempts(OrderNumber)).toMatchObject([{ state: "In Process" }])
    await eventually(async () => (await attempts(OrderNumber))[0].state === "Delayed")
  })

  it("can be left unpaid: the order is declined", async () => {
    const OrderNumber = number()
    const reply = await post("/pay/pay.cfm", { CFSID: await open({ OrderNumber, ...RETURNS }), action: "cancel" })
    expect(location(reply)).toContain("https://shop.by/no")
    expect(await attempts(OrderNumber)).toMatchObject([{ state: "Declined", operations: [{ responsecode: "AS100" }] }])
  })

  it("closes when its time is over, by button or by itself", async () => {
    const byButton = number()
    const reply = await post("/pay/pay.cfm", {
      CFSID: await open({ OrderNumber: byButton, ...RETURNS }),
      action: "timeout",
    })
    expect(location(reply)).toContain("https://shop.by/no")
    expect(await attempts(byButton)).toMatchObject([{ state: "Timeout", operations: [] }])
    await sandbox.tell("/_control/settings", { pageTimeoutSeconds: 1 })
    const byTime = number()
    const CFSID = await open({ OrderNumber: byTime, ...RETURNS })
    await eventually(async () => (await attempts(byTime))[0].state === "Timeout")
    expect(location(await pay(CFSID))).toContain("https://shop.by/no")
    expect(await attempts(byTime)).toMatchObject([{ state: "Timeout", held: "0.00", operations: [] }])
  })

  it("takes a payment once, however often it is sent", async () => {
    const OrderNumber = number()
    const CFSID = await open({ OrderNumber, ...RETURNS })
    const replies = await Promise.all([1, 2, 3].map(() => pay(CFSID)))
    expect(replies.map((reply) => location(reply).split("?")[0])).toEqual(Array(3).fill("https://shop.by/ok"))
    expect(await attempts(OrderNumber)).toMatchObject([{ held: "199.90", operations: [{ state: "Success" }] }])
  })

  it("may allow several cards; the payment then is not the first operation", async () => {
    await sandbox.tell("/_control/settings", { paymentAttempts: 2 })
    const OrderNumber = number()
    const CFSID = await open({ OrderNumber, ...RETURNS })
    const again = await pay(CFSID, { Cardnumber: "4000000000001026" })
    expect(await again.text()).toContain("Not enough money")
    await pay(CFSID)
    const [order] = await attempts(OrderNumber)
    expect(order).toMatchObject({ state: "Delayed", operations: [{ state: "Failure" }, { state: "Success" }] })
    expect(await sandbox.call("charge", { Billnumber: `${order.billnumber}.1` })).toContain('secondcode="143"')
    expect(await sandbox.call("charge", { Billnumber: `${order.billnumber}.2` })).toContain('firstcode="0"')
  })

  it("keeps no card numbers and no CVC", async () => {
    await pay(await open({ OrderNumber: number() }), { Cvc2: "987" })
    const stored = readFileSync(sandbox.data).toString("latin1")
    expect(stored).toContain("411111****1111")
    expect(stored).not.toContain("4111111111111111")
    expect(JSON.stringify(await sandbox.read("/_control/requests"))).not.toMatch(/4111 ?1111 ?1111|987/)
  })
})

describe("the same OrderNumber again", () => {
  it("after a refusal or a timeout is a new order", async () => {
    const OrderNumber = number()
    await pay(await open({ OrderNumber }), { Cardnumber: "4000000000001000" })
    await post("/pay/pay.cfm", { CFSID: await open({ OrderNumber }), action: "timeout" })
    await pay(await open({ OrderNumber }))
    const orders = await attempts(OrderNumber)
    expect(orders.map((order: { state: string }) => order.state)).toEqual(["Declined", "Timeout", "Delayed"])
    expect(new Set(orders.map((order: { billnumber: string }) => order.billnumber)).size).toBe(3)
  })

  it("while it is open shows the same page, for the same money only", async () => {
    const OrderNumber = number()
    const CFSID = await open({ OrderNumber })
    expect(await open({ OrderNumber })).toBe(CFSID)
    expect(await orderCfm(signedOrder({ OrderNumber, OrderAmount: "5.00" }))).toContain("ErrorID=11.107")
    expect(await attempts(OrderNumber)).toHaveLength(1)
  })

  it("after a payment is refused, or allowed by a setting", async () => {
    const OrderNumber = number()
    await pay(await open({ OrderNumber }))
    expect(await orderCfm(signedOrder({ OrderNumber }))).toContain("ErrorID=11.107")
    await sandbox.tell("/_control/settings", { allowPaidAgain: true })
    await pay(await open({ OrderNumber }))
    expect(await attempts(OrderNumber)).toMatchObject([{ state: "Delayed" }, { state: "Delayed" }])
  })
})

describe("test mode", () => {
  it("marks new orders", async () => {
    await sandbox.tell("/_control/settings", { testMode: true })
    const OrderNumber = number()
    await pay(await open({ OrderNumber }))
    expect(await attempts(OrderNumber)).toMatchObject([{ testmode: 1 }])
    expect(await sandbox.call("orderresult", { OrderNumber })).toContain("<testmode>1</testmode>")
  })
})
