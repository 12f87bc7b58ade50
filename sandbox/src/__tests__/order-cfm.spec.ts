import { signedOrder } from "./sign-order.ts"
import { startSandbox, type TestSandbox } from "./start-sandbox.ts"

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
