import { readAsIos } from "./read-as-ios.ts"
import { signedOrder } from "./sign-order.ts"
import { CREDENTIALS, codes, faultCodes, startSandbox, type TestSandbox } from "./start-sandbox.ts"

// What the vendor's mobile clients send, and what they read from the answers, as their sources have it:
// assist-group/assist-mcommerce-sdk-android-new (26be747), assist-mcommerce-sdk-android (3fc9fd1) and
// assist-mcommerce-sdk-ios (41eb849).

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const number = () => `MOB-${++counter}`
const day = (offset = 0) => {
  const [year, month, date] = new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10).split("-")
  return `${date}.${month}.${year}`
}
const register = async (device: string, more = "") => {
  const reply = await sandbox.soap(
    "mobileregistration",
    `<ns1:getRegistration xmlns:ns1="http://www.paysecure.ru/ws/"><ApplicationName>Shop</ApplicationName><ApplicationVersion>1.0</ApplicationVersion><DeviceUniqueId>${device}</DeviceUniqueId>${more}</ns1:getRegistration>`,
  )
  return { reply, values: readAsIos(reply) }
}
const ID = ".SOAP-ENV:Envelope.SOAP-ENV:Body.ASS-NS:getRegistrationResponse.registration_id"
const FAULT = ".soapenv:Envelope.soapenv:Body.soapenv:Fault"
const ORDER = ".soapenv:Envelope.soapenv:Body.ws:orderresultResponse.orderresult.order"
const result = async (fields: Record<string, string>) =>
  sandbox.soap(
    "mobileorderresult",
    `<ws:orderresult>${Object.entries(fields)
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join("")}</ws:orderresult>`,
  )
/** A payment link, made as a shop's server makes it. */
const link = async (fields: Record<string, string> = {}) => {
  const ordernumber = number()
  const order = signedOrder({ OrderNumber: ordernumber, ...fields })
  const { url } = JSON.parse((await sandbox.post("payrequest", order)).text)
  return { url: String(url), ordernumber }
}
/** `getCFSIDFromLink` of the Android clients. */
const cfsidOf = (url: string) => {
  const cfsid = decodeURIComponent(url.split("CFSID=")[1]?.split("&")[0] ?? "")
  expect(cfsid).toMatch(/^[\w+/=]+$/)
  return cfsid
}
const state = async (ordernumber: string) =>
  (await sandbox.read(`/_control/orders?ordernumber=${ordernumber}`)).orders[0]

describe("mobileregistration.cfm", () => {
  it("gives a device its registration, the same again, and other devices others", async () => {
    const first = (await register("device-1")).values[ID]
    expect(first).toMatch(/^[0-9A-F]{32}$/)
    expect((await register("device-1", "<Merchant_ID>123456</Merchant_ID><Shop>1</Shop>")).values[ID]).toBe(first)
    expect((await register("device-2")).values[ID]).not.toBe(first)
    await sandbox.tell("/_control/reset")
    expect((await register("device-1")).values[ID]).toBe(first)
  })

  it("refuses where the iOS client looks for it", async () => {
    const { values } = await register("")
    expect([values[`${FAULT}.faultcode`], values[`${FAULT}.faultstring`]]).toEqual(["3", "221"])
    const { values: unknown } = await register("device-1", "<Merchant_ID>999999</Merchant_ID>")
    expect([unknown[`${FAULT}.faultcode`], unknown[`${FAULT}.faultstring`]]).toEqual(["10", "100"])
  })

  it("can be made to fail like any other service", async () => {
    await sandbox.tell("/_control/faults", { service: "mobileregistration", kind: "internal_error" })
    expect(faultCodes((await register("device-1")).reply)).toBe("2/1")
  })
})

