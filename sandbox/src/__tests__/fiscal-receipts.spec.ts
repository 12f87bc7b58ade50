import { readAsIos } from "./read-as-ios.ts"
import { signedOrder } from "./sign-order.ts"
import { CREDENTIALS, codes, element, startSandbox, type TestSandbox } from "./start-sandbox.ts"

let sandbox: TestSandbox
let counter = 0

beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.stop())

const tea = { id: 1, name: "Чай <чёрный>", price: 10.5, quantity: 2, amount: 21, tax: "vat20", fpmode: 4 }
const nails = { id: 2, name: "Гвозди, кг", price: 3.33, quantity: 1.5, amount: 5, tax: "vat10", fpmode: 4 }
type Line = Record<string, unknown>
const items = (...lines: Line[]) => JSON.stringify({ items: lines })
const paid = async (fields: Record<string, string> = {}) => {
  const OrderNumber = `R-${++counter}`
  const order = signedOrder({
    OrderNumber,
    OrderAmount: "26.00",
    Delay: "0",
    ChequeItems: items(tea, nails),
    ...fields,
  })
  await fetch(`${sandbox.url}/pay/order.cfm`, { method: "POST", body: new URLSearchParams(order), redirect: "manual" })
  return sandbox.tell("/_control/pay", { ordernumber: OrderNumber })
}
const ask = async (fields: Record<string, string>) => sandbox.json("fiscalreceipt", fields)
const receipt = async (fields: Record<string, string>) => (await ask(fields)).fiscalreceipt
const page = async (url: string) => {
  const reply = await fetch(url)
  return { status: reply.status, html: await reply.text() }
}

describe("fiscalreceipt.cfm", () => {
  it("gives the fiscal data of a payment, and the whole of it when asked", async () => {
    const { billnumber } = await paid()
    const short = await receipt({ BillNumber: billnumber })
    expect(short).toMatchObject({
      billnumber: `${billnumber}.1`,
      fiscalreceipt_ID: expect.stringMatching(/^\d+$/),
      receipttype: "normal",
      status: "Success",
      total: "26.00",
      receipt_datetime: expect.stringMatching(/^\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d$/),
      fn_number: expect.stringMatching(/^\d{16}$/),
      ecr_registration_number: expect.stringMatching(/^\d{16}$/),
      fiscal_document_number: short.fiscalreceipt_ID,
      fiscal_document_attribute: expect.stringMatching(/^\d{10}$/),
      errortext: "",
      taxationsystem: "0",
      url: expect.stringMatching(new RegExp(`^${sandbox.url}/fiscal/receipt\\.cfm\\?fn=`)),
    })
    expect(JSON.parse(short.chequeItems).items).toEqual([tea, nails])
    expect(short).not.toHaveProperty("merchant_name")
    const full = await receipt({ BillNumber: `${billnumber}.1`, Full_receipt: "1" })
    expect(full).toMatchObject({
      ...short,
      calc_type: "Приход",
      payment_types: "Безналичными",
      merchant_INN: "0000123456",
    })
    // 21.00 × 20/120 and 5.00 × 10/110.
    expect(JSON.parse(full.tax_items)).toEqual([
      { tax: "vat20", amount: "21.00", sum: "3.50" },
      { tax: "vat10", amount: "5.00", sum: "0.45" },
    ])
    expect(await receipt({ Fiscalreceipt_ID: short.fiscalreceipt_ID })).toEqual(short)
  })

  it("is read by the vendor's iOS client, in SOAP by whole paths", async () => {
    const { billnumber } = await paid()
    const call = (bill: string) =>
      sandbox.soap(
        "fiscalreceipt",
        `<ws:fiscalreceipt>\n<format>4</format><login>shoplogin</login>\n<password>Passw0rd1</password>\n<billnumber>${bill}</billnumber>\n<merchant_id>123456</merchant_id>\n</ws:fiscalreceipt>`,
      )
    const url = readAsIos(await call(billnumber))[".SOAP-ENV:Envelope.SOAP-ENV:Body.ASS-NS:result.fiscalreceipt.url"]
    expect((await page((url ?? "").replaceAll("&amp;", "&"))).status).toBe(200)
    const fault = readAsIos(await call("5112223334445556"))
    expect(fault[".soapenv:Envelope.soapenv:Body.soapenv:Fault.faultcode"]).toBe("10")
    expect(fault[".soapenv:Envelope.soapenv:Body.soapenv:Fault.faultstring"]).toBe("201")
  })

  it("of a hold is New, without fiscal data; the charge makes it, over its own lines", async () => {
    const { billnumber } = await paid({ Delay: "1" })
    const waiting = await receipt({ BillNumber: billnumber })
    expect(waiting).toMatchObject({ status: "New", billnumber: `${billnumber}.1`, total: "", fn_number: "", url: "" })
    expect(JSON.parse(waiting.chequeItems).items).toHaveLength(2)
    await sandbox.call("charge", { Billnumber: billnumber, Amount: "21.00", Currency: "BYN", ChequeItems: items(tea) })
    const made = await receipt({ BillNumber: billnumber })
    expect(made).toMatchObject({ status: "Success", billnumber: `${billnumber}.2`, total: "21.00" })
    expect(JSON.parse(made.chequeItems).items).toHaveLength(1)
    expect(codes(await ask({ BillNumber: `${billnumber}.1` }))).toBe("10/179")
  })

  it("of a released hold there is none, of a refund its own", async () => {
    const held = await paid({ Delay: "1" })
    await sandbox.call("cancel", { Billnumber: held.billnumber })
    for (const number of [held.billnumber, `${held.billnumber}.1`, `${held.billnumber}.2`]) {
      expect(codes(await ask({ BillNumber: number }))).toBe("10/179")
    }
    const { billnumber } = await paid()
    const { tax: _tax, fpmode: _mode, ...line } = tea
    const ChequeItems = items({ ...line, quantity: 1, amount: 10.5 })
    await sandbox.call("wscancel", { Billnumber: billnumber, Amount: "10.50", Currency: "BYN", ChequeItems })
    const back = await receipt({ BillNumber: `${billnumber}.2`, Full_receipt: "1" })
    expect(back).toMatchObject({ status: "Success", total: "10.50", calc_type: "Возврат прихода" })
    // The order's number stands for its sale still.
    expect((await receipt({ BillNumber: billnumber })).total).toBe("26.00")
  })

  it("of an order without lines has the one line of the request, or of Assist", async () => {
    const named = await paid({
      ChequeItems: "",
      ReceiptLine: "Обучение",
      Tax: "vat120",
      FPMode: "1",
      TaxationSystem: "2",
    })
    const own = await receipt({ BillNumber: named.billnumber })
    expect(JSON.parse(own.chequeItems).items).toEqual([
      { id: 1, name: "Обучение", price: 26, quantity: 1, amount: 26, tax: "vat120", fpmode: 1 },
    ])
    expect(own.taxationsystem).toBe("2")
    const bare = await paid({ ChequeItems: "", Language: "RU" })
    expect(JSON.parse((await receipt({ BillNumber: bare.billnumber })).chequeItems).items).toMatchObject([
      { name: "Оплата заказа", tax: "novat", fpmode: 4 },
    ])
    const forbidden = await paid({ GenerateReceipt: "0" })
    expect(codes(await ask({ BillNumber: forbidden.billnumber }))).toBe("10/179")
  })

  it.each([
    [{}, "3/143"],
    [{ BillNumber: "x" }, "5/143"],
    [{ BillNumber: "5112223334445556" }, "10/201"],
    [{ BillNumber: "5112223334445556", Fiscalreceipt_ID: "1" }, "5/179"],
    [{ Payment_ID: "outside" }, "10/179"],
    [{ Fiscalreceipt_ID: "999999" }, "10/179"],
    [{ Fiscalreceipt_ID: "1'--" }, "10/179"],
    [{ BillNumber: "5112223334445556", Password: "wrong" }, "7/102"],
  ])("%p is refused with %s", async (fields, expected) => {
    expect(codes(await ask(fields as Record<string, string>))).toBe(expected)
  })

  it("shows no merchant another one's receipts", async () => {
    const { billnumber } = await paid()
    const { fiscalreceipt_ID: Fiscalreceipt_ID } = await receipt({ BillNumber: billnumber })
    await sandbox.tell("/_control/merchants", { merchant_id: "654321", login: "othershop", password: "Passw0rd2" })
    const other = { Merchant_ID: "654321", Login: "othershop", Password: "Passw0rd2" }
    expect(codes(await ask({ BillNumber: billnumber, ...other }))).toBe("10/201")
    expect(codes(await ask({ Fiscalreceipt_ID, ...other }))).toBe("10/179")
  })

  it("answers in the other formats, CSV without one", async () => {
    const { billnumber } = await paid()
    expect((await sandbox.post("fiscalreceipt", { ...CREDENTIALS, BillNumber: billnumber })).text).toMatch(
      new RegExp(`^billnumber: ${billnumber}\\.1\\n`),
    )
    const xml = await sandbox.call("fiscalreceipt", { BillNumber: billnumber })
    expect(xml).toMatch(/<result firstcode="0" secondcode="0" count="1">\s*<fiscalreceipt>/)
    expect(element(xml, "total")).toBe("26.00")
    expect(await sandbox.postJson("fiscalreceipt", { billnumber })).toMatchObject({ fiscalreceipt: { total: "26.00" } })
  })
})

