import type { AssistClient, AssistClientOptions, OrderNumber } from "../../src/gateway"
import { Sandbox } from "../support/sandbox"
import { byn, clientOf, closeClients, newNumber, openOrder, yesterday } from "./start"

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await Sandbox.start()
})
afterEach(closeClients)
afterAll(() => sandbox.stop())

type Formats = Required<Pick<AssistClientOptions, "requestFormat" | "replyFormat" | "cancelService">>

/** How services are asked and how they answer; cancel.cfm takes forms and JSON only (protocol 5). */
const FORMATS: Formats[] = [
  { requestFormat: "form", replyFormat: "csv", cancelService: "cancel" },
  { requestFormat: "form", replyFormat: "xml", cancelService: "cancel" },
  { requestFormat: "form", replyFormat: "xml", cancelService: "wscancel" },
  { requestFormat: "form", replyFormat: "soap", cancelService: "wscancel" },
  { requestFormat: "form", replyFormat: "json", cancelService: "wscancel" },
  { requestFormat: "json", replyFormat: "json", cancelService: "cancel" },
  { requestFormat: "json", replyFormat: "json", cancelService: "wscancel" },
  { requestFormat: "soap", replyFormat: "soap", cancelService: "wscancel" },
]

describe.each(FORMATS)("$requestFormat requests, $replyFormat replies, $cancelService", (formats) => {
  let client: AssistClient
  beforeEach(() => {
    client = clientOf(sandbox, formats)
  })
  const held = async () => {
    const orderNumber = await openOrder(client, { money: byn(10000), delay: 1 })
    const { billnumber } = await sandbox.pay(orderNumber, "approve", false)
    return { orderNumber, billNumber: billnumber }
  }

  it("hold, partial charge, two partial refunds: both sides say the same", async () => {
    const order = await held()
    expect(await client.charge({ ...order, money: byn(6050) })).toMatchObject({
      outcome: "done",
      reply: { ...order, state: "PartialDelayed", money: byn(6050), responseCode: "AS000", testMode: false },
    })
    expect(await sandbox.order(order.orderNumber)).toMatchObject({ state: "PartialDelayed", charged: "60.50" })
    for (const [kopecks, returned] of [
      [2000, "20.00"],
      [1025, "30.25"],
    ] as const) {
      const externalRefundId = formats.cancelService === "wscancel" ? `refund-${kopecks}-1` : undefined
      expect(await client.cancel({ ...order, money: byn(kopecks), reason: 2, externalRefundId })).toMatchObject({
        outcome: "done",
        reply: { ...order, state: "PartialCanceled", money: byn(kopecks) },
      })
      expect(await sandbox.order(order.orderNumber)).toMatchObject({ charged: "60.50", returned })
    }
    const document = (n: number) => client.fiscalReceipt({ billNumber: `${order.billNumber}.${n}` })
    expect(await document(2)).toMatchObject({ status: "Success", url: expect.stringContaining(sandbox.url) })
    expect(await document(9)).toBeUndefined()
    const [read] = await client.orderResult({ orderNumber: order.orderNumber, from: yesterday() })
    expect(read).toMatchObject({ ...order, state: "PartialCanceled", money: byn(10000), checkValueVerified: true })
    expect(read?.operations.map(({ type, state, money }) => [type, state, money])).toEqual([
      ["payment", "success", byn(10000)],
      ["charge", "success", byn(6050)],
      ["cancel", "success", byn(2000)],
      ["cancel", "success", byn(1025)],
    ])
  })

  it("a whole charge, and a hold released as a whole", async () => {
    const charged = await held()
    expect(await client.charge(charged)).toMatchObject({ outcome: "done", reply: { state: "Approved" } })
    expect(await sandbox.order(charged.orderNumber)).toMatchObject({ state: "Approved", charged: "100.00" })
    const released = await held()
    expect(await client.cancel(released)).toMatchObject({ outcome: "done", reply: { state: "Canceled" } })
    expect(await sandbox.order(released.orderNumber)).toMatchObject({
      state: "Canceled",
      charged: "0.00",
      released: "100.00",
    })
  })

  it("what Assist refuses is declined with its codes, and moves nothing", async () => {
    const order = await held()
    expect(await client.cancel({ ...order, money: byn(1000) })).toMatchObject({ outcome: "declined" })
    expect(await client.charge({ ...order, money: byn(10001) })).toMatchObject({ outcome: "declined" })
    const stranger = clientOf(sandbox, { ...formats, password: "WrongPass1" })
    expect(await stranger.charge(order)).toMatchObject({
      outcome: "declined",
      reply: { codes: { first: "7", second: "102" } },
    })
    expect(await sandbox.order(order.orderNumber)).toMatchObject({ state: "Delayed", held: "100.00", charged: "0.00" })
  })

  it("orderresult and orderstate read every attempt, by order number and by billnumber", async () => {
    const orderNumber = await openOrder(client, { money: byn(1234), delay: 0 })
    await sandbox.pay(orderNumber, "decline", false)
    const { action, fields } = client.orderForm({ orderNumber, money: byn(1234), delay: 0 })
    await fetch(action, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" })
    const { billnumber } = await sandbox.pay(orderNumber, "approve", false)

    const query = { orderNumber, from: yesterday() }
    const states = (await client.orderState(query)).map(({ state }) => state)
    expect(states).toEqual((await sandbox.orders(orderNumber)).map(({ state }) => state))
    expect(states).toEqual(["Declined", "Approved"])
    expect((await client.orderResult(query)).map(({ state, money }) => [state, money])).toEqual([
      ["Declined", byn(1234)],
      ["Approved", byn(1234)],
    ])
    expect(await client.orderResult({ billNumber: billnumber, from: yesterday() })).toMatchObject([
      { orderNumber, billNumber: billnumber, state: "Approved" },
    ])
    expect(await client.orderResult({ orderNumber: newNumber(), from: yesterday() })).toEqual([])
    expect(await client.orderState({ orderNumber: newNumber(), from: yesterday() })).toEqual([])
  })

  it("tokenpay holds the money; a card that is not tokenized sends the payer on", async () => {
    const payer = { lastname: "Купала", firstname: "Янка", email: "yanka@example.by" }
    const request = (token: object) => ({
      orderNumber: newNumber(),
      money: byn(5500),
      delay: 1 as const,
      payer,
      token: { type: "google_pay" as const, token },
    })
    const paid = request({ protocolVersion: "ECv2" })
    expect(await client.tokenPay(paid)).toMatchObject({
      outcome: "done",
      reply: { order: { orderNumber: paid.orderNumber, state: "In Process", money: byn(5500) } },
    })
    // Reading is what carries a payment by token on, there as at Assist.
    expect((await sandbox.order(paid.orderNumber)).held).toBe("55.00")
    const sent = request({ assuranceDetails: "PAN_ONLY" })
    expect(await client.tokenPay(sent)).toMatchObject({
      outcome: "done",
      reply: { codes: { first: "3", second: "115" }, continueUrl: expect.stringContaining("CFSID=") },
    })
    expect(await sandbox.order(sent.orderNumber)).toMatchObject({ state: "In Process", held: "0.00" })
  })

  it("a recurring agreement is paid again", async () => {
    const first = await openOrder(clientOf(sandbox), {
      money: byn(2000),
      delay: 0,
      recurring: {
        minAmount: byn(1000).amount,
        maxAmount: byn(5000).amount,
        periodDays: 30,
        until: new Date("2099-12-31"),
      },
    })
    const { billnumber } = await sandbox.pay(first, "approve", false)
    const orderNumber = newNumber()
    const again = client.recurringPayment({ billNumber: billnumber, orderNumber, money: byn(3010) })
    expect(await again).toMatchObject({
      outcome: "done",
      reply: { orderNumber, state: "Approved", money: byn(3010) },
    })
    expect(await sandbox.order(orderNumber)).toMatchObject({ state: "Approved", charged: "30.10" })
  })

  it("resultbydate lists the operations of a day", async () => {
    const order = await held()
    await clientOf(sandbox).charge({ ...order, money: byn(4000) })
    const to = new Date(Date.now() + 60_000)
    const report = client.resultByDate({ from: new Date(to.getTime() - 23 * 60 * 60 * 1000), to })
    const mine = (await report).filter(({ orderNumber }) => orderNumber === order.orderNumber)
    expect(mine.map(({ operation }) => [operation.type, operation.money])).toEqual([
      ["payment", byn(10000)],
      ["charge", byn(4000)],
    ])
    const { operations } = await sandbox.order(order.orderNumber)
    expect(operations.map(({ type, amount }) => `${type} ${amount}`)).toEqual(["100 100.00", "200 40.00"])
  })
})

describe("services with one format of their own", () => {
  it("payrequest opens the order at once", async () => {
    const client = clientOf(sandbox)
    const orderNumber = newNumber()
    const page = await client.payRequest({ orderNumber, money: byn(700), delay: 1 })
    expect(page.url).toContain(sandbox.url)
    expect(await sandbox.order(orderNumber)).toMatchObject({ state: "In Process", orderamount: "7.00" })
    await sandbox.pay(orderNumber, "approve", false)
    expect(await sandbox.order(orderNumber)).toMatchObject({ state: "Delayed", held: "7.00" })
  })

  it("an order goes on with names and addresses beyond the basic plane at the limit of their fields", async () => {
    const client = clientOf(sandbox)
    const long = "😀".repeat(300)
    const payer = { firstname: long, lastname: `x${long}`, address: long, city: long, zip: long, email: `${long}@b.by` }
    const params = { money: byn(700), delay: 1 as const, payer, comment: long }
    const orderNumber = newNumber()
    await client.payRequest({ orderNumber, ...params })
    for (const number of [orderNumber, await openOrder(client, params)]) {
      const [sent] = (await sandbox.requests(number === orderNumber ? "payrequest" : "order")).slice(-1)
      expect(sent?.fields).toMatchObject({ firstname: "😀".repeat(35), lastname: `x${"😀".repeat(34)}` })
      expect(await sandbox.order(number)).toMatchObject({ state: "In Process" })
    }
  })

  it("an open order is declined by its number; one that is paid is not", async () => {
    const client = clientOf(sandbox)
    const orderNumber = await openOrder(client, { money: byn(700), delay: 1 })
    await client.declineOrder({ orderNumber })
    expect(await sandbox.order(orderNumber)).toMatchObject({ state: "Declined", held: "0.00" })
    const paid = await openOrder(client, { money: byn(700), delay: 1 })
    await sandbox.pay(paid, "approve", false)
    await expect(client.declineOrder({ orderNumber: paid })).rejects.toMatchObject({ kind: "refused" })
    expect(await sandbox.order(paid)).toMatchObject({ state: "Delayed", held: "7.00" })
  })

  it("a bill becomes an order when its payer accepts", async () => {
    const client = clientOf(sandbox)
    const bill = newNumber()
    const { hash, payUrl } = await client.createBill({ bill, money: byn(3000), delay: true, comment: "№ 7" })
    expect(await sandbox.orders(bill)).toEqual([])
    expect(payUrl).toBe(client.billPayUrl(hash))
    await fetch(payUrl.split("?")[0] as string, {
      method: "POST",
      body: new URLSearchParams({ ID: hash }),
      redirect: "manual",
    })
    await sandbox.pay(bill, "approve", false)
    expect(await sandbox.order(bill)).toMatchObject({ state: "Delayed", held: "30.00" })
    expect(await client.orderState({ orderNumber: bill as OrderNumber, from: yesterday() })).toMatchObject([
      { state: "Delayed", money: byn(3000) },
    ])
  })
})
