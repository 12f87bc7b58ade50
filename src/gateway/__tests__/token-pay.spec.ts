import { type AssistClientOptions, AssistError, type PaymentToken, type TokenPayRequest } from "../index"
import { fixture } from "./support/fixture"
import { checkValueOf } from "./support/replies"
import { byn, ORDER, rejection, start, stopAll } from "./support/start"
import { answer, drop } from "./support/test-server"

afterEach(stopAll)

const request: TokenPayRequest = {
  orderNumber: ORDER,
  money: byn(19990),
  delay: 1,
  payer: { lastname: "Тестов", firstname: "Тест", email: "a@b.by" },
  token: { type: "google_pay", token: { signature: "s", protocolVersion: "ECv2" } },
  clientIp: "203.0.113.7",
}

/** The seed's own sample with the merchant's order in it. */
function sample(name: string, change: Record<string, string> = {}): string {
  const known: Record<string, string> = {
    "26012015_4": "ORD-1001",
    "2019.07.01-1226": "ORD-1001",
    "24.00": "199.90",
    "101.45": "199.90",
    RUB: "BYN",
    "85C6C974AADC1CADFCFD195730ED090B": checkValueOf("In Process"),
    "<SERVER_NAME>": "payments.example",
    ...change,
  }
  return Object.entries(known).reduce((text, [from, to]) => text.replaceAll(from, to), fixture(name).toString("utf8"))
}

async function pay(body: string, status = 200, options: Partial<AssistClientOptions> = {}) {
  const { assist } = await start(answer(body, status), options)
  return assist.tokenPay(request)
}

