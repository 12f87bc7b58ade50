import { AssistError, type BillRequest, CheckValues, type ResultByDateQuery } from "../index"
import { checkValueOf, element, flatReply, orderXml, resultXml } from "./support/replies"
import { byn, ORDER, rejection, start, stopAll } from "./support/start"
import { answer, drop, SECRET_WORD } from "./support/test-server"

afterEach(stopAll)

const soap = (body: string) =>
  answer(
    `<SOAP-ENV:Envelope xmlns:SOAP-ENV='http://schemas.xmlsoap.org/soap/envelope/'><SOAP-ENV:Body>${body}</SOAP-ENV:Body></SOAP-ENV:Envelope>`,
  )

describe("recurrent/rp", () => {
  const request = { billNumber: "5112223334445556", orderNumber: ORDER, money: byn(3010), comment: "month <2>" }
  const reply = flatReply({ operationtype: "100", orderstate: "Approved", billnumber: "5112223334449999.1" })

  it("takes the next payment; the new order has a billnumber of its own", async () => {
    const { assist, received } = await start(answer(reply))
    expect(await assist.recurringPayment(request)).toMatchObject({
      outcome: "done",
      reply: { billNumber: "5112223334449999", state: "Approved", money: { amount: 3010 } },
    })
    expect(received[0]?.path).toBe("/recurrent/rp.cfm")
    expect(received[0]?.fields).toMatchObject({
      BillNumber: "5112223334445556",
      OrderNumber: "ORD-1001",
      Amount: "30.10",
      Currency: "BYN",
      OrderComment: "month 2",
      Format: "3",
    })
  })

  it("reads JSON, and is unknown or declined as every call that moves money", async () => {
    const json =
      '{"rp":{"ordernumber":"ORD-1001","billnumber":"5112223334449999.1","amount":30.1,"currency":"BYN","responsecode":"AS000","orderstate":"Delayed","operationtype":100}}'
    const { assist, received } = await start([
      answer(json),
      answer(json.replace("AS000", "AS300").replace("Delayed", "In Process")),
      answer(json.replace("AS000", "AS102").replace("Delayed", "Declined")),
      answer(json.replace("ORD-1001", "ORD-1002")),
      answer(json.replace("30.1", "30.2")),
      drop,
    ])
    const outcomes: string[] = []
    for (let call = 0; call < 6; call++) outcomes.push((await assist.recurringPayment(request)).outcome)
    expect(outcomes).toEqual(["done", "unknown", "declined", "unknown", "unknown", "unknown"])
    expect(received).toHaveLength(6)
  })
})

describe("orderstate", () => {
  const query = { orderNumber: ORDER, from: new Date("2024-05-31T00:00:00Z") }

  it("reads several attempts without operations", async () => {
    const { assist, received } = await start(
      answer(
        resultXml(`${orderXml({ orderstate: "Declined" }, [])}${orderXml({ billnumber: "5112223334445557" }, [])}`),
      ),
    )
    expect(await assist.orderState(query)).toMatchObject([
      { state: "Declined", operations: [], checkValueVerified: true },
      { state: "Delayed", billNumber: "5112223334445557", operations: [] },
    ])
    expect(received[0]?.path).toBe("/orderstate/orderstate.cfm")
    expect(received[0]?.fields).toMatchObject({
      Ordernumber: "ORD-1001",
      StartYear: "2024",
      StartMonth: "5",
      StartMin: "0",
    })
  })

  it("reads the JSON of Assist's SDK, one order or a list", async () => {
    const one = {
      ordernumber: "ORD-1001",
      billnumber: "5112223334445556",
      orderamount: 199.9,
      ordercurrency: "BYN",
      orderstate: "Approved",
      checkdata: { packetdate: "01.06.2024 09:10", signature: "", checkvalue: checkValueOf("Approved") },
    }
    const { assist } = await start([
      answer(JSON.stringify({ orderstate: one })),
      answer(JSON.stringify({ orderstate: [one, one] })),
      answer(JSON.stringify({ orderstate: { orders: [one, one, one] } })),
    ])
    for (const count of [1, 2, 3]) {
      const orders = await assist.orderState(query)
      expect(orders).toHaveLength(count)
      expect(orders[0]).toMatchObject({ state: "Approved", checkValueVerified: true })
    }
  })

  it("asks by billnumber alone, and refuses an answer about another", async () => {
    const { assist, received } = await start([answer(resultXml(orderXml())), answer(resultXml("", "10", "201"))])
    const byBill = { billNumber: "5112223334445556", from: query.from }
    expect(await assist.orderResult(byBill)).toHaveLength(1)
    expect(received[0]?.fields).not.toHaveProperty("Ordernumber")
    expect(await assist.orderState(byBill)).toEqual([])
    const other = await start(answer(resultXml(orderXml())))
    expect(await rejection(other.assist.orderState({ ...byBill, billNumber: "5112223334445557" }))).toMatchObject({
      kind: "integrity",
    })
    expect(await rejection(other.assist.orderState({ from: query.from } as typeof byBill))).toMatchObject({
      kind: "configuration",
    })
  })
})