describe("the receipt's page", () => {
  it("shows lines, taxes and sums in both languages, and the fiscal numbers", async () => {
    const { billnumber } = await paid({ Language: "RU" })
    const { url, fn_number, fiscal_document_attribute } = await receipt({ BillNumber: billnumber })
    const { status, html } = await page(url)
    expect(status).toBe(200)
    for (const text of [
      "Кассовый чек",
      "Приход",
      "Чай &lt;чёрный&gt;",
      "1,5 × 3,33\u00a0BYN",
      "НДС 20 %",
      "3,50\u00a0BYN",
      "0,45\u00a0BYN",
      "26,00\u00a0BYN",
      "полный расчёт",
      `${billnumber}.1`,
      fn_number,
      fiscal_document_attribute,
    ]) {
      expect(html).toContain(text)
    }
    const english = await page(`${url}&lang=EN`)
    expect(english.html).toContain("1.5 × 3.33\u00a0BYN")
    expect(english.html).toContain("VAT 20%")
    const cabinet = await page(`${sandbox.url}/cabinet/orders/${billnumber}`)
    expect(cabinet.html).toContain("/fiscal/receipt.cfm?fn=")
  })

  it("is not found by guessing, and not before there is a document", async () => {
    const { billnumber } = await paid()
    const { url } = await receipt({ BillNumber: billnumber })
    const address = new URL(url)
    for (const [name, value] of [
      ["fp", "0000000000"],
      ["fn", "1"],
      ["i", "999999"],
      ["i", "x"],
    ] as const) {
      const other = new URL(address)
      other.searchParams.set(name, value)
      expect((await page(other.href)).status).toBe(404)
    }
    expect((await page(`${sandbox.url}/fiscal/receipt.cfm`)).status).toBe(404)
  })
})
