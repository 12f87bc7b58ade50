import { Malformed } from "../decode/malformed"
import { textOf } from "../decode/raw-node"
import { readOperationReply } from "../decode/read-operation-reply"
import { readOrder } from "../decode/read-order"
import { decodeReply } from "../decode/reply-document"
import { parseDate, parseOrderState, parseTestMode } from "../decode/values"
import { decode } from "./support/decode"
import { fixture } from "./support/fixture"
import { flatReply, orderXml, resultXml } from "./support/replies"

describe("the sample replies of seed 003", () => {
  it("success, with its inline document type, padded values and RUB", () => {
    const document = decodeReply(fixture("seed003-charge.xml"), "text/xml")
    expect(document.codes).toEqual({ first: "0", second: "0" })
    expect(readOperationReply(document, "200")).toEqual({
      codes: { first: "0", second: "0" },
      orderNumber: "0001-01",
      billNumber: "511111100000001",
      operationBillNumber: "511111100000001.2",
      state: "Approved",
      stateText: "Approved",
      money: { amount: 10000, currency: "RUB" },
      responseCode: "AS000",
      message: ".",
      customerMessage: ".",
      recommendation: "",
      testMode: true,
    })
  })

  it("error, without a blank between its attributes", () => {
    const document = decodeReply(fixture("seed003-error.xml"), undefined)
    expect(document).toMatchObject({ codes: { first: "7", second: "102" }, faultText: "", orders: [] })
  })

  it.each([
    ["seed003-charge.soap.xml", "soap", "511111", "11:23:13"],
    ["seed003-charge.csv", "csv", "511111", "09:00:05"],
  ])("%s holds the same charge", (name, format, bill, time) => {
    const document = decodeReply(fixture(name), undefined)
    expect(document).toMatchObject({ format, codes: { first: "0", second: "0" } })
    expect(readOperationReply(document, "200")).toMatchObject({
      orderNumber: "0001-01",
      billNumber: "51111110000001",
      operationBillNumber: "51111110000001.2",
      state: "Approved",
      money: { amount: 10000, currency: "RUB" },
      responseCode: "AS000",
      message: ".",
      recommendation: "",
      testMode: true,
    })
    expect(document.orders[0]?.fields["billnumber"]).toContain(bill)
    expect(textOf(document.orders[0]?.fields, "orderdate")).toContain(time)
    expect(textOf(document.orders[0]?.fields, "cardexpirationdate")).toBe("12/20")
  })
})

describe("the sample replies of the protocol", () => {
  it("charge as XML without padding", () => {
    const reply = readOperationReply(decodeReply(fixture("protocol-charge.xml"), undefined), "200")
    expect(reply).toMatchObject({ billNumber: "5112223334445556", state: "Approved", testMode: false })
    expect(reply.money).toEqual({ amount: 10000, currency: "BYN" })
  })

  it("wscancel as JSON: numbers, nested operations, check data", () => {
    const document = decodeReply(fixture("protocol-wscancel.json"), "application/json")
    expect(readOperationReply(document, "300")).toMatchObject({
      orderNumber: "ORD-1001",
      billNumber: "5112223334445556",
      operationBillNumber: undefined,
      state: "PartialCanceled",
      money: { amount: 3000, currency: "BYN" },
      responseCode: "AS000",
      testMode: false,
    })
    expect(document.orders[0]?.fields["packetdate"]).toBe("01.06.2024 09:10:00")
  })

  it("orderresult as JSON", () => {
    const document = decodeReply(fixture("protocol-orderresult.json"), "application/json")
    const [raw] = document.orders
    if (!raw) throw new Error("no order")
    const order = readOrder(raw, undefined)
    expect(order).toMatchObject({
      billNumber: "5112223334445556",
      orderNumber: "ORD-1001",
      state: "Approved",
      money: { amount: 10000, currency: "BYN" },
      testMode: false,
    })
    expect(order.date?.toISOString()).toBe("2024-06-01T08:00:00.000Z")
    expect(order.operations).toEqual([
      {
        billNumber: "5112223334445556.1",
        type: "payment",
        typeCode: "100",
        state: "success",
        stateText: "Success",
        money: { amount: 10000, currency: "BYN" },
        responseCode: "AS000",
        message: "",
        customerMessage: "",
        recommendation: "",
        date: new Date("2024-06-01T08:00:02.000Z"),
        means: {
          typeId: "1",
          typeName: "VISA",
          subtype: "Classic",
          number: "411111****1111",
          expires: "12/25",
          issuer: "…",
          country: "…",
          approvalCode: "X12345",
        },
        threeDs: { authResult: "Y", authRequired: "1", version: "1.0", eci: "5" },
      },
    ])
  })
})

