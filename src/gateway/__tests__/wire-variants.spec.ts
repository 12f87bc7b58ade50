import { CheckValues, decodeNotification, scrubText } from "../index"
import { decode } from "./support/decode"
import { checkValueOf, element, orderXml, resultXml } from "./support/replies"
import { byn, ORDER, rejection, start, stopAll } from "./support/start"
import { answer, client, SECRET_WORD } from "./support/test-server"

afterEach(stopAll)

// Protocol 16, rows 1 to 11: where sources contradict each other, the client reads both.

const BILL = "5112223334445556"
const from = new Date("2024-05-31T00:00:00Z")
const soap = (inside: string) =>
  `<soapenv:Envelope xmlns:soapenv="s" xmlns:ws="http://www.paysecure.ru/ws/"><soapenv:Header/><soapenv:Body>${inside}</soapenv:Body></soapenv:Envelope>`

describe("an order in SOAP (row 1)", () => {
  it.each([
    [
      "as the document has it",
      `<ws:orderresultResponse><orderresult>${orderXml()}</orderresult></ws:orderresultResponse>`,
    ],
    ["without the wrapping", `<ws:orderresult>${orderXml()}</ws:orderresult>`],
  ])("is read %s", async (_what, inside) => {
    const { assist } = await start(answer(soap(inside)))
    expect(await assist.orderResult({ orderNumber: ORDER, from })).toMatchObject([
      { orderNumber: ORDER, billNumber: BILL, checkValueVerified: true, operations: [{ type: "payment" }] },
    ])
  })
})

describe("a notification in SOAP EXT (row 2)", () => {
  const order = { merchant_id: "123456", ordernumber: ORDER, orderamount: "199.90", ordercurrency: "BYN" }
  const told = { billnumber: BILL, orderstate: "Approved", packetdate: "01.06.2024 09:01:47" }
  const operation = { operationtype: "100", amount: "199.90", currency: "BYN", responsecode: "AS000" }
  const seal = { checkvalue: checkValueOf("Approved") }

  it.each([
    [
      "nested",
      "ws:PushPaymentResult",
      element("order", { ...order, ...told, ...seal }, element("operation", operation)),
    ],
    [
      "in the operation alone",
      "ws:PushPaymentResult",
      element("order", order, element("operation", { ...told, ...seal, ...operation })),
    ],
    ["flat", "ws:pushpaymentresult", element("order", { ...order, ...told, ...seal, ...operation })],
  ])("is read and verified %s", (_what, name, inside) => {
    const notification = decodeNotification(Buffer.from(soap(`<${name}>${inside}</${name}>`)), "text/xml")
    expect(notification).toMatchObject({
      orderNumber: ORDER,
      shortBillNumber: BILL,
      state: "Approved",
      operationType: "payment",
      operationMoney: byn(19990),
    })
    expect(client("https://payments.paysec.by").verifyNotification(notification)).toBe(true)
  })
})

describe("a bill (row 3)", () => {
  const HASH = "0A1B2C3D4E5F"

  it.each([
    ["result/return/Hash", resultXml(`<return><Hash>${HASH}</Hash></return>`)],
    ["result/bill/hash", resultXml(`<bill><hash> ${HASH} </hash></bill>`)],
    ["BillResponse/return/Hash", soap(`<ws:BillResponse><return><Hash>${HASH}</Hash></return></ws:BillResponse>`)],
    ["billresponse.hash", JSON.stringify({ billresponse: { hash: HASH } })],
    ["hash", JSON.stringify({ hash: HASH })],
  ])("has its hash in %s", async (_where, body) => {
    const { assist } = await start(answer(body))
    expect(await assist.createBill({ bill: "B-1", money: byn(19990) })).toMatchObject({ hash: HASH })
  })

  it.each([
    ["table", "123456;shop_login;Passw0rd99;B-1;199.90;BYN;;;;;;;;RU;;https://shop.by/back;;;4"],
    ["no_returns", "123456;shop_login;Passw0rd99;B-1;199.90;BYN;;;;;;;;RU;"],
  ] as const)("has the check value of the form %s", async (billCheckValue, x) => {
    const { assist, received } = await start(answer(JSON.stringify({ hash: HASH })), { billCheckValue })
    await assist.createBill({ bill: "B-1", money: byn(19990), returnUrl: "https://shop.by/back" })
    expect(received[0]?.fields).toMatchObject({
      URL_RETURN: "https://shop.by/back",
      FORMAT: "4",
      Checkvalue: new CheckValues([SECRET_WORD]).sign(x),
    })
  })

  it("has no other form of check value", () => {
    expect(() => client("https://payments.paysec.by", { billCheckValue: "other" as "table" })).toThrow(/billCheckValue/)
  })
})

describe("a charge in JSON (row 4)", () => {
  it.each([[150], ["150.00"], ["150"]])("has its sum as %p", async (amount) => {
    const reply = {
      ordernumber: ORDER,
      billnumber: `${BILL}.2`,
      amount,
      orderamount: amount,
      currency: "BYN",
      operationtype: 200,
      testmode: 0,
      responsecode: "AS000",
      orderstate: "Approved",
    }
    const { assist } = await start(answer(JSON.stringify({ charge: reply })))
    expect(await assist.charge({ billNumber: BILL, orderNumber: ORDER, money: byn(15000) })).toMatchObject({
      outcome: "done",
      reply: { money: byn(15000) },
    })
  })
})

