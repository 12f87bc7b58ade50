import { createHash } from "node:crypto"
import { failure, type Receiver, startReceiver, success } from "./start-receiver.ts"
import { eventually, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let shop: Receiver
let counter = 0

beforeAll(async () => {
  shop = await startReceiver()
  sandbox = await startSandbox({ flags: ["--notification-url", shop.url] })
})
afterAll(async () => {
  await sandbox.stop()
  await shop.stop()
})
beforeEach(async () => {
  shop.answer = success
  await sandbox.tell("/_control/settings", {
    retryScale: 0.0002,
    onlySuccess: false,
    sendApprove: true,
    sendCharge: true,
    sendCancel: true,
    notificationCharset: "utf-8",
    notificationTimeoutSeconds: 20,
  })
})

const md5 = (text: string) => createHash("md5").update(text).digest("hex")
const checkValue = (x: string) => md5((md5("s3cr3t-word") + md5(x)).toUpperCase()).toUpperCase()
const order = (fields: Record<string, unknown> = {}) =>
  sandbox.tell("/_control/orders", { ordernumber: `N-${++counter}`, amount: "100.00", card: "approve", ...fields })
const log = async (ordernumber: string) =>
  (await sandbox.read(`/_control/notifications?ordernumber=${ordernumber}`)).notifications
const settled = (ordernumber: string, state: string) =>
  eventually(async () => {
    const rows = await log(ordernumber)
    return rows.length > 0 && rows.every((row: { state: string }) => row.state === state) && rows
  })

describe("a notification", () => {
  it("has the documented fields and a check value over the operation's money", async () => {
    const { ordernumber, billnumber } = await order({
      currency: "USD",
      operation_amount: "320.00",
      operation_currency: "BYN",
      email: "a@b.by",
      lastname: "Иванов",
    })
    await settled(ordernumber, "answered")
    const [message, ...others] = shop.of(ordernumber)
    expect(others).toEqual([])
    expect(message?.contentType).toBe("application/x-www-form-urlencoded; charset=utf-8")
    expect(message?.fields).toMatchObject({
      merchant_id: "123456",
      ordernumber,
      billnumber,
      orderamount: "100.00",
      ordercurrency: "USD",
      amount: "320.00",
      currency: "BYN",
      rate: "3.2",
      lastname: "Иванов",
      email: "a@b.by",
      operationtype: "100",
      orderstate: "Delayed",
      responsecode: "AS000",
      testmode: "0",
      meannumber: "411111****1111",
      packetdate: expect.stringMatching(/^\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d$/),
      signature: "",
      checkvalue: checkValue(`123456${ordernumber}320.00BYNDelayed`),
    })
    expect(Object.keys(message?.fields ?? {})).toHaveLength(41)
  })

  it("is sent for declines, charges and cancels, in their order", async () => {
    const { ordernumber } = await order({ card: "insufficient" })
    await sandbox.tell("/_control/pay", { ordernumber })
    const { orders } = await sandbox.read(`/_control/orders?ordernumber=${ordernumber}`)
    const { billnumber } = orders[1]
    await sandbox.call("charge", { Billnumber: billnumber })
    await sandbox.call("cancel", { Billnumber: billnumber })
    await eventually(async () => shop.of(ordernumber).length === 4)
    expect(
      shop.of(ordernumber).map(({ fields }) => [fields["operationtype"], fields["orderstate"], fields["responsecode"]]),
    ).toEqual([
      ["100", "Declined", "AS102"],
      ["100", "Delayed", "AS000"],
      ["200", "Approved", "AS000"],
      ["300", "Canceled", "AS000"],
    ])
  })

  it("is never sent for a timeout, nor for a repeated charge", async () => {
    const open = await order({ card: undefined })
    await sandbox.tell(`/_control/orders/${open.billnumber}/timeout`)
    const paid = await order()
    for (const _ of [1, 2]) await sandbox.call("charge", { Billnumber: paid.billnumber })
    await settled(paid.ordernumber, "answered")
    expect(await log(open.ordernumber)).toEqual([])
    expect(await log(paid.ordernumber)).toHaveLength(2)
  })

  it("depends on the merchant's settings", async () => {
    await sandbox.tell("/_control/settings", { onlySuccess: true, sendCharge: false, sendCancel: false })
    const { ordernumber, billnumber } = await order()
    await sandbox.call("charge", { Billnumber: billnumber })
    await sandbox.call("cancel", { Billnumber: billnumber })
    const declined = await order({ card: "decline" })
    const silent = await order({ notify: false })
    expect(await log(ordernumber)).toHaveLength(1)
    expect(await log(declined.ordernumber)).toEqual([])
    expect(await log(silent.ordernumber)).toEqual([])
  })

  it("can be windows-1251, said in its Content-Type", async () => {
    await sandbox.tell("/_control/settings", { notificationCharset: "windows-1251" })
    const { ordernumber } = await order({ lastname: "Иванов" })
    await settled(ordernumber, "answered")
    const [message] = shop.of(ordernumber)
    expect(message?.contentType).toBe("application/x-www-form-urlencoded; charset=windows-1251")
    expect(message?.raw).toContain("lastname=%C8%E2%E0%ED%EE%E2")
  })
})

describe("repeats", () => {
  it("go on while there is no answer, at most 8 deliveries", async () => {
    shop.answer = () => ({ status: 500, body: "" })
    const { ordernumber } = await order()
    const [row] = await settled(ordernumber, "given_up")
    expect(row).toMatchObject({ attempts: 8, next_attempt_at: null })
    expect(shop.of(ordernumber)).toHaveLength(8)
    expect(new Set(shop.of(ordernumber).map(({ raw }) => raw)).size).toBe(1)
  })

  it("end with a success answer", async () => {
    let calls = 0
    shop.answer = (fields) => (++calls < 3 ? { body: "later" } : success(fields))
    const { ordernumber } = await order()
    expect(await settled(ordernumber, "answered")).toMatchObject([{ attempts: 3 }])
  })

  it("end with a failure answer", async () => {
    shop.answer = failure
    const { ordernumber } = await order()
    expect(await settled(ordernumber, "failed")).toMatchObject([
      { attempts: 1, answer: expect.stringContaining('firstcode="9"') },
    ])
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(shop.of(ordernumber)).toHaveLength(1)
  })

  it("go on when the shop never answers", async () => {
    await sandbox.tell("/_control/settings", { notificationTimeoutSeconds: 0.1 })
    shop.answer = () => "silence"
    const { ordernumber } = await order()
    await eventually(async () => (await log(ordernumber))[0].attempts >= 2)
    shop.answer = success
    await settled(ordernumber, "answered")
  })

  it("wait at their real pace unless told otherwise; flush tries at once", async () => {
    await sandbox.tell("/_control/settings", { retryScale: 1 })
    shop.answer = () => ({ status: 503, body: "" })
    const { ordernumber } = await order()
    await eventually(async () => (await log(ordernumber))[0].attempts === 1)
    const [row] = await log(ordernumber)
    expect(new Date(row.next_attempt_at).getTime() - Date.now()).toBeGreaterThan(50_000)
    shop.answer = success
    expect(await sandbox.tell("/_control/notifications/flush")).toEqual({ pending: 0 })
    expect(await log(ordernumber)).toMatchObject([{ state: "answered", attempts: 2 }])
  })

  it("can be asked for by hand", async () => {
    const { ordernumber } = await order()
    const [row] = await settled(ordernumber, "answered")
    expect(await sandbox.tell(`/_control/notifications/${row.id}/resend`)).toMatchObject({
      state: "answered",
      attempts: 2,
    })
    expect(shop.of(ordernumber)).toHaveLength(2)
  })
})

describe("faults of notifications", () => {
  const fault = (kind: string, ordernumber: string, more = {}) =>
    sandbox.tell("/_control/faults", { service: "notification", kind, ordernumber, ...more })

  it("duplicate: the same message twice", async () => {
    await fault("duplicate", "N-dup")
    await order({ ordernumber: "N-dup" })
    await eventually(async () => shop.of("N-dup").length === 2)
    expect(shop.of("N-dup")[0]?.raw).toBe(shop.of("N-dup")[1]?.raw)
    expect(await settled("N-dup", "answered")).toMatchObject([{ attempts: 2 }])
  })

  it("reorder: the next one comes first", async () => {
    await fault("reorder", "N-reorder")
    const { billnumber } = await order({ ordernumber: "N-reorder" })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(shop.of("N-reorder")).toEqual([])
    await sandbox.call("charge", { Billnumber: billnumber })
    await eventually(async () => shop.of("N-reorder").length === 2)
    expect(shop.of("N-reorder").map(({ fields }) => fields["operationtype"])).toEqual(["200", "100"])
  })

  it("lost: never sent", async () => {
    await fault("lost", "N-lost")
    await order({ ordernumber: "N-lost" })
    expect(await log("N-lost")).toMatchObject([{ state: "given_up", attempts: 0 }])
    expect(shop.of("N-lost")).toEqual([])
  })

  it("bad_checkvalue: everything else is right", async () => {
    await fault("bad_checkvalue", "N-bad")
    await order({ ordernumber: "N-bad" })
    await settled("N-bad", "answered")
    expect(shop.of("N-bad")[0]?.fields).toMatchObject({ checkvalue: "0".repeat(32), orderstate: "Delayed" })
  })

  it("delay: later", async () => {
    await fault("delay", "N-late", { delayMs: 400 })
    await order({ ordernumber: "N-late" })
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(shop.of("N-late")).toEqual([])
    await settled("N-late", "answered")
  })
})
