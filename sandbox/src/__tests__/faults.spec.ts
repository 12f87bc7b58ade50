import { signedOrder } from "./sign-order.ts"
import { codes, element, SHOP, servicePath, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

/** A held order with a fault laid on its next charge. */
const faulty = async (kind: string, more: Record<string, unknown> = {}, service = "charge") => {
  const order = await sandbox.tell("/_control/orders", {
    ordernumber: `F-${++counter}`,
    amount: "100.00",
    card: "approve",
  })
  await sandbox.tell("/_control/faults", { service, kind, ordernumber: order.ordernumber, ...more })
  return order
}
const charge = (Billnumber: string, ms = 5000) =>
  fetch(sandbox.url + servicePath("charge"), {
    method: "POST",
    body: new URLSearchParams({
      Merchant_ID: SHOP.merchantId,
      Login: SHOP.login,
      Password: SHOP.password,
      Billnumber,
      Format: "3",
    }),
    signal: AbortSignal.timeout(ms),
  })
const state = async (ordernumber: string) =>
  (await sandbox.read(`/_control/orders?ordernumber=${ordernumber}`)).orders[0].state

describe("faults of a call", () => {
  it.each([
    ["hang_before", "Delayed"],
    ["hang_after", "Approved"],
  ])("%s: no reply, the order is %s", async (kind, expected) => {
    const { billnumber, ordernumber } = await faulty(kind)
    await expect(charge(billnumber, 500)).rejects.toThrow()
    expect(await state(ordernumber)).toBe(expected)
    expect(codes(await (await charge(billnumber)).text())).toBe("0/0")
  })

  it.each([
    ["drop_before", "Delayed"],
    ["drop_after", "Approved"],
  ])("%s: the connection breaks, the order is %s", async (kind, expected) => {
    const { billnumber, ordernumber } = await faulty(kind)
    await expect(charge(billnumber)).rejects.toThrow()
    expect(await state(ordernumber)).toBe(expected)
  })

  it("hang with delayMs ends by itself", async () => {
    const { billnumber } = await faulty("hang_before", { delayMs: 200 })
    await expect(charge(billnumber)).rejects.toThrow("fetch failed")
  })

  it.each([
    ["error_500_before", 500, "Delayed"],
    ["error_500_after", 500, "Approved"],
    ["garbage", 200, "Approved"],
  ])("%s: no XML, HTTP %d, the order is %s", async (kind, status, expected) => {
    const { billnumber, ordernumber } = await faulty(kind)
    const reply = await charge(billnumber)
    expect(reply.status).toBe(status)
    expect(await reply.text()).not.toContain("<result")
    expect(await state(ordernumber)).toBe(expected)
  })

  it("truncated: half a reply, the order is Approved", async () => {
    const { billnumber, ordernumber } = await faulty("truncated")
    const reply = await charge(billnumber)
    await expect(reply.text()).rejects.toThrow()
    expect(await state(ordernumber)).toBe("Approved")
  })

  it("slow: as always, later", async () => {
    const { billnumber } = await faulty("slow", { delayMs: 300 })
    const start = Date.now()
    expect(codes(await (await charge(billnumber)).text())).toBe("0/0")
    expect(Date.now() - start).toBeGreaterThanOrEqual(300)
  })

  it.each([
    ["rate_limited", "1/3"],
    ["internal_error", "2/1"],
  ])("%s: %s and no effect", async (kind, expected) => {
    const { billnumber, ordernumber } = await faulty(kind)
    expect(codes(await (await charge(billnumber)).text())).toBe(expected)
    expect(await state(ordernumber)).toBe("Delayed")
  })

  it("decline: a failed operation; the repeat succeeds", async () => {
    const { billnumber, ordernumber } = await faulty("decline")
    const xml = await (await charge(billnumber)).text()
    expect([codes(xml), element(xml, "responsecode"), element(xml, "orderstate")]).toEqual(["0/0", "AS100", "Delayed"])
    const { orders } = await sandbox.read(`/_control/orders?ordernumber=${ordernumber}`)
    expect(orders).toMatchObject([{ held: "100.00", operations: [{}, { type: 200, state: "Failure" }] }])
    const again = await (await charge(billnumber)).text()
    expect([element(again, "responsecode"), element(again, "billnumber")]).toEqual(["AS000", `${billnumber}.3`])
  })

  it("wrong_amount, wrong_order, wrong_checkvalue: the reply lies, the money is right", async () => {
    const amount = await faulty("wrong_amount", {}, "orderresult")
    const told = await sandbox.call("orderresult", { OrderNumber: amount.ordernumber })
    expect([element(told, "orderamount"), element(told, "amount")]).toEqual(["101.00", "101.00"])
    const honest = await sandbox.call("orderresult", { OrderNumber: amount.ordernumber })
    expect(element(honest, "orderamount")).toBe("100.00")
    expect(element(honest, "checkvalue")).not.toBe(element(told, "checkvalue"))

    const order = await faulty("wrong_order", {}, "orderstate")
    const other = await sandbox.call("orderstate", { OrderNumber: order.ordernumber })
    expect(element(other, "ordernumber")).toBe(`${order.ordernumber}-other`)

    const check = await faulty("wrong_checkvalue", {}, "orderstate")
    expect(element(await sandbox.call("orderstate", { OrderNumber: check.ordernumber }), "checkvalue")).toBe(
      "0".repeat(32),
    )
  })

  it("strike as often as asked, and only their order", async () => {
    const { billnumber, ordernumber } = await faulty("internal_error", { times: 2 })
    const bystander = await sandbox.tell("/_control/orders", {
      ordernumber: "F-other",
      amount: "1.00",
      card: "approve",
    })
    expect(codes(await (await charge(bystander.billnumber)).text())).toBe("0/0")
    for (const expected of ["2/1", "2/1", "0/0"]) expect(codes(await (await charge(billnumber)).text())).toBe(expected)
    expect(
      (await sandbox.read("/_control/faults")).faults.filter(
        (one: { ordernumber: string }) => one.ordernumber === ordernumber,
      ),
    ).toEqual([])
  })

  it("reach order.cfm and the payment", async () => {
    const open = (OrderNumber: string) =>
      fetch(`${sandbox.url}/pay/order.cfm`, {
        method: "POST",
        body: new URLSearchParams(signedOrder({ OrderNumber })),
        redirect: "manual",
      })
    await sandbox.tell("/_control/faults", { service: "order", kind: "internal_error", ordernumber: "F-page" })
    expect((await open("F-page")).headers.get("location")).toContain("ErrorID=2.1")
    await sandbox.tell("/_control/faults", { service: "order", kind: "decline", ordernumber: "F-page" })
    expect((await open("F-page")).headers.get("location")).toContain("CFSID=")
    const paid = await sandbox.tell("/_control/pay", { ordernumber: "F-page" })
    expect(paid).toMatchObject({ state: "Declined", operations: [{ responsecode: "AS100" }] })
  })

  it("can be listed and removed, and must make sense", async () => {
    await sandbox.tell("/_control/faults", { service: "cancel", kind: "slow", delayMs: 5 })
    expect((await sandbox.read("/_control/faults")).faults).toContainEqual(
      expect.objectContaining({ service: "cancel", kind: "slow", times: 1, delayMs: 5, ordernumber: null }),
    )
    await fetch(`${sandbox.url}/_control/faults`, { method: "DELETE" })
    expect(await sandbox.read("/_control/faults")).toEqual({ faults: [] })
    await expect(sandbox.tell("/_control/faults", { service: "charge", kind: "lost" })).rejects.toThrow("400")
    await expect(sandbox.tell("/_control/faults", { service: "refund", kind: "slow" })).rejects.toThrow("400")
  })
})
