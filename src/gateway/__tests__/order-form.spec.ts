import {
  AssistClient,
  AssistError,
  currencyCode,
  type Money,
  minorUnits,
  type OrderFormParams,
  type OrderNumber,
} from "../index"

const money: Money = { amount: minorUnits(19990), currency: currencyCode("BYN") }
const params: OrderFormParams = { orderNumber: "ORD-1001" as OrderNumber, money, delay: 1 }

function assist(options: Partial<ConstructorParameters<typeof AssistClient>[0]> = {}): AssistClient {
  return new AssistClient({
    serverUrl: "https://payments.paysec.by/",
    merchantId: "123456",
    login: "shop_login",
    password: "Passw0rd99",
    secretWords: ["s3cr3t-word"],
    ...options,
  })
}

function refusal(change: Partial<OrderFormParams>): AssistError {
  try {
    assist().orderForm({ ...params, ...change })
  } catch (error) {
    if (error instanceof AssistError) return error
    throw error
  }
  throw new Error("was not refused")
}

describe("the form of order.cfm", () => {
  it("holds the minimum with a check value, and no credentials", () => {
    expect(assist().orderForm(params)).toEqual({
      action: "https://payments.paysec.by/pay/order.cfm",
      fields: {
        Merchant_ID: "123456",
        OrderNumber: "ORD-1001",
        OrderAmount: "199.90",
        OrderCurrency: "BYN",
        Delay: "1",
        Checkvalue: "53E717FCEFF09E2A484B20042E267872",
      },
    })
  })

  it("signs the customer number and, by option, without delimiters", () => {
    expect(assist().orderForm({ ...params, customerNumber: "cus_42" }).fields).toMatchObject({
      CustomerNumber: "cus_42",
      Checkvalue: "E6BBB2A9F99AC1E6D5C77D50638475E3",
    })
    expect(assist({ requestCheckValue: "joined" }).orderForm(params).fields["Checkvalue"]).toBe(
      "F1C0C0587EF95DED9EA90DCEA68BDFE9",
    )
  })

  it("sends what Assist keeps of the payer and the comment", () => {
    const { fields } = assist().orderForm({
      ...params,
      delay: 0,
      language: "RU",
      comment: "Заказ №1 <b>\\срочно=да\\</b>\r\nвторая строка",
      returnOk: "https://shop.by/ok?a=1&b=2",
      returnNo: "https://shop.by/no",
      returnUrl: "https://shop.by/back",
      payer: {
        firstname: "Anna (Maria)",
        lastname: " O'Neil ",
        middlename: "#;'\"",
        email: "anna@shop.by",
        address: "ул. Ленина, д. 1/2; кв. 3",
        city: "x".repeat(80),
        state: "Minsk region",
        zip: "220000",
        country: "blr",
        mobilePhone: "+375 (29) 123-45-67",
        workPhone: "+375 29 123 45 67 доб. 12345",
        homePhone: "+7 495 000 00 00",
      },
    })
    expect(fields).toMatchObject({
      Delay: "0",
      Language: "RU",
      OrderComment: "Заказ №1 bсрочнода/b вторая строка",
      URL_RETURN: "https://shop.by/back",
      URL_RETURN_OK: "https://shop.by/ok?a=1&b=2",
      URL_RETURN_NO: "https://shop.by/no",
      Firstname: "Anna Maria",
      Lastname: "ONeil",
      Email: "anna@shop.by",
      Address: "ул. Ленина, д. 1/2; кв. 3",
      City: "x".repeat(70),
      Zip: "220000",
      Country: "BLR",
      MobilePhone: "+375 29 123-45-67",
      HomePhone: "+7 495 000 00 00",
    })
    for (const absent of ["Middlename", "State", "WorkPhone", "Login", "Password"]) {
      expect(fields).not.toHaveProperty(absent)
    }
  })

  it("cuts whole characters by UTF-16 units, and leaves out what would change its meaning when cut", () => {
    const { fields } = assist().orderForm({
      ...params,
      comment: "😀".repeat(300),
      payer: { email: `${"a".repeat(130)}@b.by`, country: "BY" },
    })
    expect(fields["OrderComment"]).toBe("😀".repeat(128))
    expect(fields).not.toHaveProperty("Email")
    expect(fields).not.toHaveProperty("Country")
  })

  it.each<[string, Partial<OrderFormParams>, RegExp]>([
    ["an empty order number", { orderNumber: "" as OrderNumber }, /^OrderNumber .*1 to 128/],
    ["a long order number", { orderNumber: "x".repeat(129) as OrderNumber }, /^OrderNumber .*129/],
    ["characters Assist removes", { orderNumber: "A;1" as OrderNumber }, /^OrderNumber .*removes silently/],
    ["a blank in the order number", { orderNumber: "A 1" as OrderNumber }, /^OrderNumber/],
    ["a zero sum", { money: { ...money, amount: minorUnits(0) } }, /^OrderAmount .*positive/],
    ["a fraction of a kopeck", { money: { ...money, amount: 1.5 as Money["amount"] } }, /^OrderAmount/],
    [
      "a currency that is none",
      { money: { ...money, currency: "рубль" as Money["currency"] } },
      /^OrderAmount currency/,
    ],
    ["the historic RUR", { money: { ...money, currency: "RUR" as Money["currency"] } }, /^OrderAmount currency/],
    ["another delay", { delay: 2 as 0 | 1 }, /^Delay/],
    ["a long address", { returnOk: `https://shop.by/${"x".repeat(256)}` }, /^URL_RETURN_OK .*256/],
    ["an address that loses characters", { returnNo: "https://shop.by/%3Ca%3E" }, /^URL_RETURN_NO .*removes/],
    ["an address without a host", { returnUrl: "/thanks" }, /^URL_RETURN .*absolute/],
    ["a script", { returnUrl: "javascript:alert(1)" }, /^URL_RETURN .*absolute/],
    ["a customer number with blanks", { customerNumber: "a b" }, /^CustomerNumber/],
    ["a language Assist does not speak", { language: "BE" as "RU" }, /^Language/],
  ])("refuses %s", (_what, change, message) => {
    const error = refusal(change)
    expect(error.kind).toBe("configuration")
    expect(error.service).toBe("order")
    expect(error.message).toMatch(message)
  })
})

