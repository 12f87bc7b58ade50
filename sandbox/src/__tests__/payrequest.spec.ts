import { signedOrder } from "./sign-order.ts"
import { startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const ask = async (fields: Record<string, string>) =>
  JSON.parse((await sandbox.post("payrequest", signedOrder(fields))).text)
const settings = (patch: Record<string, unknown>) => sandbox.tell("/_control/settings", patch)

describe("payrequest.cfm", () => {
  it("makes the order at once and answers with its page, without a billnumber", async () => {
    const reply = await ask({ OrderNumber: "Q-1", Email: "a@b.by" })
    expect(reply).toEqual({
      url: expect.stringMatching(new RegExp(`^${sandbox.url}/pay/pay\\.cfm\\?CFSID=[\\w%]+&stage=iframe$`)),
      URL: reply.url,
      expirationtime: expect.stringMatching(/^\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d$/),
      orderstate: "In Process",
    })
    const { orders } = await sandbox.read("/_control/orders?ordernumber=Q-1")
    expect(orders).toMatchObject([{ state: "In Process", orderamount: "199.90", email: "a@b.by" }])
    const page = await (await fetch(reply.url)).text()
    expect(page).toContain("Q-1")
  })

  it("its page takes the payment, and the time runs from the request", async () => {
    await settings({ pageTimeoutSeconds: 1 })
    const { url } = await ask({ OrderNumber: "Q-2" })
    await settings({ pageTimeoutSeconds: 1800 })
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const { orders } = await sandbox.read("/_control/orders?ordernumber=Q-2")
    expect(orders).toMatchObject([{ state: "Timeout" }])
    const again = await ask({ OrderNumber: "Q-2" })
    expect(again.url).not.toBe(url)
    const form = { CFSID: new URL(again.url).searchParams.get("CFSID") ?? "", action: "testcard", testcard: "approve" }
    await fetch(`${sandbox.url}/pay/pay.cfm`, { method: "POST", body: new URLSearchParams(form), redirect: "manual" })
    const paid = await sandbox.read("/_control/orders?ordernumber=Q-2")
    expect(paid.orders).toMatchObject([{ state: "Timeout" }, { state: "Delayed" }])
  })

  it.each([
    ["a wrong check value", { Checkvalue: "0" }],
    ["no amount", { OrderAmount: "" }],
    ["an unknown merchant", { Merchant_ID: "9" }],
    ["a wrong password, when one is sent", { Login: "shoplogin", Password: "wrong" }],
    ["all means switched off", { CardPayment: "0", YMPayment: "0" }],
  ])("%s: an empty URL and Decline, HTTP 200", async (_name, fields) => {
    const reply = await sandbox.post("payrequest", { ...signedOrder({ OrderNumber: "Q-3" }), ...fields })
    expect(reply.status).toBe(200)
    expect(JSON.parse(reply.text)).toEqual({ URL: "", expirationtime: expect.any(String), orderstate: "Decline" })
    expect((await sandbox.read("/_control/orders?ordernumber=Q-3")).orders).toEqual([])
  })

  it("Login and Password are optional, and right ones do no harm", async () => {
    expect((await ask({ OrderNumber: "Q-4", Login: "shoplogin", Password: "Passw0rd1" })).orderstate).toBe("In Process")
  })

  it("a password in the query, or GET, is refused", async () => {
    const get = await fetch(
      `${sandbox.url}/pay/payrequest.cfm?${new URLSearchParams(signedOrder({ OrderNumber: "Q-5" }))}`,
    )
    expect(await get.json()).toMatchObject({ orderstate: "Decline" })
    const leaked = await sandbox.post("/pay/payrequest.cfm?Password=x", signedOrder({ OrderNumber: "Q-5" }))
    expect(JSON.parse(leaked.text)).toMatchObject({ orderstate: "Decline" })
  })

  it("the address can be spelled either way", async () => {
    await settings({ payRequestKey: "URL" })
    expect(Object.keys(await ask({ OrderNumber: "Q-6" }))).toEqual(["URL", "expirationtime", "orderstate"])
    await settings({ payRequestKey: "url" })
    expect(Object.keys(await ask({ OrderNumber: "Q-6" }))).toEqual(["url", "expirationtime", "orderstate"])
    await settings({ payRequestKey: "both" })
  })

  it("obeys faults", async () => {
    await sandbox.tell("/_control/faults", { service: "payrequest", kind: "error_500_after", ordernumber: "Q-7" })
    expect((await sandbox.post("payrequest", signedOrder({ OrderNumber: "Q-7" }))).status).toBe(500)
    expect((await sandbox.read("/_control/orders?ordernumber=Q-7")).orders).toHaveLength(1)
    await sandbox.tell("/_control/faults", { service: "payrequest", kind: "rate_limited" })
    expect(await ask({ OrderNumber: "Q-8" })).toMatchObject({ URL: "", orderstate: "Decline" })
  })
})
