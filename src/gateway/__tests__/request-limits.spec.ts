import {
  AssistError,
  currencyCode,
  minorUnits,
  type OrderFormParams,
  type OrderNumber,
  PAYMENT_MEANS_FLAGS,
  type ReceiptItem,
} from "../index"
import { byn, ORDER, rejection, start, stopAll } from "./support/start"
import { answer, client } from "./support/test-server"

afterEach(stopAll)

const params: OrderFormParams = { orderNumber: ORDER, money: byn(19990), delay: 1 }
const SERVER = "https://payments.paysec.by"
const form = (change: Partial<OrderFormParams> = {}, freeText: "mend" | "refuse" = "mend") =>
  client(SERVER, { freeText }).orderForm({ ...params, ...change }).fields

function refusal(change: Partial<OrderFormParams>, freeText: "mend" | "refuse" = "mend"): string {
  try {
    form(change, freeText)
  } catch (error) {
    if (error instanceof AssistError && error.kind === "configuration") return error.message
    throw error
  }
  throw new Error("was not refused")
}

const item: ReceiptItem = { id: 1, name: "Книга", price: minorUnits(9995), quantity: 2, amount: minorUnits(19990) }
const year = new Date("2027-12-31T00:00:00Z")
const recurring = { minAmount: minorUnits(100), maxAmount: minorUnits(50000), periodDays: 30, until: year }