describe("options", () => {
  it("keep a path before Assist's own", () => {
    const form = assist({ serverUrl: "https://gate.example/assist//" }).orderForm(params)
    expect(form.action).toBe("https://gate.example/assist/pay/order.cfm")
  })

  it.each<[string, Partial<ConstructorParameters<typeof AssistClient>[0]>, RegExp]>([
    ["no scheme", { serverUrl: "payments.paysec.by" }, /serverUrl/],
    ["no TLS in the open", { serverUrl: "http://payments.paysec.by" }, /https/],
    ["a user in the address", { serverUrl: "https://a:b@payments.paysec.by" }, /serverUrl/],
    ["a query", { serverUrl: "https://payments.paysec.by/?a=1" }, /serverUrl/],
    ["a merchant that is no number", { merchantId: "shop" }, /merchantId/],
    ["a merchant beyond int", { merchantId: "2147483648" }, /merchantId/],
    ["a blank login", { login: " " }, /login/],
    ["no password", { password: "" }, /password/],
    ["an empty secret word", { secretWords: ["a", ""] }, /secretWords/],
    ["a time of zero", { timeouts: { total: 0 } }, /timeouts.total/],
    ["no connections", { connections: 0 }, /connections/],
    ["a format of another age", { replyFormat: "wddx" as "xml" }, /replyFormat/],
  ])("are refused with %s, naming the option", (_what, options, message) => {
    expect(() => assist(options)).toThrow(message)
  })

  it.each(["http://localhost:4010", "http://127.0.0.1:1", "http://[::1]:1", "http://sandbox:80", "http://192.168.1.5"])(
    "accept %s, a sandbox nearby",
    (serverUrl) => {
      expect(() => assist({ serverUrl })).not.toThrow()
    },
  )
})
