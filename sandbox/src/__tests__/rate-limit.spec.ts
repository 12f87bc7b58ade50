import { signedOrder } from "./sign-order.ts"
import { startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 800

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

/** A merchant of its own for each service: the limit counts the calls of a merchant's last second. */
const merchant = async () => {
  const credentials = { Merchant_ID: String(++counter), Login: `login${counter}`, Password: "Passw0rd2" }
  const { Merchant_ID: merchant_id, Login: login, Password: password } = credentials
  await sandbox.tell("/_control/merchants", { merchant_id, login, password, rateLimitPerSecond: 1 })
  return credentials
}

describe("the rate limit", () => {
  it.each([
    "charge",
    "cancel",
    "wscancel",
    "orderresult",
    "orderstate",
    "resultbydate",
    "rp",
    "tokenpay",
    "createbill",
    "/pay/oneclick/v1/get_tokens.cfm",
    "/pay/oneclick/v1/rem_token.cfm",
    "/api/v1/auth/login.cfm",
  ])("holds for %s", async (service) => {
    const fields = { ...(await merchant()), CustomerNumber: "c", Format: "5" }
    const replies = await Promise.all([1, 2, 3].map(() => sandbox.post(service, fields)))
    const limited = replies.filter(({ text }) => text.includes('"firstcode":"1","secondcode":"3"'))
    expect(limited).toHaveLength(2)
  })

  it("holds for payrequest, which knows no codes", async () => {
    const credentials = await merchant()
    const ask = (number: string) => sandbox.post("payrequest", signedOrder({ ...credentials, OrderNumber: number }))
    const replies = await Promise.all(["L-1", "L-2", "L-3"].map(ask))
    expect(replies.filter(({ text }) => text.includes('"orderstate":"Decline"'))).toHaveLength(2)
  })

  it("is each merchant's own", async () => {
    for (const credentials of [await merchant(), await merchant()]) {
      const { text } = await sandbox.post("orderstate", { ...credentials, OrderNumber: "x", Format: "5" })
      expect(text).toContain('"secondcode":"201"')
    }
  })
})