describe("an order", () => {
  it("may have every parameter of the table", () => {
    const fields = form({
      language: "EN",
      comment: "№ 5",
      returnUrl: "https://shop.by/r",
      returnOk: "https://shop.by/yes?a=1",
      returnNo: "https://shop.by/no",
      paymentMeans: { card: true, fastPay: true, erip: false },
      receipt: {
        items: [{ ...item, tax: "vat20", fpmode: 4, product: "B-1", hscode: "4901", subjtype: 1 }],
        tax: "vat20",
        fpMode: 4,
        taxationSystem: 0,
        line: "Оплата заказа",
        paymentType: 1,
        generate: true,
      },
      recurring: { ...recurring, count: 12 },
      convert: 2,
      disable3ds: true,
      prepayment: minorUnits(500),
      maxPoints: 10,
      mobileDevice: 5,
      testMode: true,
      payer: { lastname: "Тестов", fax: "+375 17 000-00-00", state: "MSK" },
      extraFields: { room: "12", guest: "А. Б." },
    })
    expect(fields).toMatchObject({
      URL_RETURN: "https://shop.by/r",
      CardPayment: "1",
      FastPayPayment: "1",
      ERIPPayment: "0",
      ChequeItems:
        '{"items":[{"id":1,"product":"B-1","name":"Книга","price":99.95,"quantity":2,"amount":199.90,"tax":"vat20","fpmode":4,"hscode":"4901","subjtype":1}]}',
      Tax: "vat20",
      FPMode: "4",
      TaxationSystem: "0",
      ReceiptLine: "Оплата заказа",
      Paymenttype: "1",
      GenerateReceipt: "1",
      RecurringIndicator: "1",
      RecurringMinAmount: "1.00",
      RecurringMaxAmount: "500.00",
      RecurringPeriod: "30",
      RecurringMaxDate: "31.12.2027",
      RecurringCount: "12",
      isConvert: "2",
      Disable3DS: "1",
      Prepayment: "5.00",
      OrderMaxPoints: "10",
      MobileDevice: "5",
      TestMode: "1",
      State: "MSK",
      Fax: "+375 17 000-00-00",
      ListParameters: "room,guest",
      room: "12",
      guest: "А. Б.",
    })
    expect(JSON.parse(fields["ChequeItems"] ?? "")).toMatchObject({ items: [{ amount: 199.9 }] })
  })

  it.each<[string, Partial<OrderFormParams>]>([
    ["OrderNumber", { orderNumber: "" as OrderNumber }],
    ["OrderNumber", { orderNumber: "x".repeat(129) as OrderNumber }],
    ["OrderNumber", { orderNumber: "a b" as OrderNumber }],
    ["OrderAmount", { money: byn(0) }],
    ["OrderAmount", { money: { amount: 1.5 as never, currency: currencyCode("BYN") } }],
    ["OrderAmount currency", { money: { amount: minorUnits(1), currency: "RUR" as never } }],
    ["Delay", { delay: 2 as 1 }],
    ["Language", { language: "BY" as "RU" }],
    ["URL_RETURN", { returnUrl: `https://shop.by/${"x".repeat(256)}` }],
    ["URL_RETURN_OK", { returnOk: "https://shop.by/?a=%3Cb%3E" }],
    ["URL_RETURN_NO", { returnNo: "shop.by/no" }],
    ["CustomerNumber", { customerNumber: "x".repeat(33) }],
    ["CustomerNumber", { customerNumber: "cus_42", recurring }],
    ["RecurringMinAmount", { recurring: { ...recurring, minAmount: minorUnits(60000) } }],
    ["RecurringMaxAmount", { recurring: { ...recurring, maxAmount: 0 as never } }],
    ["RecurringPeriod", { recurring: { ...recurring, periodDays: 32768 } }],
    ["RecurringMaxDate", { recurring: { ...recurring, until: new Date("x") } }],
    ["RecurringCount", { recurring: { ...recurring, count: 1000 } }],
    ["isConvert", { convert: 3 as 2 }],
    ["Prepayment", { prepayment: -1 as never }],
    ["OrderMaxPoints", { maxPoints: 1.5 }],
    ["MobileDevice", { mobileDevice: -1 }],
    ["OrderAmount", { cardCheck: true }],
    ["CardPayment, QIWIPayment", { paymentMeans: { card: false, qiwi: false } }],
    ["paymentMeans.visa", { paymentMeans: { visa: true } as never }],
    ["extraFields.password", { extraFields: { password: "x" } }],
    ["extraFields.delay", { extraFields: { delay: "0" } }],
    ["extraFields.a b", { extraFields: { "a b": "x" } }],
    ["Tax", { receipt: { tax: "x".repeat(11) } }],
    ["FPMode", { receipt: { fpMode: 8 } }],
    ["TaxationSystem", { receipt: { taxationSystem: 6 } }],
    ["ReceiptLine", { receipt: { line: "x".repeat(129) } }],
    ["Paymenttype", { receipt: { paymentType: 4 } }],
    ["ChequeItems", { receipt: { items: [] } }],
    ["ChequeItems", { receipt: { items: [{ ...item, quantity: 1, amount: minorUnits(9995) }] } }],
    ["ChequeItems[0]", { receipt: { items: [{ ...item, name: undefined }] } }],
    ["ChequeItems[0].amount", { receipt: { items: [{ ...item, quantity: 3 }] } }],
    ["ChequeItems[0].quantity", { receipt: { items: [{ ...item, quantity: "2,5" }] } }],
    ["ChequeItems[0].price", { receipt: { items: [{ ...item, price: minorUnits(100_000_000_00) }] } }],
    ["ChequeItems[0].name", { receipt: { items: [{ ...item, name: "x".repeat(251) }] } }],
    ["ChequeItems[0].product", { receipt: { items: [{ ...item, product: "x".repeat(51) }] } }],
    ["ChequeItems[0].fpmode", { receipt: { items: [{ ...item, fpmode: 0 }] } }],
    ["ChequeItems[1].id", { receipt: { items: [item, item] } }],
  ])("with a wrong %s is refused by that name", (field, change) => {
    expect(refusal(change).startsWith(`${field} `)).toBe(true)
  })

  it("leaves payment means to Assist's settings unless asked, and one allowed is enough", () => {
    expect(Object.values(PAYMENT_MEANS_FLAGS).some((flag) => flag in form())).toBe(false)
    expect(form({ paymentMeans: { card: undefined } })).not.toHaveProperty("CardPayment")
    expect(form({ paymentMeans: { card: false, mirPay: true } })).toMatchObject({
      CardPayment: "0",
      MirPayPayment: "1",
    })
  })

  it("of nothing checks a card", () => {
    expect(form({ cardCheck: true, money: { ...byn(1), amount: 0 as never } })).toMatchObject({
      OrderAmount: "0.00",
      BlockOrderType: "2",
    })
  })

  it("has receipt lines with fractions of a piece and a kopeck of rounding", () => {
    const items = [{ ...item, quantity: "0.333", price: minorUnits(60030), amount: minorUnits(19990) }]
    expect(form({ receipt: { items } })["ChequeItems"]).toContain('"price":600.30,"quantity":0.333,"amount":199.90')
  })

  it.each<[string, Partial<OrderFormParams>]>([
    ["Lastname", { payer: { lastname: "O'Neil" } }],
    ["Firstname", { payer: { firstname: "x".repeat(71) } }],
    ["Middlename", { payer: { middlename: "(нет)" } }],
    ["Email", { payer: { email: `${"x".repeat(128)}@b.by` } }],
    ["Address", { payer: { address: "x".repeat(257) } }],
    ["City", { payer: { city: "Минск;" } }],
    ["State", { payer: { state: "Minsk" } }],
    ["Zip", { payer: { zip: "1".repeat(26) } }],
    ["Country", { payer: { country: "BY" } }],
    ["HomePhone", { payer: { homePhone: "1".repeat(65) } }],
    ["WorkPhone", { payer: { workPhone: "1".repeat(21) } }],
    ["MobilePhone", { payer: { mobilePhone: "+375 (29) 1" } }],
    ["Fax", { payer: { fax: "1".repeat(21) } }],
    ["OrderComment", { comment: "a < b" }],
    ["OrderComment", { comment: "a\nb" }],
  ])("with a %s that Assist would change is mended, or refused by name when told so", (field, change) => {
    expect(refusal(change, "refuse")).toMatch(new RegExp(`^${field} `))
    expect(() => form(change)).not.toThrow()
  })
})