describe("resultbydate", () => {
  const query: ResultByDateQuery = { from: new Date("2024-06-01T00:00:00Z"), to: new Date("2024-06-02T00:00:00Z") }
  const fields = {
    ordernumber: "ORD-1001",
    billnumber: "5112223334445556.1",
    orderamount: "199.90",
    ordercurrency: "BYN",
    orderstate: "Approved",
    amount: "199.90",
    currency: "BYN",
    operationtype: "100",
    operationstate: "Success",
    operationdate: "01.06.2024 08:00:02",
    responsecode: "AS000",
    testmode: "1",
  }
  const expected = {
    orderNumber: "ORD-1001",
    billNumber: "5112223334445556",
    orderState: "Approved",
    testMode: true,
    operation: { type: "payment", state: "success", billNumber: "5112223334445556.1", money: { amount: 19990 } },
  }

  it.each([
    ["XML", resultXml(element("payment", fields) + element("payment", { ...fields, operationtype: "200" }))],
    [
      "XML with nested operations",
      resultXml(orderXml({ ...fields, billnumber: "5112223334445556" }, [{}, { operationtype: "200" }])),
    ],
    [
      "CSV",
      `${Object.keys(fields).join(";")};\r\n${[1, 2].map(() => `${Object.values(fields).join(";")};`).join("\r\n")}\r\n`,
    ],
    [
      "SOAP",
      `<e:Envelope><e:Body><r>${element("payment", fields)}${element("payment", fields)}</r></e:Body></e:Envelope>`,
    ],
    ["JSON", JSON.stringify({ resultbydate: { payments: [fields, fields] } })],
  ])("reads %s", async (_what, body) => {
    const { assist, received } = await start(answer(body))
    const operations = await assist.resultByDate({ ...query, meansType: 6, operationState: "S", operationType: "A" })
    expect(operations).toHaveLength(2)
    expect(operations[0]).toMatchObject(expected)
    expect(received[0]?.fields).toMatchObject({
      StartDay: "1",
      EndDay: "2",
      ZipFlag: "0",
      MeanType_ID: "6",
      Operationstate: "S",
      Operationtype: "A",
    })
  })

  it("is empty when there is nothing", async () => {
    const { assist } = await start([
      answer(resultXml("", "10", "216")),
      answer(resultXml("", "10", "201")),
      answer(resultXml("")),
    ])
    expect(await rejection(assist.resultByDate(query))).toMatchObject({ kind: "refused" })
    expect(await assist.resultByDate(query)).toEqual([])
    expect(await assist.resultByDate(query)).toEqual([])
  })

  it.each<[string, Partial<ResultByDateQuery>]>([
    ["End", { to: new Date("2024-06-02T00:00:01Z") }],
    ["End", { to: new Date("2024-05-31T00:00:00Z") }],
    ["Start", { from: new Date(Number.NaN) }],
    ["MeanType_ID", { meansType: 0.5 }],
    ["Operationstate", { operationState: "X" as "S" }],
    ["Operationtype", { operationType: "X" as "A" }],
  ])("refuses a wrong %s: Assist would answer about something else", async (field, change) => {
    const { assist, received } = await start(answer(""))
    const error = await rejection(assist.resultByDate({ ...query, ...change }))
    expect(error).toBeInstanceOf(AssistError)
    expect((error as AssistError).message).toMatch(new RegExp(`^${field} `))
    expect(received).toHaveLength(0)
  })
})