describe("shapes", () => {
  it("several orders with several operations, directly or in a list", () => {
    const second = orderXml({ billnumber: "5112223334445557" }, []).replace(
      "</order>",
      "<operations><operation><operationtype>100</operationtype></operation><operation><operationtype>200</operationtype></operation></operations></order>",
    )
    const document = decode(resultXml(`${orderXml({}, [{}, { operationtype: "300" }])}${second}`))
    expect(document.orders.map((order) => order.operations.length)).toEqual([2, 2])
    const types = document.orders.flatMap((order) =>
      readOrder(order, true).operations.map((operation) => operation.type),
    )
    expect(types).toEqual(["payment", "cancel", "payment", "charge"])
  })

  it("charge as JSON, flat, with numbers", () => {
    const reply = readOperationReply(
      decode(
        '{"charge":{"ordernumber":"ORD-1001","billnumber":"5112223334445556.2","amount":30.1,"currency":"RUR","operationtype":200,"testmode":0,"responsecode":" as000 ","orderstate":" partialDELAYED "}}',
      ),
      "200",
    )
    expect(reply).toMatchObject({
      codes: { first: "0", second: "0" },
      money: { amount: 3010, currency: "RUB" },
      responseCode: "AS000",
      state: "PartialDelayed",
      stateText: "partialDELAYED",
    })
  })

  it.each([
    [
      '{"fault":{"faultcode":"7","faultstring":"102","detail":{"message":"нет","recomendation":""}}}',
      "7",
      "102",
      "нет",
    ],
    ['{"fault":{"detail":"текст"}}', "", "", "текст"],
    ['{"fault":{"faultcode":5,"faultstring":143,"detail":""}}', "5", "143", ""],
    ['{"firstcode":"2","secondcode":"1"}', "2", "1", ""],
    ['{"FirstCode":7,"SecondCode":102}', "7", "102", ""],
    ['{"charge":{"firstcode":15,"secondcode":307}}', "15", "307", ""],
  ])("error %s", (text, first, second, faultText) => {
    expect(decode(text)).toMatchObject({ codes: { first, second }, faultText, orders: [] })
  })

  it("no orders", () => {
    expect(decode('{"orderresult":{"orders":[]}}').orders).toEqual([])
    expect(decode('<result firstcode="0" secondcode="0" count="0"/>').orders).toEqual([])
    expect(decode(resultXml("<orders></orders>")).orders).toEqual([])
  })

  it("is told by its first character, not by what was asked or declared", () => {
    expect(decode(`\ufeff  ${flatReply()}`, "application/json").orders).toHaveLength(1)
    expect(decode('\n {"firstcode":"0","secondcode":"0"}', "text/xml").codes.first).toBe("0")
  })

  it("of two cancels in wscancel, takes the newer", () => {
    const operation = (number: string, amount: string) => ({
      billnumber: `5112223334445556.${number}`,
      operationtype: "300",
      amount,
    })
    const text = resultXml(
      orderXml({ orderstate: "PartialCanceled" }, [{}, operation("10", "5.00"), operation("9", "7.00")]),
    )
    expect(readOperationReply(decode(text), "300")).toMatchObject({
      operationBillNumber: "5112223334445556.10",
      money: { amount: 500 },
    })
  })

  it("keeps what it has no name for", () => {
    const document = decode(
      resultXml(orderXml({ orderstate: "Reversed?" }, [{ operationtype: "500", operationstate: "Odd" }])),
    )
    const [raw] = document.orders
    const order = raw && readOrder(raw, undefined)
    expect(order).toMatchObject({ state: "unknown", stateText: "Reversed?" })
    expect(order?.operations[0]).toMatchObject({ type: "other", typeCode: "500", state: "unknown", stateText: "Odd" })
  })

  it("refuses an order that does not say which it is", () => {
    const [raw] = decode(resultXml(orderXml({ billnumber: undefined }))).orders
    expect(() => raw && readOrder(raw, undefined)).toThrow(Malformed)
  })
})

describe("values", () => {
  it.each([
    ["01.06.2024 08:00:02", "2024-06-01T08:00:02.000Z"],
    [" 01.06.2024 08:29 ", "2024-06-01T08:29:00.000Z"],
    ["29.02.2024 23:59:59", "2024-02-29T23:59:59.000Z"],
    ["31.02.2024 00:00:00", undefined],
    ["01.06.2024 24:00:00", undefined],
    ["01.06.2024 10:60", undefined],
    ["2024-06-01", undefined],
    ["", undefined],
  ])("date %p is %p", (text, expected) => {
    expect(parseDate(text)?.toISOString()).toBe(expected)
  })

  it.each([
    ["In  process", "In Process"],
    ["APPROVED", "Approved"],
    ["Decline", "Declined"],
    ["Ожидает подтверждения оплаты", "Delayed"],
    ["Cancel error", "unknown"],
    ["", "unknown"],
  ])("state %p is %p", (text, expected) => {
    expect(parseOrderState(text)).toBe(expected)
  })

  it("takes anything but a no for a test payment", () => {
    expect(["", "0", " 0 ", "false"].map(parseTestMode)).toEqual([false, false, false, false])
    expect(["1", "true", "2", "Y"].map(parseTestMode)).toEqual([true, true, true, true])
  })
})
