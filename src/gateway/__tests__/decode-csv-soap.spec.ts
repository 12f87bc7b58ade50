import { readOperationReply } from "../decode/read-operation-reply"
import { readOrder } from "../decode/read-order"
import { decode, malformed } from "./support/decode"
import { fixture } from "./support/fixture"
import { element, orderXml } from "./support/replies"

const print = fixture("seed003-charge.csv").toString("utf8")
const soap = (inside: string) => `<s:Envelope xmlns:s="x"><s:Header/><s:Body>${inside}</s:Body></s:Envelope>`

describe("CSV", () => {
  it("as the error of protocol 2.3", () => {
    expect(decode("error;7;102;")).toMatchObject({ format: "csv", codes: { first: "7", second: "102" }, orders: [] })
    expect(decode("ERROR;10;201\r\n").codes).toEqual({ first: "10", second: "201" })
  })

  it("as a table with a line of names, quotes and a last delimiter or none", () => {
    const document = decode(
      'OrderNumber;BillNumber;message;\r\n1;5112223334445556;"нет";\r\n\r\n2;5112223334445557;;\r\n',
    )
    expect(document.orders.map(({ fields }) => fields["ordernumber"])).toEqual(["1", "2"])
    expect(document.orders[0]?.fields["message"]).toBe("нет")
    expect(decode("ordernumber;billnumber\n1;5112223334445556").orders).toHaveLength(1)
  })

  it.each([
    ["a value with a delimiter in it", "ordernumber;billnumber;message\n1;2;a;b", /another number of values/],
    ["a column twice", "ordernumber;billnumber;ordernumber\n1;2;3", /twice/],
    ["a print-out without its end", print.slice(0, print.indexOf("signature:")), /cut off/],
    [
      "the payer's comment with a field of its own",
      print.replace("ordercomment:", "ordercomment: amount: 1.00"),
      /amount twice/,
    ],
    ["prose with a colon", "Error: service unavailable", /none of/],
    ["prose with delimiters", "sorry; try; later", /none of/],
  ])("with %s is refused", (_what, text, message) => {
    expect(malformed(Buffer.from(text))).toMatch(message)
  })
})

describe("SOAP", () => {
  it("faults are codes (protocol 2.3)", () => {
    const fault = (detail: string) =>
      soap(`<s:Fault><faultcode>5</faultcode><faultstring>143</faultstring>${detail}</s:Fault>`)
    expect(decode(fault("<detail/>"))).toMatchObject({
      format: "soap",
      codes: { first: "5", second: "143" },
      orders: [],
    })
    expect(decode(fault("<detail><message>нет</message></detail>")).faultText).toBe("нет")
    expect(decode(fault("<detail>нет</detail>")).faultText).toBe("нет")
  })

  it("wscancel nests its operations, orderresult lists orders, tokenpay keeps check data beside the order", () => {
    const wscancel = decode(
      soap(
        `<ws:WSCancelResponseParams>${orderXml({ orderstate: "Canceled" }, [{}, { operationtype: "300", billnumber: "5112223334445556.2" }])}</ws:WSCancelResponseParams>`,
      ),
    )
    expect(readOperationReply(wscancel, "300")).toMatchObject({
      operationBillNumber: "5112223334445556.2",
      state: "Canceled",
    })
    const list = decode(
      soap(`<ws:orderresultResponse><orderresult>${orderXml()}${orderXml()}</orderresult></ws:orderresultResponse>`),
    )
    expect(list.orders.map((order) => readOrder(order, undefined).operations.length)).toEqual([1, 1])
    const order = element("order", { ordernumber: "1", billnumber: "5112223334445556" })
    const token = decode(
      soap(
        `<ws:PaymentTokenResponseParams>${order}<packetdate>01.06.2024</packetdate></ws:PaymentTokenResponseParams>`,
      ),
    )
    expect(token.orders[0]?.fields["packetdate"]).toBe("01.06.2024")
  })

  it("may carry codes in elements or attributes", () => {
    expect(decode(soap("<r><firstcode>7</firstcode><secondcode>102</secondcode></r>")).codes.first).toBe("7")
    expect(decode(soap('<r firstcode="7" secondcode="102"><return/></r>')).codes.second).toBe("102")
  })

  it.each([
    ["no body", "<s:Envelope><s:Header><a>1</a></s:Header></s:Envelope>", /no body/],
    ["an empty body", soap(""), /no body/],
    ["two responses", soap("<a><b>1</b></a><c><d>1</d></c>"), /one response/],
    ["text instead of a response", soap("hello"), /one response|no body/],
  ])("with %s is refused", (_what, text, message) => {
    expect(malformed(Buffer.from(text))).toMatch(message)
  })
})