describe("tokenpay", () => {
  it("sends the order with its token and believes the sample of seed 004", async () => {
    const { assist, received } = await start(answer(sample("seed004-tokenpay.json")))
    const outcome = await assist.tokenPay(request)
    expect(outcome).toMatchObject({
      outcome: "done",
      reply: {
        continueUrl: undefined,
        order: {
          billNumber: "5899110210668265",
          state: "In Process",
          checkValueVerified: true,
          operations: [{ state: "in_process", responseCode: "AS200", means: { typeId: "61", typeName: "SamsungPay" } }],
        },
      },
    })
    expect(received[0]?.path).toBe("/pay/tokenpay.cfm")
    expect(received[0]?.fields).toMatchObject({
      Login: "shop_login",
      Password: "Passw0rd99",
      OrderNumber: "ORD-1001",
      OrderAmount: "199.90",
      Delay: "1",
      TokenType: "2",
      PaymentToken: '{"signature":"s","protocolVersion":"ECv2"}',
      ClientIP: "203.0.113.7",
      Lastname: "Тестов",
      Checkvalue: "53E717FCEFF09E2A484B20042E267872",
      Format: "5",
    })
  })

  it("hands on the address for CVC2 and 3-D Secure, codes 3/115", async () => {
    expect(await pay(sample("seed004-tokenpay-continue.json"))).toMatchObject({
      outcome: "done",
      reply: {
        codes: { first: "3", second: "115" },
        continueUrl: "https://payments.example/pay/pay.cfm?CFSID=LiRNMzMiSfC3Wy0nWFdaQCJYTiQgCg%3D%3D",
        order: { state: "In Process" },
      },
    })
  })

  it.each<[PaymentToken, string, string]>([
    [{ type: "apple_pay", token: '{"data":"x"}' }, "1", '{"data":"x"}'],
    [{ type: "samsung_pay", token: '{"a":1}' }, "3", '{"a":1}'],
    [{ type: "mir_pay", token: {} }, "6", "{}"],
    [
      { type: "stored_card", token: "7f3f2a10-0000-4000-8000-00000000abcd", customerNumber: "cus_42" },
      "5",
      '{"Token":"7f3f2a10-0000-4000-8000-00000000abcd","CustomerNumber":"cus_42"}',
    ],
  ])("sends %j as type %s", async (token, type, text) => {
    const { assist, received } = await start(answer(sample("seed004-tokenpay.json")))
    await assist.tokenPay({ ...request, token })
    expect(received[0]?.fields).toMatchObject({ TokenType: type, PaymentToken: text })
  })

  it("reads a SOAP reply when that is asked for", async () => {
    const order = `<order><ordernumber>ORD-1001</ordernumber><billnumber>5899110210668265</billnumber><orderamount>199.90</orderamount><ordercurrency>BYN</ordercurrency><orderstate>In Process</orderstate><operation><billnumber>5899110210668265.1</billnumber><operationtype>100</operationtype></operation></order><packetdate>01.06.2024 09:10:00</packetdate><signature/>`
    const { assist, received } = await start(
      answer(
        `<soapenv:Envelope xmlns:soapenv="x" xmlns:ws="y"><soapenv:Body><ws:PaymentTokenResponseParams>${order}</ws:PaymentTokenResponseParams></soapenv:Body></soapenv:Envelope>`,
      ),
      { replyFormat: "soap", requestFormat: "soap" },
    )
    expect(await assist.tokenPay(request)).toMatchObject({ outcome: "done", reply: { order: { operations: [{}] } } })
    expect(received[0]?.headers["soapaction"]).toBe('"http://www.paysecure.ru/ws/PaymentTokenRequestParams"')
    expect(received[0]?.text).toContain("<format>4</format>")
    expect(received[0]?.text).toContain('<paymenttoken>{"signature"')
  })

  it.each([
    ["another order", sample("seed004-tokenpay.json", { "26012015_4": "ORD-1002" }), 200],
    ["another sum", sample("seed004-tokenpay.json", { "24.00": "24.00" }), 200],
    [
      "a wrong check value",
      sample("seed004-tokenpay.json", { "85C6C974AADC1CADFCFD195730ED090B": "0".repeat(32) }),
      200,
    ],
    [
      "a state nobody knows",
      sample("seed004-tokenpay.json", { '"In Process"\n    , "fraud': '"Odd"\n    , "fraud' }),
      200,
    ],
    ["success with an HTTP error", sample("seed004-tokenpay.json"), 500],
    ["an error beside an order", sample("seed004-tokenpay-continue.json", { '"115"': '"116"' }), 200],
    ["an address that leads nowhere", sample("seed004-tokenpay-continue.json", { "<SERVER_NAME>": "a b" }), 200],
    ["an internal error", '{"firstcode":"2","secondcode":"0"}', 200],
    ["no order", '{"orders":[]}', 200],
    ["half of it", sample("seed004-tokenpay.json").slice(0, 700), 200],
  ])("unknown with %s", async (_what, body, status) => {
    expect(await pay(body, status)).toMatchObject({ outcome: "unknown" })
  })

  it("declined when Assist says so, by codes, by state or by the operation", async () => {
    expect(await pay('{"firstcode":"7","secondcode":"102"}')).toMatchObject({ outcome: "declined" })
    const declined = { '"In Process"': '"Declined"', [checkValueOf("In Process")]: checkValueOf("Declined") }
    expect(await pay(sample("seed004-tokenpay.json", declined))).toMatchObject({ outcome: "declined" })
    expect(await pay(sample("seed004-tokenpay.json", { AS200: "AS102" }))).toMatchObject({
      outcome: "declined",
      reason: expect.stringContaining("insufficient funds"),
    })
  })

  it("is sent once, and once more when Assist refused it for its rate limit", async () => {
    const limited = answer('{"firstcode":"1","secondcode":"3"}')
    const { assist, received } = await start([drop, limited, limited])
    expect(await assist.tokenPay(request)).toMatchObject({ outcome: "unknown" })
    expect(received).toHaveLength(1)
    expect(await assist.tokenPay(request)).toMatchObject({ outcome: "not_sent" })
    expect(await assist.tokenPay({ ...request, signal: AbortSignal.abort() })).toMatchObject({ outcome: "not_sent" })
    expect(received).toHaveLength(3)
  })

  it.each<[string, Partial<TokenPayRequest>]>([
    ["Lastname", { payer: { firstname: "Тест", email: "a@b.by" } }],
    ["Firstname", { payer: { lastname: "Тестов", email: "a@b.by" } }],
    ["Email", { payer: { lastname: "Тестов", firstname: "Тест" } }],
    ["PaymentToken", { token: { type: "apple_pay", token: "text" } }],
    ["PaymentToken", { token: { type: "apple_pay", token: "x".repeat(70_000) } }],
    ["PaymentToken", { token: { type: "stored_card", token: "1", customerNumber: "2" } }],
    [
      "CustomerNumber",
      { token: { type: "stored_card", token: "7f3f2a10-0000-4000-8000-00000000abcd", customerNumber: "" } },
    ],
    ["TokenType", { token: { type: "visa" as "apple_pay", token: "{}" } }],
    ["ClientIP", { clientIp: "::1" }],
  ])("refuses a wrong %s by name, and sends nothing", async (field, change) => {
    const { assist, received } = await start(answer(""))
    const error = await rejection(assist.tokenPay({ ...request, ...change }))
    expect(error).toBeInstanceOf(AssistError)
    expect((error as AssistError).message).toMatch(new RegExp(`^${field} `))
    expect((error as AssistError).message).not.toContain("xxxxx")
    expect(received).toHaveLength(0)
  })
})
