import { Malformed } from "../decode/malformed"
import { readOperationReply } from "../decode/read-operation-reply"
import { readOrder } from "../decode/read-order"
import { decodeReply, type ReplyDocument } from "../decode/reply-document"
import { parseDate, parseOrderState, parseTestMode } from "../decode/values"
import { fixture } from "./support/fixture"
import { flatReply, orderXml, resultXml } from "./support/replies"

const bytes = (text: string) => Buffer.from(text, "utf8")
const decode = (text: string, contentType?: string): ReplyDocument => decodeReply(bytes(text), contentType)

function malformed(body: Uint8Array, contentType?: string): string {
  try {
    decodeReply(body, contentType)
  } catch (error) {
    if (error instanceof Malformed) return error.message
    throw error
  }
  throw new Error("was decoded")
}

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
    expect(document).toEqual({ codes: { first: "7", second: "102" }, faultText: "", orders: [] })
  })

  it.each(["seed003-charge.soap.xml", "seed003-charge.csv"])(
    "%s, a format that is never asked for, is refused",
    (name) => {
      expect(malformed(fixture(name))).toMatch(/root element|neither XML nor JSON/)
    },
  )
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
    expect(decode(text)).toEqual({ codes: { first, second }, faultText, orders: [] })
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

describe("text", () => {
  it("resolves the five entities and characters by number once, and nothing else", () => {
    const text = "A &amp;lt; &lt;b&gt; &quot;&apos; &#1057;&#x41; &#xD800; &nbsp; M&M &"
    const reply = readOperationReply(decode(flatReply({ message: text })), "200")
    expect(reply.message).toBe("A &lt; <b> \"' СA \ufffd &nbsp; M&M &")
  })

  it("reads CDATA as text, and skips comments and instructions", () => {
    const message = "<!-- <message>no</message> --><![CDATA[ a < b &amp; c ]]><?php echo 1 ?>"
    expect(readOperationReply(decode(flatReply({ message })), "200").message).toBe("a < b &amp; c")
  })

  it.each<[string, string, string | undefined, BufferEncoding | "windows-1251"]>([
    ["the prolog names windows-1251", "windows-1251", undefined, "windows-1251"],
    ["the Content-Type names it", "", "text/xml; charset=Windows-1251", "windows-1251"],
    ["the two disagree, UTF-8 is wrong", "windows-1251", "text/xml; charset=utf-8", "windows-1251"],
    ["the two disagree, UTF-8 is right", "windows-1251", 'text/xml; charset="utf-8"', "utf8"],
    ["an alias", "", "text/xml;charset=cp1251", "windows-1251"],
    ["nothing is named", "", undefined, "utf8"],
  ])("in its charset: %s", (_what, prolog, contentType, encoding) => {
    const declaration = prolog === "" ? "" : `<?xml version="1.0" encoding="${prolog}"?>`
    const text = `${declaration}${flatReply({ message: "Операция отклонена" }).replace(/^<\?xml.*?\?>/, "")}`
    const body = encoding === "windows-1251" ? windows1251(text) : Buffer.from(text, encoding)
    expect(readOperationReply(decodeReply(body, contentType), "200").message).toBe("Операция отклонена")
  })

  it("in a charset nobody knows is refused", () => {
    expect(malformed(bytes(flatReply()), "text/xml; charset=klingon")).toMatch(/charset "klingon"/)
  })
})

