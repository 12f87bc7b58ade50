import {
  AssistError,
  type ChargeRequest,
  currencyCode,
  minorUnits,
  type OperationReply,
  type OrderNumber,
  type Outcome,
} from "../index"
import { flatReply, resultXml } from "./support/replies"
import { type Answer, answer, client, closeClients, drop, hang, TestServer } from "./support/test-server"

const charge: ChargeRequest = {
  billNumber: "5112223334445556",
  orderNumber: "ORD-1001" as OrderNumber,
  money: { amount: minorUnits(3010), currency: currencyCode("BYN") },
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

async function charged(body: string | Uint8Array, status?: number, request = charge): Promise<Outcome<OperationReply>> {
  const { url } = await start(answer(body, status))
  return client(url).charge(request)
}

describe("charge, when the answer proves nothing", () => {
  it("unknown when a decline is of another order", async () => {
    expect(await charged(flatReply({ responsecode: "AS100", ordernumber: "ORD-1002" }))).toMatchObject({
      outcome: "unknown",
    })
  })

  it("unknown when success comes with an HTTP error, and when error codes come with a success", async () => {
    expect(await charged(flatReply(), 500)).toMatchObject({ outcome: "unknown", reply: { responseCode: "AS000" } })
    await server?.stop()
    expect(await charged(flatReply({}, "15", "307"))).toMatchObject({ outcome: "unknown", codes: { first: "15" } })
    await server?.stop()
    expect(await charged(flatReply({}, "1", "3"))).toMatchObject({ outcome: "unknown" })
  })

  it("unknown when the answer holds no order, or two", async () => {
    expect(await charged(resultXml(""))).toMatchObject({ outcome: "unknown" })
    await server?.stop()
    const order = flatReply().replace(/^.*<orders>|<\/orders>.*$/g, "")
    expect((await charged(resultXml(`<orders>${order}</orders>`))).outcome).toBe("done")
    await server?.stop()
    expect(await charged(resultXml(`<orders>${order}${order}</orders>`))).toMatchObject({
      outcome: "unknown",
      reason: expect.stringContaining("2 orders"),
    })
  })

  it.each([
    ["nothing", "", 200],
    ["an HTML page", "<html><body>502</body></html>", 502],
    ["an empty 500", "", 500],
    ["prose with 403", "Forbidden", 403],
    ["a redirect", "", 302],
    ["a success without its end", flatReply().slice(0, -9), 200],
    ["a fault without codes", '{"fault":{"detail":"нет"}}', 200],
  ])("unknown when %s comes", async (_what, body, status) => {
    expect((await charged(body, status)).outcome).toBe("unknown")
  })

  it("unknown for every cut of a success, done for the whole", async () => {
    const whole = Buffer.from(flatReply())
    const cuts: Buffer[] = []
    for (let length = 0; length < whole.length; length += 7) cuts.push(whole.subarray(0, length))
    const { url } = await start(...cuts.map((cut) => answer(cut)), answer(whole))
    const assist = client(url)
    for (let index = 0; index < cuts.length; index++) expect((await assist.charge(charge)).outcome).toBe("unknown")
    expect((await assist.charge(charge)).outcome).toBe("done")
  })

  it("unknown, and sent once, when the connection drops or nothing comes", async () => {
    const { url, received } = await start(drop, hang)
    const assist = client(url, { timeouts: { headers: 300, total: 1_000 } })
    expect(await assist.charge(charge)).toMatchObject({ outcome: "unknown", reason: expect.stringMatching(/was sent/) })
    expect(await assist.charge(charge)).toMatchObject({ outcome: "unknown" })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(received).toHaveLength(2)
  })

  it("unknown when aborted on the way, not sent when aborted before", async () => {
    const aborter = new AbortController()
    const { url, received } = await start(() => aborter.abort())
    const assist = client(url)
    expect((await assist.charge({ ...charge, signal: AbortSignal.abort() })).outcome).toBe("not_sent")
    expect(received).toHaveLength(0)
    expect((await assist.charge({ ...charge, signal: aborter.signal })).outcome).toBe("unknown")
  })

  it("not sent when nobody listens", async () => {
    const { url } = await start(hang)
    await server?.stop()
    server = undefined
    expect(await client(url).charge(charge)).toMatchObject({
      outcome: "not_sent",
      reason: expect.stringMatching(/ECONNREFUSED/),
    })
  })

  it("has reasons without secrets", async () => {
    const outcome = await charged('{"fault":{"faultcode":"7","faultstring":"102","detail":"bad"}}')
    expect(JSON.stringify(outcome)).not.toMatch(/Passw0rd99|shop_login|s3cr3t/)
  })

  it.each<[string, Partial<ChargeRequest>, RegExp]>([
    ["a short billnumber", { billNumber: "123" }, /^Billnumber/],
    ["a billnumber with letters", { billNumber: "511222333444555A" }, /^Billnumber/],
    ["a zero sum", { money: { amount: minorUnits(0), currency: currencyCode("BYN") } }, /^Amount/],
    ["an order number with a quote", { orderNumber: "'" as OrderNumber }, /^OrderNumber/],
  ])("is refused with %s, and nothing is sent", async (_what, change, message) => {
    const { url, received } = await start(answer(flatReply()))
    const error = await client(url)
      .charge({ ...charge, ...change })
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(AssistError)
    expect(error).toMatchObject({ kind: "configuration", message: expect.stringMatching(message) })
    expect(received).toHaveLength(0)
  })
})
