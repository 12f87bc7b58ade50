import fc from "fast-check"
import { requestCheckString } from "../check-value"
import { AssistClient, AssistError, CheckValues, decodeNotification } from "../index"
import { sealFields } from "../request/order-fields"
import { SECRET_WORD } from "./support/test-server"

const FORM = "application/x-www-form-urlencoded"
const MERCHANT = "123456"
const FORMS = ["delimited", "joined"] as const
type Form = (typeof FORMS)[number]

const checkValues = new CheckValues([SECRET_WORD])
const clients = Object.fromEntries(FORMS.map((form) => [form, clientOf(form)])) as Record<Form, AssistClient>

function clientOf(requestCheckValue: Form): AssistClient {
  return new AssistClient({
    serverUrl: "https://payments.paysec.by",
    merchantId: MERCHANT,
    login: "shop_login",
    password: "Passw0rd99",
    secretWords: [SECRET_WORD],
    requestCheckValue,
  })
}

/** Whether a message with these fields and this check value is taken for Assist's. */
function believes(client: AssistClient, fields: Record<string, string>, checkvalue: string): boolean {
  const body = new URLSearchParams({ merchant_id: MERCHANT, billnumber: "5112223334445556", ...fields, checkvalue })
  return client.verifyNotification(decodeNotification(Buffer.from(body.toString()), FORM))
}

const pairs = [
  ["amount", "currency"],
  ["orderamount", "ordercurrency"],
] as const

describe("the check value of a request", () => {
  const money = { amount: 19990, currency: "BYN" } as Parameters<AssistClient["orderForm"]>[0]["money"]
  const checkValueOf = (form: Form, more: object = {}) =>
    clients[form].orderForm({ orderNumber: "7K2M9-QT4XW" as never, money, delay: 1, ...more }).fields["Checkvalue"] ??
    ""

  it.each(pairs)("is no notification's, with all of the request in its order number (%s)", (amount, currency) => {
    const fields = { ordernumber: ";7K2M9-QT4XW;199.90;BYN", [amount]: "", [currency]: "", orderstate: "" }
    expect(believes(clients.delimited, fields, checkValueOf("delimited"))).toBe(false)
  })

  it.each(pairs)("is no notification's that names the real order (%s)", (amount, currency) => {
    const real = { ordernumber: "7K2M9-QT4XW", [amount]: "199.90", [currency]: "BYN" }
    expect(believes(clients.joined, { ...real, orderstate: "" }, checkValueOf("joined"))).toBe(false)
    const moved = { ordernumber: "7K2M9-QT4XW", [amount]: "199.90", [currency]: "B", orderstate: "YN" }
    expect(believes(clients.joined, moved, checkValueOf("joined"))).toBe(false)
  })

  it.each([["Approved"], ["Отменен"], ["x.10BYNApproved"]])(
    "is not made for a customer number with which it would be one: %s",
    (customerNumber) => {
      expect(() => checkValueOf("joined", { customerNumber })).toThrow(/CustomerNumber/)
      expect(checkValueOf("joined", { customerNumber: "cus_01KB1DWNZ0JQ7ABCDEFGHJKMNP" })).toMatch(/^[0-9A-F]{32}$/)
    },
  )

  // What Assist takes in each field of X; customer numbers lean towards those that end as a notification does.
  const word = (characters: string, most: number) =>
    fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: most })
  const tail = fc.constantFrom("Approved", ".10BYNApproved", "0.10RUBIn", "BYNDelayed", "Отменен", "1", "0")
  const requests = fc.record(
    {
      Merchant_ID: fc.constant(MERCHANT),
      OrderNumber: fc.oneof(
        word("7KQ-.0", 12),
        fc.tuple(word("7K", 4), tail).map((parts) => parts.join("")),
      ),
      OrderAmount: fc.nat(10_000_000).map((minor) => (minor / 100).toFixed(2)),
      OrderCurrency: fc.constantFrom("BYN", "RUB", "USD"),
      OrderMaxPoints: fc.nat(5_000).map(String),
      CustomerNumber: fc.oneof(
        tail,
        word("cus_1.AB", 12),
        fc.tuple(word("x.1", 4), tail).map((parts) => parts.join("")),
      ),
      Disable3DS: fc.constantFrom("0", "1"),
      Prepayment: fc.nat(10_000).map((minor) => (minor / 100).toFixed(2)),
    },
    { requiredKeys: ["Merchant_ID", "OrderNumber", "OrderAmount", "OrderCurrency"] },
  )

  it.each(FORMS)("is no notification's, wherever its text is cut into fields (%s)", (form) => {
    const context = { options: { requestCheckValue: form }, checkValues } as Parameters<typeof sealFields>[0]
    let signed = 0
    fc.assert(
      fc.property(requests, fc.constantFrom(...pairs), fc.nat(), (fields, [amount, currency], any) => {
        let checkvalue: string
        try {
          checkvalue = sealFields(context, fields)["Checkvalue"] ?? ""
        } catch (error) {
          expect(error).toBeInstanceOf(AssistError)
          return
        }
        signed++
        const x = requestCheckString(form, {
          merchantId: fields.Merchant_ID,
          orderNumber: fields.OrderNumber,
          amount: fields.OrderAmount,
          currency: fields.OrderCurrency,
          maxPoints: fields.OrderMaxPoints,
          customerNumber: fields.CustomerNumber,
          disable3ds: fields.Disable3DS,
          prepayment: fields.Prepayment,
        }).slice(MERCHANT.length)
        const cut = (a: number, b: number, c: number) => ({
          ordernumber: x.slice(0, a),
          [amount]: x.slice(a, b),
          [currency]: x.slice(b, c),
          orderstate: x.slice(c),
        })
        // Every cut with a currency of three characters, and one at any places at all.
        for (let a = 1; a < x.length; a++)
          for (let b = a; b < x.length; b++) {
            const message = cut(a, b, Math.min(b + 3, x.length))
            if (message["ordernumber"] && believes(clients[form], message, checkvalue))
              throw new Error(JSON.stringify(message))
          }
        const [a = 1, b = a, c = b] = [any % x.length || 1, (any >> 3) % x.length, (any >> 6) % x.length].sort(
          (p, q) => p - q,
        )
        expect(believes(clients[form], cut(a || 1, b || 1, c || 1), checkvalue)).toBe(false)
      }),
      { numRuns: 60 },
    )
    expect(signed).toBeGreaterThan(20)
  })
})