describe("fiscalreceipt", () => {
  const numbers = "<fn_number>99</fn_number><fiscal_document_number>7</fiscal_document_number>"
  const reply = (url: string, billnumber = "5112223334445556.2") =>
    answer(
      `<result firstcode="0" secondcode="0"><fiscalreceipt><billnumber>${billnumber}</billnumber><status>Success</status>${numbers}<fiscal_document_attribute>5</fiscal_document_attribute><url>${url}</url></fiscalreceipt></result>`,
    )

  it("reads the fiscal document of an operation, whatever format comes, and its page only where it is one", async () => {
    const json = {
      fiscalreceipt: { billnumber: "5112223334445556.1", status: "New", url: "" },
    }
    const { assist, received } = await start([
      reply("https://ofd.by/x?a=1&amp;b=2"),
      answer(JSON.stringify(json)),
      reply("javascript:alert(1)"),
    ])
    expect(await assist.fiscalReceipt({ billNumber: "5112223334445556.2" })).toEqual({
      billNumber: "5112223334445556.2",
      status: "Success",
      documentNumber: "7",
      driveNumber: "99",
      sign: "5",
      url: "https://ofd.by/x?a=1&b=2",
    })
    expect(received[0]).toMatchObject({
      path: "/fiscal/fiscalreceipt.cfm",
      fields: { BillNumber: "5112223334445556.2", Merchant_ID: "123456", Format: "3" },
    })
    // Of an order's short number Assist names the operation that sold.
    expect(await assist.fiscalReceipt({ billNumber: "5112223334445556" })).toMatchObject({
      status: "New",
      url: undefined,
    })
    expect(await assist.fiscalReceipt({ billNumber: "5112223334445556.2" })).toMatchObject({ url: undefined })
  })

  it("has none where Assist says so, and does not take another operation's", async () => {
    const none = (codes: string) => answer(`<result ${codes}/>`)
    const { assist } = await start([
      none('firstcode="10" secondcode="179"'),
      none('firstcode="7" secondcode="102"'),
      reply("https://ofd.by/x", "5112223334445556.3"),
    ])
    const asked = () => assist.fiscalReceipt({ billNumber: "5112223334445556.2" })
    expect(await asked()).toBeUndefined()
    expect(await rejection(asked())).toMatchObject({ kind: "refused" })
    expect(await rejection(asked())).toMatchObject({ kind: "integrity" })
  })
})

