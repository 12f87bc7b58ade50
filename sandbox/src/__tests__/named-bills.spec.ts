import { createHash } from "node:crypto"
import { CREDENTIALS, codes, element, startSandbox, type TestSandbox } from "./start-sandbox.ts"

// A bill asked about and taken back, and createbill as the one public client calls it (protocol 16, rows 3 and 12).

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const md5 = (text: string) => createHash("md5").update(text).digest("hex")
const checkValue = (x: string) => md5((md5("s3cr3t-word") + md5(x)).toUpperCase()).toUpperCase()
const credentials = `${CREDENTIALS.Merchant_ID};${CREDENTIALS.Login};${CREDENTIALS.Password}`
/** A bill of 30 roubles; the string has every place of the table. */
const created = async (fields: Record<string, string> = {}) => {
  const Bill = `N-${++counter}`
  const Language = "EN"
  const sent: Record<string, string> = { Bill, Bill_amount: "30.00", Bill_currency: "BYN", Language, ...fields }
  const names =
    "Bill Bill_amount Bill_currency Bill_comment Customer_Name Customer_Lastname Customer_Middlename Customer_Email Customer_Phone Customer_Mobile Language Pay_until URL_RETURN URL_RETURN_OK URL_RETURN_NO"
  const x = [credentials, ...names.split(" ").map((name) => sent[name] ?? "")].join(";")
  const reply = await sandbox.post("createbill", { ...CREDENTIALS, ...sent, FORMAT: "5", Checkvalue: checkValue(x) })
  return { Bill, hash: JSON.parse(reply.text).billresponse.hash as string }
}
const named = (service: "billinfo" | "billrevoke", Bill: string, more: Record<string, string> = {}) =>
  sandbox.post(service, {
    ...CREDENTIALS,
    Bill,
    FORMAT: "5",
    Checkvalue: checkValue(`${credentials};${Bill}`),
    ...more,
  })
const info = async (Bill: string) => JSON.parse((await named("billinfo", Bill)).text).billresponse
const accept = (ID: string) =>
  fetch(`${sandbox.url}/bill/paybill.cfm`, { method: "POST", body: new URLSearchParams({ ID }), redirect: "manual" })

describe("billinfo.cfm", () => {
  it("tells a bill as the document lists it, with a check value over it all", async () => {
    const { Bill } = await created({ Customer_Name: "Ann", Customer_Email: "a@b.by", SendNotification: "1" })
    const bill = await info(Bill)
    expect(bill).toEqual({
      merchant_id: "123456",
      bill: Bill,
      bill_amount: "30.00",
      bill_currency: "BYN",
      bill_comment: "",
      bill_date: expect.stringMatching(/^\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d$/),
      bill_status: "Invoiced",
      billNumber: "",
      payment_date: "",
      payment_amount: "0.00",
      payment_currency: "",
      payment_rrn: "",
      refund_amount: "",
      customer_name: "Ann",
      customer_lastname: "",
      customer_middlename: "",
      customer_email: "a@b.by",
      customer_phone: "",
      customer_mobile: "",
      language: "EN",
      pay_until: expect.stringMatching(/^\d{8}T\d{4}$/),
      sendnotification: "1",
      bill_type: "1",
      checkValue: checkValue(
        `123456;${Bill};30.00;BYN;;${bill.bill_date};Invoiced;;;0.00;;;;Ann;;;a@b.by;;;EN;${bill.pay_until};1`,
      ),
    })
  })

  it("follows the bill through its payment and its refund", async () => {
    const { Bill, hash } = await created()
    await accept(hash)
    expect(await info(Bill)).toMatchObject({ bill_status: "In Payment", billNumber: "", payment_amount: "0.00" })
    const { billnumber } = await sandbox.tell("/_control/pay", { ordernumber: Bill })
    expect(await info(Bill)).toMatchObject({
      bill_status: "Approved",
      billNumber: billnumber,
      payment_amount: "30.00",
      payment_currency: "BYN",
      payment_rrn: expect.stringMatching(/^\d{12}$/),
      refund_amount: "0.00",
    })
    await sandbox.tell(`/_control/orders/${billnumber}/cancel`, { amount: "10.00" })
    expect(await info(Bill)).toMatchObject({ bill_status: "PartialCanceled", refund_amount: "10.00" })
    const { Bill: late, hash: expired } = await created()
    await sandbox.tell(`/_control/bills/${expired}/expire`)
    expect(await info(late)).toMatchObject({ bill_status: "Timed out" })
  })

  it("answers in every format, in XML and SOAP with the samples' elements", async () => {
    const { Bill } = await created()
    const xml = (await named("billinfo", Bill, { FORMAT: "3" })).text
    expect(xml).toMatch(/<result firstcode="0" secondcode="0" count="1">\s*<orders>\s*<order>\s*<merchant_id>123456</)
    expect([element(xml, "bill_status"), element(xml, "billNumber")]).toEqual(["Invoiced", ""])
    const soap = (await named("billinfo", Bill, { FORMAT: "" })).text
    expect(soap).toMatch(/<ASS-NS:BillResponse xmlns:ASS-NS='http:\/\/www\.paysecure\.ru\/ws\/'>\s*<return /)
    expect(soap).toContain("<bill_status xsi:type='xsd:string'>Invoiced</bill_status>")
    expect((await named("billinfo", Bill, { FORMAT: "1" })).text).toMatch(/^merchant_id: 123456\n/)
  })

  it.each(["billinfo", "billrevoke"] as const)("%s refuses what is not right", async (service) => {
    const { Bill } = await created()
    const refusal = async (bill: string, more: Record<string, string> = {}) =>
      codes(JSON.parse((await named(service, bill, more)).text))
    expect(await refusal(Bill, { Checkvalue: checkValue(`${credentials};N-0`) })).toBe("5/158")
    expect(await refusal("")).toBe("3/228")
    expect(await refusal("nothing")).toBe("10/228")
    expect(await refusal(Bill, { Password: "wrong" })).toBe("7/102")
    expect((await info(Bill)).bill_status).toBe("Invoiced")
  })
})

