import { acceptXml, decodeNotification, notificationFormat, rejectXml } from "../index"
import { byn } from "./support/start"
import { client, closeClients } from "./support/test-server"

afterEach(closeClients)

const envelope = (inside: string) =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="x"><SOAP-ENV:Header/><SOAP-ENV:Body><ASS-NS:PushPayment xmlns:ASS-NS="y">${inside}</ASS-NS:PushPayment></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
  )
const leaf = (name: string, value: string) => `<${name} xsi:type="xsd:string"> ${value} </${name}>`
const order = [
  leaf("merchant_id", "123456"),
  leaf("ordernumber", "ORD-1001"),
  leaf("billnumber", "5112223334445556"),
  leaf("orderamount", "199.90"),
  leaf("ordercurrency", "BYN"),
  leaf("orderstate", "Approved"),
  leaf("packetdate", "01.06.2024 09:01:47"),
  leaf("checkvalue", "166155A3791CB8A250AF50EE5CD64907"),
  leaf("lastname", "Тестов"),
].join("")
const operation = (type: string, amount: string, bill: string) =>
  `<operation>${leaf("operationtype", type)}${leaf("amount", amount)}${leaf("currency", "BYN")}${leaf("billnumber", bill)}${leaf("responsecode", "AS000")}</operation>`

describe("a notification in SOAP", () => {
  it("is read into the same model", () => {
    const body = envelope(
      `<order>${order}${leaf("operationtype", "100")}${leaf("amount", "199.90")}${leaf("currency", "BYN")}</order>`,
    )
    const notification = decodeNotification(body, "text/xml; charset=utf-8")
    expect(notification).toMatchObject({
      format: "soap",
      merchantId: "123456",
      orderNumber: "ORD-1001",
      billNumber: "5112223334445556",
      packetDate: "01.06.2024 09:01:47",
      state: "Approved",
      operationType: "payment",
      orderMoney: byn(19990),
      operationMoney: byn(19990),
      operations: [],
    })
    const assist = client("https://payments.paysec.by")
    expect(assist.verifyNotification(notification)).toBe(true)
    expect(JSON.stringify(notification.scrubbedFields())).not.toContain("Тестов")
    expect(Object.getPrototypeOf(notification.fields)).toBeNull()
  })

  it("tells its form by its type alone", () => {
    for (const type of ["text/xml", "application/xml; charset=utf-8", "Application/SOAP+XML"]) {
      expect(notificationFormat(type)).toBe("soap")
    }
    for (const type of ["application/x-www-form-urlencoded", "text/plain; a=xml", "", undefined]) {
      expect(notificationFormat(type)).toBe("form")
    }
  })

  it("of SOAP EXT lists its operations; the last one is what it is about", () => {
    const body = envelope(
      `<order>${order}${operation("100", "199.90", "5112223334445556.1")}${operation("200", "50.00", "5112223334445556.2")}</order>`,
    )
    const notification = decodeNotification(body, "application/soap+xml")
    expect(notification).toMatchObject({
      billNumber: "5112223334445556",
      operationType: "charge",
      operationMoney: byn(5000),
    })
    expect(notification.operations.map(({ operationtype, billnumber }) => [operationtype, billnumber])).toEqual([
      ["100", "5112223334445556.1"],
      ["200", "5112223334445556.2"],
    ])
  })

  it("in windows-1251 is read by its prolog", () => {
    const text = envelope(order).toString("utf8").replace("UTF-8", "windows-1251")
    const bytes = Buffer.from(
      Array.from(text, (char) => (char.charCodeAt(0) < 128 ? char.charCodeAt(0) : char.charCodeAt(0) - 0x410 + 0xc0)),
    )
    expect(decodeNotification(bytes, "text/xml").fields["lastname"]).toBe("Тестов")
  })

  it.each([
    ["an envelope without a body", "<Envelope/>", /no SOAP envelope/],
    ["no merchant", envelope("<order/>").toString(), /no merchant_id/],
    ["a form", "merchant_id=1", /declared to be XML/],
    ["a cut one", envelope(order).subarray(0, 400).toString(), /cut off/],
    [
      "too many fields",
      envelope(Array.from({ length: 2_100 }, (_, n) => `<a${n}>1</a${n}>`).join("")).toString(),
      /more than/,
    ],
  ])("with %s is refused", (_what, text, message) => {
    expect(() => decodeNotification(Buffer.from(text), "text/xml")).toThrow(message)
  })

  it("is answered in SOAP, a refusal as a fault with both codes", () => {
    const notification = decodeNotification(envelope(order), "text/xml")
    const open =
      '<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>'
    expect(acceptXml(notification)).toBe(
      `${open}<pushpaymentresult firstcode="0" secondcode="0"><order><billnumber>5112223334445556</billnumber><packetdate>01.06.2024 09:01:47</packetdate></order></pushpaymentresult></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
    )
    expect(rejectXml(9, 7, notification.format)).toBe(
      `${open}<SOAP-ENV:Fault><faultcode>9</faultcode><faultstring>7</faultstring><detail/></SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
    )
  })
})