describe("cut and hostile replies", () => {
  it.each([
    "seed003-charge.xml",
    "seed003-error.xml",
    "protocol-charge.xml",
    "protocol-wscancel.json",
    "protocol-orderresult.json",
  ])("%s cut at every byte is refused", (name) => {
    const whole = fixture(name)
    const end = whole.toString("latin1").trimEnd().length
    for (let length = 0; length < end; length++) malformed(whole.subarray(0, length))
    expect(decodeReply(whole.subarray(0, end), undefined).codes.first).not.toBe("")
  })

  it.each([
    ["an HTML page", "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>", /HTML page/],
    ["an HTML page without its type", "<html>Вход</html>", /HTML page/],
    ["nothing", " \n", /empty/],
    ["prose", "Service unavailable", /neither/],
    ["a JSON list", "[]", /neither/],
    ["a JSON object about nothing", '{"ok":true}', /neither codes nor an order/],
    ["XML about nothing", "<ok/>", /root element/],
    ["a result without codes", "<result><order/></result>", /firstcode/],
    ["two documents", `${flatReply()}<result/>`, /more than one/],
    ["two different documents", `${flatReply()}<order/>`, /more than one/],
    ["text after the end", `${flatReply()}garbage`, /outside/],
    ["CDATA after the end", `${flatReply()}<![CDATA[garbage]]>`, /outside/],
    ["a stray closing tag", `${flatReply()}</result>`, /cross/],
    ["a tag without a name", "<result><></></result>", /name/],
    ["a tag within a tag", '<result firstcode="0" <b> secondcode="0"/>', /tag/],
    ["crossed tags", '<result firstcode="0" secondcode="0"><a><b></a></b></result>', /cross/],
    ["a billnumber as a number that lost digits", '{"charge":{"billnumber":99999999999999999}}', /exact/],
    ["an amount as a number that lost a kopeck", '{"charge":{"billnumber":"1","amount":72345832774364.09}}', /exact/],
  ])("%s is refused", (_what, text, message) => {
    expect(malformed(bytes(text))).toMatch(message)
  })

  it("expands no entity: not a billion laughs, not a file", () => {
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("")
    const text = `<!DOCTYPE result [<!ENTITY l0 "ha]>"><!-- ' --> ${laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>${flatReply({ message: "&l9;&f;" }).replace(/^<\?xml.*?\?>/, "")}`
    expect(readOperationReply(decode(text), "200").message).toBe("&l9;&f;")
  })

  it("is refused when nested deeply, as XML and as JSON", () => {
    const deep = `<result firstcode="0" secondcode="0">${"<a>".repeat(50_000)}${"</a>".repeat(50_000)}</result>`
    expect(malformed(bytes(deep))).toMatch(/nested/)
    expect(malformed(bytes(`{"charge":${"[".repeat(100_000)}${"]".repeat(100_000)}}`))).toMatch(/nested/)
  })

  it("pollutes no prototype", () => {
    const names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"]
    const json = `{"charge":{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},"billnumber":"1"}}`
    expect(decode(json).orders).toHaveLength(1)
    for (const name of names) {
      try {
        decode(resultXml(`<order><${name} polluted="yes"><polluted>yes</polluted></${name}></order>`))
      } catch (error) {
        expect(error).toBeInstanceOf(Malformed)
      }
    }
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined()
    expect(typeof {}.toString).toBe("function")
  })

  it.each([
    ["open brackets", "<".repeat(2_000_000)],
    ["unfinished CDATA", `<result>${"<![CDATA[".repeat(200_000)}`],
    ["unfinished comments", `<result>${"<!--".repeat(400_000)}`],
    ["unfinished document types", "<!DOCTYPE [".repeat(150_000)],
    ["ampersands", resultXml(`<order>${"&".repeat(1_000_000)}</order>`)],
    ["numbers by number", resultXml(`<order>${"&#38;".repeat(300_000)}</order>`)],
    ["attributes", `<result firstcode="0" secondcode="0" ${"a='\"".repeat(300_000)}`],
    ["blanks in a tag", `<result firstcode="0" secondcode="0"${" ".repeat(1_500_000)}></result>`],
    ["many orders", resultXml("<order><billnumber>1</billnumber></order>".repeat(40_000))],
  ])("is read or refused in bounded time: %s", (_what, text) => {
    const started = performance.now()
    try {
      decode(text)
    } catch (error) {
      expect(error).toBeInstanceOf(Malformed)
    }
    // Linear work takes a second or two on a busy machine; quadratic work would take many minutes.
    expect(performance.now() - started).toBeLessThan(10_000)
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

/** ASCII and Cyrillic only, which is all the texts above hold. */
function windows1251(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (char) => {
      const code = char.charCodeAt(0)
      return code < 128 ? code : code - 0x410 + 0xc0
    }),
  )
}
