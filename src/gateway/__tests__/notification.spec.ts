import { AssistClient, AssistError, acceptXml, decodeNotification, notificationReply, rejectXml } from "../index"

const FORM = "application/x-www-form-urlencoded"

const fields = {
  merchant_id: "123456",
  ordernumber: "ORD-1001",
  billnumber: "5112223334445556.1",
  testmode: "0",
  ordercomment: "Заказ №1",
  orderamount: "199.90",
  ordercurrency: "BYN",
  amount: "5412.34",
  currency: "RUB",
  firstname: "Тест",
  lastname: "Тестов",
  email: "test@testpost.ru",
  meannumber: "411111****1111",
  cardholder: "TEST TESTOV",
  clientip: "10.1.2.3",
  orderstate: "Approved",
  responsecode: "AS000",
  operationtype: "100",
  packetdate: "01.06.2024 09:01:47",
  signature: "",
  checkvalue: "CB6472A78AF4D948A170A63C51E84CA6",
}

const encode = (change: Record<string, string> = {}) =>
  Buffer.from(new URLSearchParams({ ...fields, ...change }).toString())

function assist(secretWords: [string, ...string[]] = ["s3cr3t-word"], merchantId = "123456"): AssistClient {
  return new AssistClient({
    serverUrl: "https://payments.paysec.by",
    merchantId,
    login: "shop_login",
    password: "Passw0rd99",
    secretWords,
  })
}

function refusal(body: Uint8Array, contentType?: string): AssistError {
  try {
    decodeNotification(body, contentType)
  } catch (error) {
    if (error instanceof AssistError) return error
    throw error
  }
  throw new Error("was decoded")
}

describe("a notification", () => {
  it("is read into the model", () => {
    const notification = decodeNotification(encode(), FORM)
    expect(notification).toMatchObject({
      merchantId: "123456",
      orderNumber: "ORD-1001",
      billNumber: "5112223334445556.1",
      shortBillNumber: "5112223334445556",
      packetDate: "01.06.2024 09:01:47",
      state: "Approved",
      operationType: "payment",
      orderMoney: { amount: 19990, currency: "BYN" },
      operationMoney: { amount: 541234, currency: "RUB" },
      testMode: false,
      responseCode: "AS000",
    })
    expect(notification.fields["ordercomment"]).toBe("Заказ №1")
    expect(Object.getPrototypeOf(notification.fields)).toBeNull()
  })

  it.each(["windows-1251", "Windows-1251", "cp1251", '"x-cp1251"', "win-1251"])(
    "in %s is decoded by its bytes, escaped or raw",
    (charset) => {
      const base = "merchant_id=1&ordernumber=2&billnumber=3"
      const escaped = Buffer.from(`${base}&lastname=%CF%E5%F2%F0%EE%E2&city=%CC%B3nsk`)
      const raw = Buffer.concat([Buffer.from(`${base}&lastname=`), Buffer.from([0xcf, 0xe5, 0xf2, 0xf0, 0xee, 0xe2])])
      const type = `${FORM}; charset=${charset}`
      expect(decodeNotification(escaped, type).fields["lastname"]).toBe("Петров")
      expect(decodeNotification(escaped, type).fields["city"]).toBe("Міnsk")
      expect(decodeNotification(raw, type).fields["lastname"]).toBe("Петров")
    },
  )

  it("with bytes that are wrong for its charset is still read", () => {
    const body = Buffer.from("merchant_id=1&ordernumber=2&billnumber=3&lastname=%CF%E5&a=%zz&b=%4&c=100%")
    expect(decodeNotification(body, FORM).fields).toMatchObject({
      lastname: "\ufffd\ufffd",
      a: "%zz",
      b: "%4",
      c: "100%",
    })
  })

  it("has case-insensitive keys, and the first of duplicates wins", () => {
    const body = Buffer.from("Merchant_ID=1&OrderNumber=2&BILLNUMBER=3&billnumber=4&flag&=x&a=b=c&x=1+2")
    expect(decodeNotification(body, undefined).fields).toMatchObject({ billnumber: "3", flag: "", a: "b=c", x: "1 2" })
  })

  it("takes hostile keys for keys", () => {
    const notification = decodeNotification(encode({ __proto__x: "1", constructor: "2", toString: "3" }), FORM)
    expect(notification.fields["constructor"]).toBe("2")
    const body = Buffer.concat([encode(), Buffer.from("&__proto__=polluted")])
    expect(Object.keys(decodeNotification(body, FORM).fields)).toContain("__proto__")
    expect(Object.keys(decodeNotification(body, FORM).scrubbedFields())).toContain("__proto__")
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined()
  })

  it.each<[string, Uint8Array, string | undefined, RegExp]>([
    ["nothing", Buffer.alloc(0), FORM, /no merchant_id/],
    ["no order number", Buffer.from("merchant_id=1&billnumber=3"), FORM, /no ordernumber/],
    ["a blank billnumber", encode({ billnumber: " " }), FORM, /no billnumber/],
    ["an unknown charset", encode(), `${FORM}; charset=klingon`, /klingon/],
    ["UTF-16", encode(), `${FORM}; charset=utf-16le`, /utf-16le/],
    ["XML that is no SOAP", Buffer.from("<a/>"), "text/xml", /no SOAP envelope/],
    ["JSON", Buffer.from("{}"), "application/json", /protocol .* POST/],
    ["too many fields", Buffer.from("a=1&".repeat(501)), FORM, /more than 500/],
  ])("with %s is refused", (_what, body, contentType, message) => {
    const error = refusal(body, contentType)
    expect(error.kind).toBe("malformed")
    expect(error.service).toBe("notification")
    expect(error.message).toMatch(message)
  })

  it("of more than a megabyte is refused", () => {
    expect(refusal(Buffer.alloc(1024 * 1024 + 1, "a")).kind).toBe("too_large")
  })

  it("is shown to logs without anything personal", () => {
    const shown = decodeNotification(encode(), FORM).scrubbedFields()
    expect(shown).toMatchObject({
      billnumber: "5112223334445556.1",
      orderstate: "Approved",
      meannumber: "411111****1111",
    })
    const text = JSON.stringify(shown)
    for (const secret of ["Тест", "testpost", "TESTOV", "10.1.2.3", "CB6472", "Заказ"])
      expect(text).not.toContain(secret)
  })
})

