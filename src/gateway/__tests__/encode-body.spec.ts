import { parseXml } from "../decode/parse-xml"
import { nodeOf, nodesOf, textOf } from "../decode/raw-node"
import { encodeBody } from "../http/encode-body"
import { minorUnits } from "../index"
import { flatReply, resultXml } from "./support/replies"
import { byn, ORDER, start, stopAll } from "./support/start"
import { answer } from "./support/test-server"

afterEach(stopAll)

const fields = { Billnumber: "5112223334445556", Merchant_ID: "123456", Login: "l", Password: "p<&>", Format: "4" }

describe("a request", () => {
  it("as JSON nests the merchant and writes everything else flat, in lower case (protocol 2.2)", () => {
    const { contentType, body } = encodeBody("json", "orderresult", { ...fields, StartYear: "2024" })
    expect(contentType).toBe("application/json; charset=utf-8")
    expect(JSON.parse(body)).toEqual({
      merchant: { merchant_id: "123456", login: "l", password: "p<&>" },
      billnumber: "5112223334445556",
      startyear: "2024",
      format: 4,
    })
  })

  it.each([
    ["charge", "http://www.paysecure.ru/message/", "makecharge"],
    ["wscancel", "http://www.paysecure.ru/ws/", "wscancelrequestparams"],
    ["orderresult", "http://www.paysecure.ru/ws/", "orderresult"],
    ["orderstate", "http://www.paysecure.ru/ws/", "orderstate"],
    ["tokenpay", "http://www.paysecure.ru/ws/", "paymenttokenrequestparams"],
  ] as const)("as SOAP has the element of %s, with its values escaped", (service, namespace, element) => {
    const { contentType, body } = encodeBody("soap", service, fields)
    expect(contentType).toBe("text/xml; charset=utf-8")
    expect(body).toContain(`xmlns:ws="${namespace}"`)
    const soapBody = nodeOf(nodeOf(parseXml(body), "envelope"), "body")
    expect(textOf(nodeOf(soapBody, element), "password")).toBe("p<&>")
    expect(textOf(nodeOf(soapBody, element), "merchant_id")).toBe("123456")
  })

  it("as SOAP repeats the lines of a receipt (protocol 10)", () => {
    const ChequeItems = '{"items":[{"id":1,"name":"A & B"},{"id":2,"name":"C"}]}'
    const { body } = encodeBody("soap", "charge", { ...fields, ChequeItems })
    const request = nodeOf(nodeOf(nodeOf(parseXml(body), "envelope"), "body"), "makecharge")
    expect(nodesOf(request, "chequeitem").map((line) => textOf(line, "name"))).toEqual(["A & B", "C"])
  })

  it("is never made as SOAP where the element is not known", () => {
    expect(() => encodeBody("soap", "rp", fields)).toThrow(RangeError)
  })
})

describe("the client", () => {
  const order = { billNumber: "5112223334445556", orderNumber: ORDER, money: byn(3010) }

  it.each([
    ["json", "application/json; charset=utf-8", '"merchant":{'],
    ["soap", "text/xml; charset=utf-8", "<ws:MakeCharge>"],
    ["form", "application/x-www-form-urlencoded; charset=utf-8", "Merchant_ID=123456"],
  ] as const)("asks in %s when told so", async (requestFormat, type, part) => {
    const { assist, received } = await start(answer(flatReply()), { requestFormat })
    expect(await assist.charge(order)).toMatchObject({ outcome: "done" })
    expect(received[0]?.headers["content-type"]).toBe(type)
    expect(received[0]?.text).toContain(part)
  })

  it.each([
    ["csv", "1"],
    ["xml", "3"],
    ["soap", "4"],
    ["json", "5"],
  ] as const)("asks for %s with Format=%s", async (replyFormat, format) => {
    const { assist, received } = await start([answer(flatReply()), answer(resultXml(""))], { replyFormat })
    await assist.charge(order)
    expect(received[0]?.fields["Format"]).toBe(format)
    // orderresult has no CSV (protocol 6.1)
    await assist.orderResult({ orderNumber: ORDER, from: new Date(minorUnits(0)) })
    expect(received[1]?.fields["Format"]).toBe(replyFormat === "csv" ? "3" : format)
  })

  it("sends a refund id to wscancel in SOAP when its requests are SOAP", async () => {
    const { assist, received } = await start(answer(""), { cancelService: "wscancel", requestFormat: "soap" })
    await assist.cancel({ ...order, externalRefundId: "refund_0001" })
    expect(received[0]?.text).toContain("<ws:WSCancelRequestParams>")
    expect(received[0]?.text).toContain("<externalrefundid>refund_0001</externalrefundid>")
  })
})
