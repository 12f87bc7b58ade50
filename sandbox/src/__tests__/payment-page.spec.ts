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
  return decodeURIComponent(to.split("CFSID=")[1] ?? "")
}
const CARD = { Cardnumber: "4111 1111 1111 1111", Expiry: "12/49", Cvc2: "123", Cardholder: "Ivan Ivanov" }
const pay = async (CFSID: string, card: Record<string, string> = {}) =>
  post("/pay/pay.cfm", { CFSID, action: "pay", ...CARD, ...card })

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
    expect(JSON.stringify(await sandbox.read("/_control/requests"))).not.toMatch(/4111 ?1111 ?1111|"987"/)
  })
})