describe("mobileorderresult.cfm", () => {
  const app = async (ordernumber: string) => ({
    device_id: "device-1",
    registration_id: (await register("device-1")).values[ID] ?? "",
    ordernumber,
    merchant_id: "123456",
    date: day(),
  })
  const paid = (fields: Record<string, unknown> = {}) =>
    sandbox.tell("/_control/orders", { ordernumber: number(), amount: "199.90", card: "approve", ...fields })

  it("tells a registered app of an order what all three clients read", async () => {
    const order = await paid({ comment: "Tea", email: "a@b.by", language: "EN" })
    const reply = await result(await app(order.ordernumber))
    const values = readAsIos(reply)
    expect(values).toMatchObject({
      [`${ORDER}.billnumber`]: order.billnumber,
      [`${ORDER}.ordernumber`]: order.ordernumber,
      [`${ORDER}.orderstate`]: "Delayed",
      [`${ORDER}.orderamount`]: "199.90",
      [`${ORDER}.ordercurrency`]: "BYN",
      [`${ORDER}.ordercomment`]: "Tea",
      [`${ORDER}.email`]: "a@b.by",
      [`${ORDER}.merchantId`]: "123456",
      [`${ORDER}.operation.approvalcode`]: expect.stringMatching(/^F\d{5}$/),
      [`${ORDER}.operation.meannumber`]: "411111****1111",
      [`${ORDER}.operation.cardexpirationdate`]: expect.stringMatching(/^12\//),
    })
  })

  it("tells why a payment was refused, in the shopper's language", async () => {
    const order = await paid({ card: "insufficient", language: "RU" })
    const values = readAsIos(await result(await app(order.ordernumber)))
    expect(values[`${ORDER}.operation.customermessage`]).toBe("На карте недостаточно средств")
  })

  it("tells the receipt of an unpaid order", async () => {
    const line = { id: 1, name: "Tea", price: 199.9, quantity: 1, amount: 199.9, tax: "vat20", fpmode: 4 }
    const { ordernumber } = await link({ ChequeItems: JSON.stringify([line]) })
    const values = readAsIos(await result(await app(ordernumber)))
    expect(JSON.parse(values[`${ORDER}.chequeitems`] ?? "")).toEqual({ items: [line] })
    expect(values[`${ORDER}.orderstate`]).toBe("In Process")
  })

  it("looks into the day it is given, the one before and the one after", async () => {
    const order = await paid({ days_old: 5 })
    const asked = await app(order.ordernumber)
    for (const [date, found] of [
      [day(-5), true],
      [day(-6), true],
      [day(-4), true],
      [day(-8), false],
      [day(), false],
      ["", false],
    ] as const) {
      const reply = await result({ ...asked, date })
      expect([date, readAsIos(reply)[`${ORDER}.billnumber`]]).toEqual([date, found ? order.billnumber : undefined])
      if (!found) expect(faultCodes(reply)).toBe("10/201")
    }
  })

  it.each([
    ["no registration", { registration_id: "" }, "7/221"],
    ["another device's", { device_id: "device-2" }, "7/221"],
    ["no device", { device_id: "" }, "3/221"],
    ["no order", { ordernumber: "" }, "3/107"],
    ["another merchant", { merchant_id: "999999" }, "10/100"],
  ])("%s is refused", async (_name, change, expected) => {
    const { ordernumber } = await paid()
    const values = readAsIos(await result({ ...(await app(ordernumber)), ...(change as Record<string, string>) }))
    expect(`${values[`${FAULT}.faultcode`]}/${values[`${FAULT}.faultstring`]}`).toBe(expected)
  })

  it("shows no merchant another one's order", async () => {
    await sandbox.tell("/_control/merchants", { merchant_id: "654321", login: "othershop", password: "Passw0rd2" })
    const { ordernumber } = await paid()
    expect(faultCodes(await result({ ...(await app(ordernumber)), merchant_id: "654321" }))).toBe("10/201")
  })
})

describe("tokenpay_order.cfm", () => {
  const token = { PaymentToken: JSON.stringify({ paymentData: "…" }), TokenType: "2" }
  const pay = (fields: Record<string, string>) =>
    sandbox.post("tokenpay_order", { ...CREDENTIALS, ...token, ...fields })

  it("pays the order of a payment link in SOAP, as the Android client asks", async () => {
    const { url, ordernumber } = await link()
    const { text } = await pay({ outcfsid: cfsidOf(url), Format: "4" })
    const values = readAsIos(text)
    const order = ".soapenv:Envelope.soapenv:Body.ws:PaymentTokenResponseParams.order"
    expect(values).toMatchObject({
      [`${order}.ordernumber`]: ordernumber,
      [`${order}.orderstate`]: "In Process",
      [`${order}.operation.meantypename`]: "GooglePay",
      ".soapenv:Envelope.soapenv:Body.ws:PaymentTokenResponseParams.packetdate": expect.any(String),
    })
    expect(await state(ordernumber)).toMatchObject({ state: "Delayed", held: "199.90", charged: "0.00" })
    const { requests } = await sandbox.read("/_control/requests?service=tokenpay_order")
    expect(requests.at(-1)).toMatchObject({ ordernumber, fields: { paymenttoken: "***" } })
  })

  it("takes the key escaped twice, as the older Android client sends it", async () => {
    const { url, ordernumber } = await link()
    const { text } = await pay({ outcfsid: encodeURIComponent(cfsidOf(url)), Format: "4" })
    expect(text).toContain(`<ordernumber>${ordernumber}</ordernumber>`)
    expect((await state(ordernumber)).held).toBe("199.90")
  })

  it("takes neither TokenType nor Format from the iOS client, which reads `order` as a list", async () => {
    await sandbox.tell("/_control/settings", { tokenPayOrder: "list" })
    const { url, ordernumber } = await link()
    const { PaymentToken } = token
    const body = {
      ...CREDENTIALS,
      PaymentToken,
      outcfsid: cfsidOf(url),
      clientip: "127.0.0.1",
      OrderNumber: ordernumber,
    }
    const json = JSON.parse((await sandbox.post("tokenpay_order", body)).text)
    expect(json.order[0].operations[0].meantypename).toBe("ApplePay")
    expect([json.order[0].orderstate, json.order[0].ordernumber]).toEqual(["In Process", ordernumber])
    // `json["firstcode"] as? Int`
    const failed = JSON.parse((await sandbox.post("tokenpay_order", body)).text)
    expect([failed.firstcode, failed.secondcode]).toEqual([15, 306])
    const { url: other } = await link()
    const panOnly = { PaymentToken: '{"authMethod":"PAN_ONLY"}', TokenType: "2", outcfsid: cfsidOf(other) }
    const cvc = JSON.parse((await sandbox.post("tokenpay_order", { ...CREDENTIALS, ...panOnly })).text)
    expect([cvc.firstcode, cvc.secondcode, cvc.order.length]).toEqual([3, 115, 1])
    await sandbox.tell("/_control/settings", { tokenPayOrder: "object" })
  })

  it("twice at once pays once", async () => {
    const { url, ordernumber } = await link()
    const both = await Promise.all([pay({ outcfsid: cfsidOf(url) }), pay({ outcfsid: cfsidOf(url) })])
    expect(both.map(({ text }) => codes(JSON.parse(text))).sort()).toEqual(["15/306", "undefined/undefined"])
    expect(await state(ordernumber)).toMatchObject({ held: "199.90", operations: [{ type: 100 }] })
  })

  it("refuses a link that cannot be paid", async () => {
    const { url, ordernumber } = await link()
    const outcfsid = cfsidOf(url)
    expect(codes(JSON.parse((await pay({ outcfsid: "nothing" })).text))).toBe("10/201")
    expect(codes(JSON.parse((await pay({ outcfsid, PaymentToken: "no json" })).text))).toBe("4/218")
    expect(codes(JSON.parse((await pay({ outcfsid, Password: "" })).text))).toBe("3/102")
    await sandbox.tell("/_control/merchants", { merchant_id: "654321", login: "othershop", password: "Passw0rd2" })
    const other = { Merchant_ID: "654321", Login: "othershop", Password: "Passw0rd2" }
    expect(codes(JSON.parse((await pay({ outcfsid, ...other })).text))).toBe("10/201")
    expect(await state(ordernumber)).toMatchObject({ state: "In Process", held: "0.00", operations: [] })
    await sandbox.tell(`/_control/orders/${(await state(ordernumber)).billnumber}/timeout`)
    expect(codes(JSON.parse((await pay({ outcfsid })).text))).toBe("15/306")
  })

  it("tokenpay's SOAP may have the service's name", async () => {
    await sandbox.tell("/_control/settings", { soapTokenPay: "tokenpay" })
    const { url } = await link()
    expect((await pay({ outcfsid: cfsidOf(url), Format: "4" })).text).toMatch(/<ws:tokenpay>\s*<order>/)
    await sandbox.tell("/_control/settings", { soapTokenPay: "PaymentTokenResponseParams" })
  })
})

describe("a payment link with &type=json", () => {
  const data = async (url: string) => {
    const reply = await fetch(`${url}&type=json`, { redirect: "manual" })
    return { status: reply.status, json: (await reply.json()) as Record<string, Record<string, string>> }
  }

  it("is the order as data, before and after it is paid", async () => {
    const { url, ordernumber } = await link({ OrderComment: "Tea", Language: "RU" })
    const { billnumber } = await state(ordernumber)
    expect(await data(url)).toEqual({
      status: 200,
      json: {
        merchant: { id: "123456" },
        order: { billnumber, ordernumber, statename: "В процессе", comment: "Tea" },
        operation: { amount: "199.90", currencycode: "BYN", meantype: "", meannumber: "" },
      },
    })
    await sandbox.tell("/_control/pay", { ordernumber })
    expect((await data(url)).json).toMatchObject({
      order: { statename: "Ожидает подтверждения оплаты" },
      operation: { meantype: "VISA", meannumber: "411111****1111" },
    })
  })

  it("tells the order number on the result page", async () => {
    const { url, ordernumber } = await link()
    const result = url.replace("pay.cfm", "result.cfm")
    expect((await data(result)).json).toEqual({ params: { aordernumber: { value: ordernumber } } })
  })

  it("of nothing is a page that says so", async () => {
    const reply = await fetch(`${sandbox.url}/pay/pay.cfm?CFSID=nothing&type=json`)
    expect([reply.status, reply.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"])
  })
})

describe("the key of a payment page", () => {
  it("is base64, escaped in the address, as in seed 004's sample", async () => {
    let { url } = await link()
    expect(url).toMatch(/CFSID=[\w%]{30,90}%3D%3D&stage=iframe$/)
    // Random keys: a third of them has a `+`.
    for (let tries = 0; !url.includes("%2B") && tries < 100; tries++) url = (await link()).url
    expect(cfsidOf(url)).toContain("+")
    expect((await fetch(url)).status).toBe(200)
    // An address with an unescaped `+` is understood too.
    expect((await fetch(`${sandbox.url}/pay/pay.cfm?CFSID=${cfsidOf(url)}`)).status).toBe(200)
  })

  it("or base64url, which needs no escaping", async () => {
    await sandbox.tell("/_control/settings", { cfsidAlphabet: "base64url" })
    const { url } = await link()
    expect(url).toMatch(/CFSID=[\w-]{30}&stage=iframe$/)
    expect((await fetch(url)).status).toBe(200)
    await sandbox.tell("/_control/settings", { cfsidAlphabet: "base64" })
  })
})
