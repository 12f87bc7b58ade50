import type { AddressInfo } from "node:net"
import { createServer } from "node:net"
import { runMain, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

/** Runs the entry point and waits for it to give up. */
const refused = (flags: string[]) =>
  new Promise<{ code: number | null; output: string }>((resolve) => {
    const child = runMain(flags)
    let output = ""
    child.stderr?.on("data", (chunk: Buffer) => {
      output += chunk.toString()
    })
    // One that starts after all must not stay behind.
    child.stdout?.on("data", () => child.kill())
    child.once("exit", (code) => resolve({ code, output }))
  })

describe("control API", () => {
  it("is alive", async () => expect(await sandbox.read("/_control/health")).toEqual({ ok: true }))

  it("makes, pays and ends orders", async () => {
    const order = await sandbox.tell("/_control/orders", { ordernumber: "C-1", amount: "199.90", email: "a@b.by" })
    expect(order).toMatchObject({
      billnumber: expect.stringMatching(/^\d{16}$/),
      ordernumber: "C-1",
      merchant_id: "123456",
      state: "In Process",
      testmode: 0,
      delay: 1,
      orderamount: "199.90",
      ordercurrency: "BYN",
      held: "0.00",
      email: "a@b.by",
      operations: [],
    })
    expect(new Date(order.created_at).toISOString()).toBe(order.created_at)
    expect(await sandbox.tell("/_control/pay", { ordernumber: "C-1", card: "limit" })).toMatchObject({
      state: "Declined",
    })
    const paid = await sandbox.tell("/_control/pay", { ordernumber: "C-1" })
    expect(paid).toMatchObject({
      state: "Delayed",
      held: "199.90",
      operations: [{ type: 100, state: "Success", responsecode: "AS000" }],
    })
    expect(paid.billnumber).not.toBe(order.billnumber)
    expect(await sandbox.tell(`/_control/orders/${paid.billnumber}/charge`, { amount: "99.90" })).toMatchObject({
      state: "PartialDelayed",
      charged: "99.90",
      held: "100.00",
    })
    expect(await sandbox.tell(`/_control/orders/${paid.billnumber}/cancel`)).toMatchObject({
      state: "Canceled",
      returned: "99.90",
    })
    await expect(sandbox.tell(`/_control/orders/${paid.billnumber}/cancel`)).rejects.toThrow("409")
    const open = await sandbox.tell("/_control/orders", { ordernumber: "C-2", amount: 5 })
    expect(await sandbox.tell(`/_control/orders/${open.billnumber}/timeout`)).toMatchObject({ state: "Timeout" })
    expect((await sandbox.read("/_control/orders?ordernumber=C-1")).orders).toHaveLength(2)
  })

  it("says what is wrong with a call", async () => {
    await expect(sandbox.tell("/_control/orders", { amount: "1.00" })).rejects.toThrow("ordernumber")
    await expect(sandbox.tell("/_control/orders", { ordernumber: "X", amount: "1.234" })).rejects.toThrow("amount")
    await expect(sandbox.tell("/_control/orders", { ordernumber: "X", amount: "1.00", card: "gold" })).rejects.toThrow(
      "approve",
    )
    await expect(sandbox.tell("/_control/orders/5000000000000001/charge")).rejects.toThrow("404")
    await expect(sandbox.tell("/_control/settings", { secret: "x" })).rejects.toThrow("unknown setting")
    await expect(sandbox.tell("/_control/settings", { padding: "yes" })).rejects.toThrow("boolean")
    await expect(sandbox.tell("/_control/settings", { notificationUrl: "ftp://x" })).rejects.toThrow("http")
    expect((await sandbox.read("/_control/orders?ordernumber=X")).orders).toEqual([])
  })

  it("remembers calls, without their secrets", async () => {
    await sandbox.tell("/_control/orders", { ordernumber: "C-log", amount: "1.00", card: "approve" })
    const { orders } = await sandbox.read("/_control/orders?ordernumber=C-log")
    await sandbox.call("charge", { Billnumber: orders[0].billnumber, Cvc2: "123", Cardnumber: "4111111111111111" })
    const { requests } = await sandbox.read("/_control/requests?service=charge&ordernumber=C-log")
    expect(requests).toMatchObject([
      {
        service: "charge",
        method: "POST",
        fields: {
          billnumber: orders[0].billnumber,
          login: "shoplogin",
          password: "***",
          cvc2: "***",
          cardnumber: "411111****1111",
        },
      },
    ])
    await fetch(`${sandbox.url}/_control/requests`, { method: "DELETE" })
    expect(await sandbox.read("/_control/requests")).toEqual({ requests: [] })
  })

  it("forgets all but merchants and settings", async () => {
    await sandbox.tell("/_control/settings", { merchantName: "Чай" })
    await sandbox.tell("/_control/orders", { ordernumber: "C-3", amount: "1.00", card: "approve" })
    await sandbox.tell("/_control/reset")
    expect(await sandbox.read("/_control/orders")).toEqual({ orders: [] })
    expect(await sandbox.read("/_control/notifications")).toEqual({ notifications: [] })
    expect(await sandbox.read("/_control/settings")).toMatchObject({ merchantName: "Чай" })
  })

  it("is not for pages of other sites", async () => {
    const headers = { origin: "https://evil.example" }
    for (const address of ["/_control/reset", "/cabinet/settings"]) {
      expect((await fetch(sandbox.url + address, { method: "POST", headers })).status).toBe(403)
    }
    expect(
      (await fetch(`${sandbox.url}/_control/reset`, { method: "POST", headers: { origin: sandbox.url } })).status,
    ).toBe(200)
  })

  it("answers unknown addresses with 404", async () => {
    expect((await fetch(`${sandbox.url}/_control/nothing`)).status).toBe(404)
    expect((await fetch(`${sandbox.url}/%E0%A4%A`)).status).toBe(404)
  })
})

describe("starting", () => {
  it("on a taken port says so and ends with 1", async () => {
    const blocker = createServer()
    await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve))
    const { port } = blocker.address() as AddressInfo
    const { code, output } = await refused(["--port", String(port), "--data", `${sandbox.data}.taken`])
    blocker.close()
    expect(code).toBe(1)
    expect(output).toContain(`Port ${port} is taken`)
    expect(output).not.toContain("    at ")
  })

  it("on another sandbox's file says so and ends with 1", async () => {
    const { code, output } = await refused(["--port", "0", "--data", sandbox.data])
    expect(code).toBe(1)
    expect(output).toContain("is used by another sandbox")
  })

  it.each([
    [["--prot", "1"], "prot"],
    [["--port", "many"], "not a port"],
    [["--database", "mysql://x"], "postgres://"],
  ])("with %p explains the mistake", async (flags, expected) => {
    const { code, output } = await refused(flags)
    expect([code, output]).toEqual([1, expect.stringContaining(expected)])
  })
})