describe("createbill", () => {
  const request: BillRequest = {
    bill: "BILL-1",
    money: byn(19990),
    comment: "за июнь",
    customer: { lastname: "Тестов", email: "a@b.by" },
    payUntil: new Date("2024-06-30T21:59:30Z"),
    delay: true,
    notify: 1,
  }

  it("makes a bill, with the check value over the table's order and its empty places", async () => {
    const { assist, received, url } = await start(
      soap(
        `<ns:BillResponse xmlns:ns="x"><return><Hash xsi:type="xsd:string"> 0A1B2C3D4E5F </Hash></return></ns:BillResponse>`,
      ),
    )
    const bill = await assist.createBill(request)
    expect(bill).toEqual({ hash: "0A1B2C3D4E5F", payUrl: `${url}/bill/paybill.cfm?ID=0A1B2C3D4E5F` })
    expect(assist.billPayUrl(bill.hash)).toBe(bill.payUrl)
    const x = "123456;shop_login;Passw0rd99;BILL-1;199.90;BYN;за июнь;;Тестов;;a@b.by;;;RU;20240630T2159;;;;4"
    expect(received[0]?.path).toBe("/bill/createbill.cfm")
    expect(received[0]?.fields).toEqual({
      Merchant_ID: "123456",
      Login: "shop_login",
      Password: "Passw0rd99",
      Bill: "BILL-1",
      Bill_amount: "199.90",
      Bill_currency: "BYN",
      Bill_comment: "за июнь",
      Customer_Lastname: "Тестов",
      Customer_Email: "a@b.by",
      Language: "RU",
      Pay_until: "20240630T2159",
      DelayPayment: "1",
      SendNotification: "1",
      FORMAT: "4",
      Checkvalue: new CheckValues([SECRET_WORD]).sign(x),
    })
  })

  it("reads a JSON hash, and refuses an answer without one", async () => {
    const { assist, received } = await start([
      answer('{"hash":"0A1B2C3D4E5F"}'),
      answer('{"hash":"\\" onload="}'),
      soap("<SOAP-ENV:Fault><faultcode>5</faultcode><faultstring>158</faultstring><detail/></SOAP-ENV:Fault>"),
      drop,
    ])
    expect(await assist.createBill(request)).toMatchObject({ hash: "0A1B2C3D4E5F" })
    expect(await rejection(assist.createBill(request))).toMatchObject({ kind: "malformed" })
    expect(await rejection(assist.createBill(request))).toMatchObject({
      kind: "refused",
      codes: { first: "5", second: "158" },
    })
    expect(await rejection(assist.createBill(request))).toMatchObject({ kind: "unreachable" })
    expect(received).toHaveLength(4)
  })

  it.each<[string, Partial<BillRequest>]>([
    ["Bill", { bill: "x".repeat(129) }],
    ["Bill_amount", { money: byn(0) }],
    ["Pay_until", { payUntil: new Date("x") }],
    ["SendNotification", { notify: 4 as 3 }],
    ["URL_RETURN_OK", { returnOk: "/yes" }],
    ["CustomerNumber", { customerNumber: "x".repeat(33) }],
    ["Language", { language: "UK" as "EN" }],
  ])("refuses a wrong %s by name", async (field, change) => {
    const { assist, received } = await start(answer(""))
    expect(await rejection(assist.createBill({ ...request, ...change }))).toMatchObject({
      kind: "configuration",
      message: expect.stringMatching(new RegExp(`^${field} `)),
    })
    expect(received).toHaveLength(0)
  })
})

describe("declining an unpaid order by its number", () => {
  const token = answer('{"access_token":"t0ken","refresh_token":"r"}')

  it("asks for a token and refuses the order with it", async () => {
    const { assist, received } = await start([token, answer('{"cancel":{"orderstate":"Declined"}}')])
    await assist.declineOrder({ orderNumber: ORDER })
    expect(received.map(({ path }) => path)).toEqual(["/api/v1/auth/login.cfm", "/api/v1/order/cancel.cfm"])
    expect(JSON.parse(received[0]?.text ?? "")).toEqual({
      login: "shop_login",
      password: "Passw0rd99",
      audience: "POS",
      components: "ws/cancelbynumber",
    })
    expect(received[1]?.headers["authorization"]).toBe("Bearer t0ken")
    expect(JSON.parse(received[1]?.text ?? "")).toEqual({ merchant_id: "123456", ordernumber: "ORD-1001" })
  })

  it.each([
    ["the token is refused", [answer('{"firstcode":"7","secondcode":"141"}', 401)], "refused"],
    ["there is no token", [answer('{"access_token":""}')], "malformed"],
    ["the order is in another state", [token, answer('{"cancel":{"orderstate":"Approved"}}')], "refused"],
    ["there is a fault", [token, answer('{"fault":{"faultcode":"15","faultstring":"201"}}')], "refused"],
    ["the connection drops", [token, drop], "unreachable"],
  ])("fails when %s", async (_what, answers, kind) => {
    const { assist, received } = await start(answers)
    expect(await rejection(assist.declineOrder({ orderNumber: ORDER }))).toMatchObject({ kind })
    expect(received).toHaveLength(answers.length)
  })
})