describe("billrevoke.cfm", () => {
  it("takes a bill back: its link pays nothing any more", async () => {
    const { Bill, hash } = await created()
    expect(JSON.parse((await named("billrevoke", Bill)).text).billresponse).toMatchObject({ bill_status: "Deleted" })
    const late = await accept(hash)
    expect([late.status, await late.text()]).toEqual([410, expect.stringContaining("taken this bill back")])
    expect((await fetch(`${sandbox.url}/bill/paybill.cfm?ID=${hash}`)).status).toBe(410)
    expect((await sandbox.read(`/_control/orders?ordernumber=${Bill}`)).orders).toEqual([])
    expect((await info(Bill)).bill_status).toBe("Deleted")
    expect((await sandbox.read("/_control/bills")).bills.at(-1)).toMatchObject({ bill: Bill, state: "Deleted" })
  })

  it("takes one back whose time is over, and none that is being paid, paid or revoked", async () => {
    const revoke = async (Bill: string) => JSON.parse((await named("billrevoke", Bill)).text)
    const timed = await created()
    await sandbox.tell(`/_control/bills/${timed.hash}/expire`)
    expect((await revoke(timed.Bill)).billresponse.bill_status).toBe("Deleted")
    expect(codes(await revoke(timed.Bill))).toBe("15/309")
    const { Bill, hash } = await created()
    await accept(hash)
    expect(codes(await revoke(Bill))).toBe("15/309")
    await sandbox.tell("/_control/pay", { ordernumber: Bill })
    expect(codes(await revoke(Bill))).toBe("15/309")
    expect(await info(Bill)).toMatchObject({ bill_status: "Approved", payment_amount: "30.00" })
  })

  it("twice at once revokes once; against an acceptance one of the two wins", async () => {
    const { Bill } = await created()
    const both = await Promise.all([named("billrevoke", Bill), named("billrevoke", Bill)])
    expect(both.map(({ text }) => codes(JSON.parse(text))).sort()).toEqual(["15/309", "undefined/undefined"])
    const other = await created()
    const [revoked, accepted] = await Promise.all([named("billrevoke", other.Bill), accept(other.hash)])
    const done = codes(JSON.parse(revoked.text)) !== "15/309"
    expect(accepted.status).toBe(done ? 410 : 302)
  })
})

describe("createbill.cfm as the one public client calls it", () => {
  // The MODX taxi site: no FORMAT and no places for URL_RETURN* in the string, and `result return Hash` of the reply.
  const taxi = async (more: Record<string, string> = {}) => {
    const params: Record<string, string> = {
      ...CREDENTIALS,
      Bill: String(1_700_000_000 + ++counter),
      Bill_amount: "45",
      Bill_currency: "BYN",
      Bill_comment: "Заказ трансфера. Начальная точка - Минск. Конечная - Брест",
      Customer_Name: "Янка",
      Customer_Lastname: "",
      Customer_Middlename: "",
      Customer_Email: "yanka@example.by",
      Customer_Phone: "",
      Customer_Mobile: "375291234567",
      Language: "RU",
      Pay_until: "",
    }
    const Checkvalue = checkValue(Object.values(params).join(";"))
    const sent = { ...params, DelayPayment: "0", SendNotification: "1", Checkvalue, CustomerNumber: "", FORMAT: "3" }
    return (await sandbox.post("createbill", { ...sent, ...more })).text
  }

  it("is refused by the document's table, and taken by a merchant set to the other string", async () => {
    expect(codes(await taxi())).toBe("5/158")
    await sandbox.tell("/_control/settings", { billCheckValue: "no_returns" })
    const xml = await taxi()
    expect(xml).toMatch(/<result [^>]*>\s*<return>\s*<Hash>[0-9A-F]{32}<\/Hash>\s*<\/return>\s*<\/result>/)
    expect((await fetch(`${sandbox.url}/bill/paybill.cfm?ID=${element(xml, "Hash")}`)).status).toBe(200)
    // What the table asks for is then the wrong one.
    await expect(created()).rejects.toThrow()
    await sandbox.tell("/_control/settings", { billXml: "bill" })
    expect(await taxi()).toMatch(/<result [^>]*>\s*<bill>\s*<hash>[0-9A-F]{32}<\/hash>\s*<\/bill>/)
    await sandbox.tell("/_control/settings", { billXml: "return", billCheckValue: "table" })
  })
})
