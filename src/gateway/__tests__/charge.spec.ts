import {
  type ChargeRequest,
  currencyCode,
  minorUnits,
  type OperationReply,
  type OrderNumber,
  type Outcome,
} from "../index"
import { fixture } from "./support/fixture"
import { flatReply, resultXml } from "./support/replies"
import { type Answer, answer, client, closeClients, TestServer } from "./support/test-server"

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
})
