import { AssistError, type AssistErrorKind, type OrderNumber, type OrderResultQuery } from "../index"
import { fixture } from "./support/fixture"
import { checkValueOf, orderXml, resultXml } from "./support/replies"
import { type Answer, answer, client, closeClients, drop, hang, TestServer } from "./support/test-server"

const query: OrderResultQuery = {
  orderNumber: "ORD-1001" as OrderNumber,
  from: new Date("2024-05-31T23:05:59.000Z"),
}

let server: TestServer | undefined
afterEach(async () => {
  await closeClients()
  await server?.stop()
  server = undefined
})

async function start(...answers: Answer[]): Promise<TestServer> {
  server = await TestServer.start(...answers)
  return server
}

async function failure(promise: Promise<unknown>): Promise<AssistError> {
  const error = await promise.then(
    () => new Error("succeeded"),
    (reason: unknown) => reason,
  )
  if (error instanceof AssistError) return error
  throw error
}

describe("orderresult", () => {
  it("asks with an explicit window in GMT and reads every attempt", async () => {
    const orders = [
      orderXml({ billnumber: "5112223334445555", orderstate: "Declined" }, [
        { operationstate: "Failure", responsecode: "AS102" },
      ]),
      orderXml({ orderstate: " Delayed " }),
    ]
    const { url, received } = await start(answer(resultXml(orders.join(""))))
    const read = await client(url).orderResult({ ...query, to: new Date("2024-06-02T10:00:01.000Z") })
    expect(read.map((order) => [order.billNumber, order.state, order.checkValueVerified])).toEqual([
      ["5112223334445555", "Declined", true],
      ["5112223334445556", "Delayed", true],
    ])
    expect(read[0]?.operations[0]).toMatchObject({ state: "failure", responseCode: "AS102" })
    expect(received[0]?.path).toBe("/orderresult/orderresult.cfm")
    expect(received[0]?.fields).toEqual({
      Ordernumber: "ORD-1001",
      Merchant_ID: "123456",
      Login: "shop_login",
      Password: "Passw0rd99",
      Language: "RU",
      Format: "3",
      StartYear: "2024",
      StartMonth: "5",
      StartDay: "31",
      StartHour: "23",
      StartMin: "5",
      EndYear: "2024",
      EndMonth: "6",
      EndDay: "2",
      EndHour: "10",
      EndMin: "1",
    })
  })

  it("leaves the end of the window to Assist", async () => {
    const { url, received } = await start(answer(resultXml("")))
    expect(await client(url).orderResult(query)).toEqual([])
    expect(Object.keys(received[0]?.fields ?? {}).filter((key) => key.startsWith("End"))).toEqual([])
  })

  it("takes 10/201 for no order, and no other code", async () => {
    const { url } = await start(answer(resultXml("", "10", "201")), answer(resultXml("", "10", "200")))
    const assist = client(url)
    expect(await assist.orderResult(query)).toEqual([])
    expect(await failure(assist.orderResult(query))).toMatchObject({
      kind: "refused",
      service: "orderresult",
      codes: { first: "10", second: "200" },
      message: expect.stringContaining("no such object, object merchant"),
    })
  })

  it("refused by the sample error of seed 003", async () => {
    const { url, received } = await start(answer(fixture("seed003-error.xml"), 403))
    expect(await failure(client(url).orderResult(query))).toMatchObject({
      kind: "refused",
      codes: { first: "7", second: "102" },
    })
    expect(received).toHaveLength(1)
  })

  it("does not believe another order's answer, nor a wrong check value", async () => {
    const other = orderXml({ ordernumber: "ORD-1002", checkvalue: undefined })
    const wrong = orderXml({ checkvalue: checkValueOf("Approved") })
    const { url } = await start(answer(resultXml(other)), answer(resultXml(wrong)), answer(resultXml(wrong)))
    const assist = client(url)
    expect(await failure(assist.orderResult(query))).toMatchObject({
      kind: "integrity",
      message: expect.stringContaining("ORD-1001, found ORD-1002"),
    })
    expect(await failure(assist.orderResult(query))).toMatchObject({ kind: "integrity" })
    const [order] = await client(url, { verifyReplies: false }).orderResult(query)
    expect(order?.checkValueVerified).toBe(false)
  })

  it("says when there was no check value to verify", async () => {
    const { url } = await start(answer(resultXml(orderXml({ checkvalue: "" }))))
    const [order] = await client(url).orderResult(query)
    expect(order?.checkValueVerified).toBeUndefined()
  })

  it("verifies RUR as it came and calls it RUB", async () => {
    const checkvalue = checkValueOf("Delayed", "199.90", "RUR")
    const { url } = await start(answer(resultXml(orderXml({ ordercurrency: "RUR", checkvalue }))))
    const [order] = await client(url).orderResult(query)
    expect(order).toMatchObject({ checkValueVerified: true, money: { currency: "RUB" } })
  })

  it("does not believe the invented check value of the protocol's JSON sample", async () => {
    const { url } = await start(answer(fixture("protocol-orderresult.json")))
    const assist = client(url, { replyFormat: "json" })
    expect((await failure(assist.orderResult(query))).kind).toBe("integrity")
  })

  it("repeats on trouble with the connection, on 5xx and on the rate limit", async () => {
    const good = answer(resultXml(orderXml()))
    const { url, received } = await start(drop, answer("oops", 502), good, answer(resultXml("", "1", "3")), good)
    const assist = client(url)
    expect(await assist.orderResult(query)).toHaveLength(1)
    expect(received).toHaveLength(3)
    expect(await assist.orderResult(query)).toHaveLength(1)
    expect(received).toHaveLength(5)
  })

  it.each<[AssistErrorKind, Answer, number]>([
    ["unreachable", drop, 3],
    ["unreachable", answer("oops", 503), 3],
    ["unreachable", answer("Forbidden", 403), 1],
    ["configuration", answer("", 301, { location: "https://elsewhere.example/" }), 1],
    ["malformed", answer("<html>Login</html>"), 1],
    ["malformed", answer(resultXml(orderXml()).slice(0, -20)), 1],
    ["malformed", answer(resultXml(orderXml({ billnumber: "" }))), 1],
    ["malformed", answer(resultXml(orderXml()), 500), 1],
    ["malformed", answer(resultXml(orderXml()), 200, { "content-type": "text/xml; charset=klingon" }), 1],
    ["too_large", answer("x".repeat(200_000)), 1],
    ["refused", answer(resultXml("", "2", "1")), 1],
  ])("gives up with %s", async (kind, reply, attempts) => {
    const { url, received } = await start(reply)
    const error = await failure(client(url, { maxReplyBytes: 100_000 }).orderResult(query))
    expect(error).toMatchObject({ kind, service: "orderresult" })
    expect(received).toHaveLength(attempts)
  })

  it("gives up when the total time is over, repeats included", async () => {
    const { url } = await start(hang)
    const assist = client(url, { timeouts: { headers: 10_000, total: 500 } })
    const started = performance.now()
    expect((await failure(assist.orderResult(query))).kind).toBe("timeout")
    expect(performance.now() - started).toBeLessThan(1_500)
  })

  it("says what came when there is no time left for a repeat", async () => {
    const { url, received } = await start(answer(resultXml("", "1", "3")))
    const error = await failure(client(url, { timeouts: { total: 400 } }).orderResult(query))
    expect(error).toMatchObject({ kind: "rate_limited", codes: { first: "1", second: "3" } })
    expect(received).toHaveLength(1)
  })

  it("stops when aborted: before, on the way, and between repeats", async () => {
    const aborter = new AbortController()
    const { url, received } = await start(() => aborter.abort(), answer(resultXml("", "1", "3")))
    const assist = client(url)
    expect((await failure(assist.orderResult({ ...query, signal: AbortSignal.abort() }))).kind).toBe("aborted")
    expect(received).toHaveLength(0)
    expect((await failure(assist.orderResult({ ...query, signal: aborter.signal }))).kind).toBe("aborted")
    const second = new AbortController()
    setTimeout(() => second.abort(), 200)
    expect((await failure(assist.orderResult({ ...query, signal: second.signal }))).kind).toBe("aborted")
    expect(received).toHaveLength(2)
  })

  it("refuses dates that are none and a window that ends before it starts", async () => {
    const { url, received } = await start(answer(resultXml("")))
    const assist = client(url)
    expect(await failure(assist.orderResult({ ...query, from: new Date("no") }))).toMatchObject({
      kind: "configuration",
    })
    expect(await failure(assist.orderResult({ ...query, to: new Date(0) }))).toMatchObject({ kind: "configuration" })
    expect(received).toHaveLength(0)
  })

  it("keeps a scrubbed copy of what came", async () => {
    const page = `<html><p>shop_login Passw0rd99 buyer@shop.by</p><input name="a" value="Тестов">${"x".repeat(5000)}</html>`
    const { url } = await start(answer(page))
    const { raw = "" } = await failure(client(url).orderResult(query))
    expect(raw).toContain("<html>")
    expect(raw.length).toBeLessThan(2_100)
    expect(raw).not.toMatch(/shop_login|Passw0rd99|buyer|Тестов/)
  })
})

describe("an answer about something else", () => {
  it.each([
    ["a bare state", '{"orderstate":"Approved"}'],
    ["an address", '{"url":"https://payments.example/"}'],
    ["a SOAP response without orders", "<e:Envelope><e:Body><r><hash>1</hash></r></e:Body></e:Envelope>"],
  ])("such as %s does not mean that there is no such order", async (_what, body) => {
    const { url } = await start(answer(body))
    await expect(
      client(url).orderResult({ orderNumber: "ORD-1001" as OrderNumber, from: new Date(0) }),
    ).rejects.toMatchObject({ kind: "malformed" })
  })
})