describe("an error in JSON (rows 5 and 6)", () => {
  const SHAPES = [
    { fault: { faultcode: "7", faultstring: "102", detail: { message: "нет" } } },
    { faultcode: "7", faultstring: "102" },
    { faultcode: 7, faultstring: 102, detail: { message: "нет" } },
    { firstcode: "7", secondcode: "102" },
    { fault: { faultcode: "7", faultstring: "102" }, firstcode: "7", secondcode: "102" },
  ].map((shape) => JSON.stringify(shape))

  it.each(SHAPES.flatMap((shape) => [200, 400, 401, 403, 500].map((status) => [shape, status] as const)))(
    "%s with HTTP %i is refused by its codes, and asked once",
    async (body, status) => {
      const { assist, received } = await start(answer(body, status, { "content-type": "application/json" }))
      expect(await rejection(assist.orderResult({ orderNumber: ORDER, from }))).toMatchObject({
        kind: "refused",
        codes: { first: "7", second: "102" },
      })
      expect(received).toHaveLength(1)
      expect(await assist.charge({ billNumber: BILL, orderNumber: ORDER })).toMatchObject({
        outcome: "declined",
        reply: { codes: { first: "7", second: "102" } },
      })
    },
  )

  it("is no error without codes that say so", () => {
    expect(decode('{"faultcode":"","faultstring":""}').codes).toEqual({ first: "", second: "" })
    expect(decode('{"detail":"x","firstcode":"0","secondcode":"0"}').codes).toEqual({ first: "0", second: "0" })
  })
})

describe("resultbydate (row 7)", () => {
  const row = {
    merchant_id: "123456",
    ordernumber: ORDER,
    billnumber: `${BILL}.1`,
    orderamount: "199.90",
    ordercurrency: "BYN",
    orderstate: "Approved",
    operationtype: "100",
    amount: "199.90",
    currency: "BYN",
    meantype_id: "38",
    checkvalue: checkValueOf("Approved"),
  }

  it.each([
    ["CSV", `${Object.keys(row).join(";")};\r\n${Object.values(row).join(";")};\r\n`],
    ["XML", resultXml(element("payment", row))],
    ["JSON", JSON.stringify({ resultbydate: { payments: [row] } })],
  ])("may have merchant_id and checkvalue in %s", async (_what, body) => {
    const { assist, received } = await start(answer(body))
    const to = new Date("2024-06-01T00:00:00Z")
    expect(await assist.resultByDate({ from, to, dateTimeMode: 1 })).toMatchObject([
      { orderNumber: ORDER, orderState: "Approved", operation: { money: byn(19990), means: { typeId: "38" } } },
    ])
    expect(received[0]?.fields["DateTimeMode"]).toBe("1")
    await assist.resultByDate({ from, to })
    expect(received[1]?.fields).not.toHaveProperty("DateTimeMode")
    expect(await rejection(assist.resultByDate({ from, to, dateTimeMode: -1 }))).toMatchObject({
      kind: "configuration",
    })
  })
})

describe("tokenpay (row 8)", () => {
  const order = {
    ordernumber: ORDER,
    billnumber: BILL,
    orderamount: "199.90",
    ordercurrency: "BYN",
    orderstate: "In Process",
  }

  it.each([
    ["an object", { firstcode: "0", secondcode: "0", order }],
    ["an array with numeric codes", { firstcode: 0, secondcode: 0, order: [order] }],
    ["an array in its envelope", { tokenpay: { firstcode: 0, secondcode: 0, order: [order] } }],
    [
      "PaymentTokenResponseParams",
      soap(`<ws:PaymentTokenResponseParams>${element("order", order)}<signature/></ws:PaymentTokenResponseParams>`),
    ],
    ["tokenpay", soap(`<ws:tokenpay>${element("order", order)}</ws:tokenpay>`)],
  ])("has its order as %s", async (_what, body) => {
    const { assist } = await start(answer(typeof body === "string" ? body : JSON.stringify(body)))
    const paid = await assist.tokenPay({
      orderNumber: ORDER,
      money: byn(19990),
      delay: 1,
      payer: { lastname: "Купала", firstname: "Янка", email: "yanka@example.by" },
      token: { type: "google_pay", token: {} },
    })
    expect(paid).toMatchObject({ outcome: "done", reply: { order: { billNumber: BILL, state: "In Process" } } })
  })
})

describe("the CFSID of a payment page (row 9)", () => {
  it.each(["aB3+/x==", "aB3%2B%2Fx%3D%3D", "aB3-_x"])(
    "is handed on as it came, and never logged: %s",
    async (cfsid) => {
      const url = `https://payments.example/pay/pay.cfm?CFSID=${cfsid}&stage=iframe`
      const { assist } = await start(answer(JSON.stringify({ url, expirationtime: "", orderstate: "In Process" })))
      expect((await assist.payRequest({ orderNumber: ORDER, money: byn(100), delay: 1 })).url).toBe(url)
      for (const text of [url, `see ${url}`, JSON.stringify({ url }), JSON.stringify({ message: url })]) {
        expect(scrubText(text)).not.toContain(cfsid)
      }
    },
  )
})

describe("a JSON request (row 10)", () => {
  it.each([
    ["XML", resultXml(orderXml()), "application/json"],
    ["JSON", JSON.stringify({ orderresult: { orders: [{ ordernumber: ORDER, billnumber: BILL }] } }), "text/xml"],
  ])("may be answered in %s, whatever the Content-Type", async (_what, body, type) => {
    const { assist } = await start(answer(body, 200, { "content-type": type }), { requestFormat: "json" })
    expect(await assist.orderResult({ orderNumber: ORDER, from })).toMatchObject([{ billNumber: BILL }])
  })
})