describe("charge and cancel", () => {
  const order = { billNumber: "5112223334445556", orderNumber: ORDER }

  it("carry receipt lines, the operator's address and a comment", async () => {
    const { assist, received } = await start(answer(""))
    await assist.charge({
      ...order,
      money: byn(19990),
      clientIp: "203.0.113.7",
      receipt: { items: [item], generate: false },
    })
    await assist.cancel({ ...order, money: byn(19990), clientIp: "203.0.113.7", items: [item], comment: "a = b" })
    expect(received[0]?.fields).toMatchObject({ ClientIP: "203.0.113.7", GenerateReceipt: "0" })
    expect(received[1]?.fields).toMatchObject({ ClientIP: "203.0.113.7", Comment: "a b" })
    expect(received[1]?.fields["ChequeItems"]).toBe(received[0]?.fields["ChequeItems"])
  })

  it("refuse what Assist would not take, by name, and send nothing", async () => {
    const { assist, received } = await start(answer(""))
    const calls: [string, () => Promise<unknown>][] = [
      ["ClientIP", () => assist.charge({ ...order, clientIp: "localhost" })],
      ["ChequeItems", () => assist.charge({ ...order, money: byn(5), receipt: { items: [item] } })],
      ["ClientIP", () => assist.cancel({ ...order, clientIp: "" })],
      ["ChequeItems", () => assist.cancel({ ...order, items: [item] })],
      [
        "ChequeItems\\[0\\]",
        () => assist.cancel({ ...order, money: byn(19990), items: [{ ...item, tax: "vat20" } as never] }),
      ],
      [
        "Billnumber",
        () => assist.cancel({ ...order, billNumber: `${order.billNumber}.1`, money: byn(19990), items: [item] }),
      ],
    ]
    for (const [field, call] of calls) {
      expect(await rejection(call())).toMatchObject({ message: expect.stringMatching(new RegExp(`^${field} `)) })
    }
    expect(received).toHaveLength(0)
  })
})
