import {
  AssistError,
  type CancelRequest,
  type ChargeRequest,
  currencyCode,
  minorUnits,
  type OperationReply,
  type OrderNumber,
  type Outcome,
} from "../index"
import { fixture } from "./support/fixture"
import { checkValueOf, flatReply, orderXml, resultXml } from "./support/replies"
import { type Answer, answer, client, closeClients, drop, hang, TestServer } from "./support/test-server"

const charge: ChargeRequest = {
  billNumber: "5112223334445556",
  orderNumber: "ORD-1001" as OrderNumber,
  money: { amount: minorUnits(3010), currency: currencyCode("BYN") },
}
const cancel: CancelRequest = { ...charge, reason: 2 }

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

function reasonOf(outcome: Outcome<OperationReply>): string {
  return outcome.outcome === "done" ? "" : outcome.reason
}

describe("charge", () => {
  it("asks with the fields of seed 003 and reports what was done", async () => {
    const { url, received } = await start(answer(flatReply()))
    const outcome = await client(url, { language: "EN" }).charge({ ...charge, autoDeposit: true })
    expect(outcome).toMatchObject({
      outcome: "done",
      reply: {
        codes: { first: "0", second: "0" },
        orderNumber: "ORD-1001",
        billNumber: "5112223334445556",
        operationBillNumber: "5112223334445556.2",
        state: "PartialDelayed",
        money: { amount: 3010, currency: "BYN" },
        responseCode: "AS000",
        testMode: false,
      },
    })
    expect(received).toHaveLength(1)
    expect(received[0]?.path).toBe("/charge/charge.cfm")
    expect(received[0]?.fields).toEqual({
      Billnumber: "5112223334445556",
      Merchant_ID: "123456",
      Login: "shop_login",
      Password: "Passw0rd99",
      Language: "EN",
      Format: "3",
      Amount: "30.10",
      Currency: "BYN",
      AutoDeposit: "1",
    })
  })

  it("leaves amount and currency out together, and then takes any sum for an answer", async () => {
    const { url, received } = await start(answer(flatReply({ amount: "199.90", orderstate: "Approved" })))
    const outcome = await client(url).charge({ ...charge, money: undefined, billNumber: "5112223334445556.1" })
    expect(outcome.outcome).toBe("done")
    expect(received[0]?.fields).not.toHaveProperty("Amount")
    expect(received[0]?.fields).not.toHaveProperty("Currency")
    expect(received[0]?.fields["Billnumber"]).toBe("5112223334445556.1")
  })

  it("believes the sample reply of seed 003, a test payment in RUB", async () => {
    const outcome = await charged(fixture("seed003-charge.xml"), 200, {
      billNumber: "511111100000001",
      orderNumber: "0001-01" as OrderNumber,
      money: { amount: minorUnits(10000), currency: currencyCode("RUR") },
    })
    expect(outcome).toMatchObject({ outcome: "done", reply: { testMode: true } })
  })

  it("reads JSON when that is what comes", async () => {
    const { url, received } = await start(
      answer(
        '{"charge":{"ordernumber":"ORD-1001","billnumber":"5112223334445556.2","amount":30.1,"currency":"BYN","responsecode":"AS000","orderstate":"PartialDelayed"}}',
      ),
    )
    expect(await client(url, { replyFormat: "json" }).charge(charge)).toMatchObject({ outcome: "done" })
    expect(received[0]?.fields["Format"]).toBe("5")
  })

  it.each([
    ["AS100", "", "AS100: declined"],
    ["AS102", "Недостаточно средств", "AS102: insufficient funds (Недостаточно средств)"],
    ["AS400", "", "AS400: no payment with these parameters"],
  ])("declined with %s", async (responsecode, message, words) => {
    const outcome = await charged(flatReply({ responsecode, message, orderstate: "Delayed" }))
    expect(outcome).toMatchObject({ outcome: "declined", reply: { responseCode: responsecode } })
    expect(reasonOf(outcome)).toContain(words)
  })

  it.each(["3", "4", "5", "6", "7", "8", "9", "10", "11", "14", "15", "17", "18", "19", "20", "21"])(
    "declined with first code %s, which proves that nothing was done",
    async (first) => {
      const outcome = await charged(resultXml("", first, "102"))
      expect(outcome).toMatchObject({ outcome: "declined", reply: { codes: { first, second: "102" } } })
      expect(reasonOf(outcome)).toContain(`${first}/102: `)
    },
  )

  it("declined by the sample error of seed 003, whatever the HTTP status", async () => {
    for (const status of [200, 400, 401, 403, 500]) {
      const outcome = await charged(fixture("seed003-error.xml"), status)
      expect(outcome).toMatchObject({ outcome: "declined", reply: { codes: { first: "7", second: "102" } } })
      expect(reasonOf(outcome)).toContain("authentication error, parameter PASSWORD")
      await server?.stop()
    }
  })

  it("not sent when requests come too often", async () => {
    const outcome = await charged(resultXml("", "1", "3"))
    expect(outcome).toMatchObject({ outcome: "not_sent", codes: { first: "1", second: "3" } })
  })

  it.each([
    ["1", "0"],
    ["1", "1"],
    ["2", "0"],
    ["12", "201"],
    ["13", "0"],
    ["16", "307"],
    ["5", "1"],
    ["99", "0"],
    ["0", "1"],
  ])("unknown with codes %s/%s", async (first, second) => {
    expect(await charged(resultXml("", first, second))).toMatchObject({ outcome: "unknown", codes: { first, second } })
  })

  it.each(["AS200", "AS300", "AS998", "AS001", "AS777", "", "OK"])(
    "unknown with response code %p",
    async (responsecode) => {
      expect(await charged(flatReply({ responsecode }))).toMatchObject({ outcome: "unknown", codes: { first: "0" } })
    },
  )

  it.each([
    ["another order's billnumber", { billnumber: "5112223334445557.2" }, "5112223334445556, found 5112223334445557"],
    ["another order number", { ordernumber: "ORD-1002" }, "ORD-1001, found ORD-1002"],
    ["neither number", { ordernumber: "", billnumber: undefined }, "neither"],
    ["another sum, the first charge's", { amount: "50.00" }, "expected 30.10 BYN, found 50.00 BYN"],
    ["another currency", { currency: "RUB" }, "found 30.10 RUB"],
    ["no sum", { amount: undefined }, "no readable sum"],
    ["a sum that is none", { amount: "30.1O" }, "no readable sum"],
    ["a state that is no success", { orderstate: "Delayed" }, '"Delayed", expected Approved or PartialDelayed'],
    ["no state", { orderstate: "" }, "expected Approved"],
    ["a wrong check value", { checkvalue: "0".repeat(32) }, "check value"],
  ])("unknown when success comes with %s", async (_what, fields, words) => {
    const outcome = await charged(flatReply(fields))
    expect(outcome).toMatchObject({ outcome: "unknown", reply: { codes: { first: "0", second: "0" } } })
    expect(reasonOf(outcome)).toContain(words)
  })

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

describe("cancel", () => {
  const flatCancel = (fields = {}) =>
    flatReply({ operationtype: "300", orderstate: "PartialCanceled", billnumber: "5112223334445556.3", ...fields })

  it("asks cancel.cfm, without the refund id it does not know", async () => {
    const { url, received } = await start(answer(flatCancel()))
    const outcome = await client(url).cancel({ ...cancel, externalRefundId: "refund_0001" })
    expect(outcome).toMatchObject({ outcome: "done", reply: { state: "PartialCanceled" } })
    expect(received[0]?.path).toBe("/cancel/cancel.cfm")
    expect(received[0]?.fields).toMatchObject({ Amount: "30.10", Currency: "BYN", CancelReason: "2", Format: "3" })
    expect(received[0]?.fields).not.toHaveProperty("Externalrefundid")
  })

  it("asks wscancel.cfm with the refund id and reads the nested operation", async () => {
    const order = orderXml({ orderstate: "PartialCanceled" }, [
      {},
      { billnumber: "5112223334445556.2", operationtype: "300", amount: "5.00" },
      { billnumber: "5112223334445556.3", operationtype: "300", amount: "30.10" },
    ])
    const { url, received } = await start(answer(resultXml(order)))
    const outcome = await client(url, { cancelService: "wscancel" }).cancel({
      ...cancel,
      externalRefundId: "refund_0001",
    })
    expect(outcome).toMatchObject({
      outcome: "done",
      reply: { operationBillNumber: "5112223334445556.3", billNumber: "5112223334445556", money: { amount: 3010 } },
    })
    expect(received[0]?.path).toBe("/cancel/wscancel.cfm")
    expect(received[0]?.fields["Externalrefundid"]).toBe("refund_0001")
  })

  it("unknown when wscancel lists no cancel, or one without a result", async () => {
    const none = resultXml(orderXml({ orderstate: "PartialCanceled" }))
    const { url } = await start(
      answer(none),
      answer(none.replace("100</operationtype>", "300</operationtype>").replace("AS000", "AS300")),
    )
    const assist = client(url, { cancelService: "wscancel" })
    expect((await assist.cancel(cancel)).outcome).toBe("unknown")
    expect((await assist.cancel(cancel)).outcome).toBe("unknown")
  })

  it("verifies the check data of wscancel's JSON, written over 199.90 or over the bare number", async () => {
    const json = (checkvalue: string) =>
      JSON.stringify({
        wscancel: {
          order: {
            billnumber: "5112223334445556",
            ordernumber: "ORD-1001",
            orderamount: 199.9,
            ordercurrency: "BYN",
            orderstate: "Canceled",
            operations: [{ operationtype: 300, amount: 30.1, currency: "BYN", responsecode: "AS000" }],
          },
          checkdata: { packetdate: "01.06.2024 09:10:00", signature: "", checkvalue },
        },
      })
    const { url } = await start(
      answer(json(checkValueOf("Canceled"))),
      answer(json(checkValueOf("Canceled", "199.9"))),
      answer(json(checkValueOf("Canceled", "199.91"))),
    )
    const assist = client(url, { cancelService: "wscancel", replyFormat: "json" })
    expect((await assist.cancel(cancel)).outcome).toBe("done")
    expect((await assist.cancel(cancel)).outcome).toBe("done")
    expect((await assist.cancel(cancel)).outcome).toBe("unknown")
  })

  it("accepts full cancel without a sum", async () => {
    const { url } = await start(answer(flatCancel({ orderstate: "Canceled", amount: "199.90" })))
    expect(await client(url).cancel({ ...cancel, money: undefined })).toMatchObject({ outcome: "done" })
  })

  it("unknown when the order is not cancelled after all", async () => {
    const { url } = await start(answer(flatCancel({ orderstate: "Approved" })))
    expect((await client(url).cancel(cancel)).outcome).toBe("unknown")
  })

  it("refuses a refund id Assist would not take, whichever service it is for", async () => {
    const { url, received } = await start(answer(flatCancel()))
    for (const externalRefundId of ["short", "x".repeat(101), "has blanks in it"]) {
      await expect(client(url).cancel({ ...cancel, externalRefundId })).rejects.toThrow(/^Externalrefundid/)
    }
    await expect(client(url).cancel({ ...cancel, reason: 4 as 1 })).rejects.toThrow(/^CancelReason/)
    expect(received).toHaveLength(0)
  })
})