describe("the check value of a notification", () => {
  const verify = (change: Record<string, string>, client = assist()) =>
    client.verifyNotification(decodeNotification(encode(change), FORM))

  it("holds over the operation's sum, and over the order's", () => {
    expect(verify({})).toBe(true)
    expect(verify({ checkvalue: "166155A3791CB8A250AF50EE5CD64907" })).toBe(true)
    expect(verify({ checkvalue: "166155a3791cb8a250af50ee5cd64907" })).toBe(true)
  })

  it("holds with a previous secret word", () => {
    expect(verify({}, assist(["new-word", "s3cr3t-word"]))).toBe(true)
    expect(verify({}, assist(["new-word"]))).toBe(false)
  })

  it.each<Record<string, string>>([
    { amount: "5412.35", orderamount: "199.91" },
    { currency: "BYN", ordercurrency: "RUB" },
    { orderstate: "Delayed" },
    { ordernumber: "ORD-1002" },
    { merchant_id: "123457" },
    { checkvalue: "" },
    { checkvalue: "0".repeat(32) },
  ])("does not hold over %p", (change) => {
    expect(verify(change)).toBe(false)
  })

  it("of another merchant with the same secret word does not hold", () => {
    expect(verify({}, assist(["s3cr3t-word"], "999999"))).toBe(false)
  })
})

describe("the reply to a notification", () => {
  it("is the XML of protocol 7.4", () => {
    expect(acceptXml({ billNumber: "5112223334445556", packetDate: "01.06.2024 09:01:47" })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<pushpaymentresult firstcode="0" secondcode="0"><order><billnumber>5112223334445556</billnumber><packetdate>01.06.2024 09:01:47</packetdate></order></pushpaymentresult>',
    )
    expect(rejectXml(9, 7)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<pushpaymentresult firstcode="9" secondcode="7"></pushpaymentresult>',
    )
    expect(notificationReply).toEqual({ acceptXml, rejectXml })
  })

  it("escapes what it echoes", () => {
    expect(acceptXml({ billNumber: "<a>&\u0000", packetDate: "]]>" })).toContain(
      "<billnumber>&lt;a&gt;&amp;</billnumber><packetdate>]]&gt;</packetdate>",
    )
  })

  it("has numeric codes only", () => {
    expect(() => rejectXml('9"', 7)).toThrow(RangeError)
  })
})
