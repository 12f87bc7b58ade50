import { createHash } from "node:crypto"
import { CREDENTIALS, codes, element, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const md5 = (text: string) => createHash("md5").update(text).digest("hex")
const TABLE = [
  "Merchant_ID",
  "Login",
  "Password",
  "Bill",
  "Bill_amount",
  "Bill_currency",
  "Bill_comment",
  "Customer_Name",
  "Customer_Lastname",
  "Customer_Middlename",
  "Customer_Email",
  "Customer_Phone",
  "Customer_Mobile",
  "Language",
  "Pay_until",
  "URL_RETURN",
  "URL_RETURN_OK",
  "URL_RETURN_NO",
]
/** A signed bill; `format` puts FORMAT into the string, where the table ends with it. */
const bill = (fields: Record<string, string> = {}, format = true): Record<string, string> => {
  const all: Record<string, string> = {
    ...CREDENTIALS,
    Bill: `B-${++counter}`,
    Bill_amount: "30.00",
    Bill_currency: "BYN",
    FORMAT: "5",
    ...fields,
  }
  const x = [...TABLE, ...(format ? ["FORMAT"] : [])].map((name) => all[name] ?? "").join(";")
  return { ...all, Checkvalue: md5((md5("s3cr3t-word") + md5(x)).toUpperCase()).toUpperCase() }
}
const create = async (fields: Record<string, string> = {}, format = true) =>
  JSON.parse((await sandbox.post("createbill", bill(fields, format))).text)
const bills = async () => (await sandbox.read("/_control/bills")).bills
const accept = (ID: string) =>
  fetch(`${sandbox.url}/bill/paybill.cfm`, { method: "POST", body: new URLSearchParams({ ID }), redirect: "manual" })
const gmt = (date: Date) => date.toISOString().replace(/[-:]/g, "").slice(0, 13)

describe("createbill.cfm", () => {
  it("gives a hash, and no order yet", async () => {
    const { billresponse } = await create({ Bill: "B-A", Customer_Email: "a@b.by", Bill_comment: "for all" })
    expect(billresponse.hash).toMatch(/^[0-9A-F]{32}$/)
    expect((await sandbox.read("/_control/orders?ordernumber=B-A")).orders).toEqual([])
    expect((await bills()).at(-1)).toMatchObject({ bill: "B-A", state: "Invoiced", amount: "30.00" })
    const page = await (await fetch(`${sandbox.url}/bill/paybill.cfm?ID=${billresponse.hash}`)).text()
    expect(page).toContain("B-A")
    expect(page).toContain("for all")
  })

  it("becomes an order when its payer accepts it", async () => {
    const { billresponse } = await create({
      Bill: "B-B",
      Customer_Name: "Ann",
      DelayPayment: "1",
      URL_RETURN_OK: "https://shop.by/ok",
      Language: "EN",
    })
    const reply = await accept(billresponse.hash)
    expect(reply.headers.get("location")).toContain("/pay/pay.cfm?CFSID=")
    const { orders } = await sandbox.read("/_control/orders?ordernumber=B-B")
    expect(orders).toMatchObject([{ state: "In Process", delay: 1, language: "EN", customer: { firstname: "Ann" } }])
    await sandbox.tell("/_control/pay", { ordernumber: "B-B", card: "decline" })
    await accept(billresponse.hash)
    await sandbox.tell("/_control/pay", { ordernumber: "B-B" })
    expect((await bills()).at(-1)).toMatchObject({ state: "Delayed" })
    const paid = await fetch(`${sandbox.url}/bill/paybill.cfm?ID=${billresponse.hash}`, { redirect: "manual" })
    expect(paid.headers.get("location")).toContain("/pay/result.cfm")
    expect((await accept(billresponse.hash)).headers.get("location")).toContain("/pay/result.cfm")
  })

  it("is payable until Pay_until, a day without it", async () => {
    const soon = new Date(Date.now() + 90_000)
    await create({ Pay_until: gmt(soon) })
    expect((await bills()).at(-1).pay_until.slice(0, 16)).toBe(soon.toISOString().slice(0, 16))
    await create()
    const until = new Date((await bills()).at(-1).pay_until).getTime()
    expect(Math.abs(until - Date.now() - 86_400_000)).toBeLessThan(60_000)
    expect(await create({ Pay_until: gmt(new Date(Date.now() - 120_000)) })).toMatchObject({
      firstcode: "5",
      secondcode: "104",
    })
    expect(await create({ Pay_until: "tomorrow" })).toMatchObject({ firstcode: "4", secondcode: "104" })
  })

  it("the link says so when its time is over", async () => {
    const { billresponse } = await create({ Bill: "B-C" })
    await sandbox.tell(`/_control/bills/${billresponse.hash}/expire`)
    const late = await accept(billresponse.hash)
    expect([late.status, late.headers.get("location")]).toEqual([410, null])
    expect((await fetch(`${sandbox.url}/bill/paybill.cfm?ID=${billresponse.hash}`)).status).toBe(410)
    expect((await sandbox.read("/_control/orders?ordernumber=B-C")).orders).toEqual([])
    expect((await accept("0".repeat(32))).status).toBe(404)
  })

  it("the check value is mandatory, even where orders need none; FORMAT may be part of it or not", async () => {
    await sandbox.tell("/_control/settings", { requireCheckValue: false })
    expect(codes(JSON.parse((await sandbox.post("createbill", { ...bill(), Checkvalue: "" })).text))).toBe("5/158")
    await sandbox.tell("/_control/settings", { requireCheckValue: true })
    expect(await create({}, false)).toMatchObject({ billresponse: { hash: expect.any(String) } })
    expect(codes(JSON.parse((await sandbox.post("createbill", { ...bill(), Bill_amount: "1.00" })).text))).toBe("5/158")
  })

  it("numbers bills itself when none is given, and takes none twice", async () => {
    await create({ Bill: "" })
    expect((await bills()).at(-1).bill).toMatch(/^B\d{13}$/)
    await create({ Bill: "B-D" })
    expect(await create({ Bill: "B-D" })).toMatchObject({ firstcode: "11", secondcode: "228" })
  })

  it.each([
    [{ Bill_amount: "" }, "3/108"],
    [{ Bill_amount: "x" }, "4/108"],
    [{ Bill_amount: "0" }, "5/108"],
    [{ SendNotification: "7" }, "5/185"],
    [{ Bill_currency: "B1" }, "5/105"],
    [{ Customer_Email: "e".repeat(129) }, "4/120"],
  ])("%p is refused with %s", async (fields, expected) => {
    expect(codes(await create(fields as Record<string, string>))).toBe(expected)
  })

  it("answers in SOAP by default, and in the other formats", async () => {
    const soap = (await sandbox.post("createbill", bill({ FORMAT: "" }))).text
    expect(soap).toContain("BillResponse")
    expect(soap).toMatch(/<Hash xsi:type='xsd:string'>[0-9A-F]{32}<\/Hash>/)
    expect(element((await sandbox.post("createbill", bill({ FORMAT: "3" }))).text, "Hash")).toMatch(/^[0-9A-F]{32}$/)
    expect((await sandbox.post("createbill", bill({ FORMAT: "1" }))).text).toMatch(/^hash: [0-9A-F]{32}\n$/)
  })
})
