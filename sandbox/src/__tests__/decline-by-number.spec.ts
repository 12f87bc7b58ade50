import { startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const LOGIN = { login: "shoplogin", password: "Passw0rd1", audience: "POS", components: "ws/cancelbynumber" }
const send = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
  const reply = await fetch(sandbox.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  })
  return { status: reply.status, json: await reply.json() }
}
const token = async () => (await send("/api/v1/auth/login.cfm", LOGIN)).json.access_token
const decline = async (ordernumber: string, merchant_id = "123456") =>
  send("/api/v1/order/cancel.cfm", { merchant_id, ordernumber }, { authorization: `Bearer ${await token()}` })
const open = (ordernumber: string, fields: Record<string, unknown> = {}) =>
  sandbox.tell("/_control/orders", { ordernumber, amount: "10.00", ...fields })

describe("decline by order number", () => {
  it("logs in with login and password", async () => {
    const { json } = await send("/api/v1/auth/login.cfm", LOGIN)
    expect(json).toEqual({ access_token: expect.any(String), refresh_token: expect.any(String) })
    for (const [fields, codes] of [
      [{ password: "wrong" }, ["7", "102"]],
      [{ login: "nobody" }, ["7", "101"]],
      [{ login: "" }, ["3", "101"]],
    ] as const) {
      const refused = (await send("/api/v1/auth/login.cfm", { ...LOGIN, ...fields })).json
      expect([refused.firstcode, refused.secondcode]).toEqual(codes)
      expect(refused.fault.faultcode).toBe(codes[0])
    }
  })

  it("ends an order nobody has paid, and frees its number for another amount", async () => {
    await open("N-1")
    expect((await decline("N-1")).json).toEqual({ cancel: { orderstate: "Declined" } })
    await open("N-1", { amount: "11.00", card: "approve" })
    const { orders } = await sandbox.read("/_control/orders?ordernumber=N-1")
    expect(orders).toMatchObject([
      { state: "Declined", operations: [] },
      { state: "Delayed", orderamount: "11.00" },
    ])
  })

  it.each([
    ["N-none", {}, "10/201", false],
    ["N-paid", { card: "approve" }, "15/201", true],
    ["N-slow", { card: "slow" }, "12/201", true],
  ])("%s is refused", async (ordernumber, fields, expected, exists) => {
    if (exists) await open(ordernumber, fields)
    const { json } = await decline(ordernumber)
    expect(`${json.fault.faultcode}/${json.fault.faultstring}`).toBe(expected)
  })

  it("wants a token it has given out, for a merchant of its login", async () => {
    await open("N-2")
    const body = { merchant_id: "123456", ordernumber: "N-2" }
    for (const headers of [{}, { authorization: "Bearer nonsense" }, { authorization: await token() }]) {
      const refused = await send("/api/v1/order/cancel.cfm", body, headers as Record<string, string>)
      expect([refused.status, refused.json.firstcode]).toEqual([401, "7"])
    }
    expect((await decline("N-2", "777")).json).toMatchObject({ firstcode: "19", secondcode: "100" })
    expect((await sandbox.read("/_control/orders?ordernumber=N-2")).orders).toMatchObject([{ state: "In Process" }])
  })
})
