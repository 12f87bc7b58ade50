import type { AssistClient } from "../index"
import {
  agreement,
  BILL,
  cheque,
  credentials,
  from,
  line,
  lines,
  money,
  operator,
  order,
  orderTable,
  pageOrder,
  pageTable,
  payer,
  Recurring,
  receipt,
  requisites,
  to,
  window,
} from "./support/parameter-tables"
import { byn, ORDER, start, stopAll } from "./support/start"
import { answer } from "./support/test-server"

afterEach(stopAll)

/** Every parameter of every service's table, with the call that sends it. */
const TABLES: [string, (assist: AssistClient) => Promise<unknown>, Record<string, unknown>][] = [
  [
    "payrequest with the page's parameters",
    (a) => a.payRequest({ ...pageOrder, customerNumber: "cus_42" }),
    { ...pageTable, CustomerNumber: "cus_42" },
  ],
  [
    "payrequest with an agreement",
    (a) => a.payRequest({ ...order, recurring: agreement }),
    { ...orderTable, ...Recurring },
  ],
  [
    "payrequest with a receipt",
    (a) => a.payRequest({ ...order, receipt: { ...receipt, items: [line], requisites } }),
    { ...orderTable, ...cheque, ChequeItems: lines, ...requisites },
  ],
  [
    "payrequest for a check of the card",
    (a) => a.payRequest({ ...order, prepayment: undefined, cardCheck: true, money: { ...byn(1), amount: 0 as never } }),
    { OrderAmount: "0.00", BlockOrderType: "2" },
  ],
  [
    "charge",
    (a) =>
      a.charge({
        billNumber: BILL,
        orderNumber: ORDER,
        money: byn(19990),
        clientIp: "203.0.113.7",
        autoDeposit: true,
        receipt: { ...receipt, items: [line] },
      }),
    {
      ...credentials,
      Billnumber: BILL,
      ...money,
      ...operator,
      Language: "RU",
      Format: "3",
      AutoDeposit: "1",
      ...cheque,
      ChequeItems: lines,
    },
  ],
  [
    "cancel",
    (a) =>
      a.cancel({
        billNumber: BILL,
        orderNumber: ORDER,
        money: byn(19990),
        reason: 2,
        clientIp: "203.0.113.7",
        comment: "брак",
        items: [line],
      }),
    {
      ...credentials,
      Billnumber: BILL,
      ...money,
      ...operator,
      CancelReason: "2",
      Language: "RU",
      Format: "3",
      Comment: "брак",
      ChequeItems: lines,
    },
  ],
  [
    "orderresult",
    (a) => a.orderResult({ orderNumber: ORDER, billNumber: BILL, from, to }),
    { ...credentials, Ordernumber: "ORD-1001", Billnumber: BILL, ...window, Language: "RU", Format: "3" },
  ],
  [
    "orderstate",
    (a) => a.orderState({ orderNumber: ORDER, from, to }),
    { ...credentials, Ordernumber: "ORD-1001", ...window, Language: "RU", Format: "3" },
  ],
  [
    "resultbydate",
    (a) => a.resultByDate({ from, to, meansType: 62, operationState: "S", operationType: "C", dateTimeMode: 0 }),
    {
      ...credentials,
      ...window,
      MeanType_ID: "62",
      Operationstate: "S",
      Operationtype: "C",
      DateTimeMode: "0",
      ZipFlag: "0",
      Language: "RU",
      Format: "3",
    },
  ],
  [
    "rp",
    (a) =>
      a.recurringPayment({
        billNumber: BILL,
        orderNumber: ORDER,
        money: byn(19990),
        comment: "май",
        receipt: { items: [line] },
      }),
    {
      ...credentials,
      BillNumber: BILL,
      OrderNumber: "ORD-1001",
      ...money,
      OrderComment: "май",
      Language: "RU",
      Format: "3",
      ChequeItems: lines,
    },
  ],
  [
    "tokenpay",
    (a) =>
      a.tokenPay({
        ...order,
        clientIp: "203.0.113.7",
        receipt: { ...receipt, items: [line] },
        token: { type: "samsung_pay", token: "{}" },
      }),
    {
      ...credentials,
      ...orderTable,
      ...operator,
      TokenType: "3",
      PaymentToken: "{}",
      Format: "5",
      ...cheque,
      ChequeItems: lines,
    },
  ],
  [
    "tokenpay with an agreement",
    (a) => a.tokenPay({ ...order, recurring: agreement, token: { type: "apple_pay", token: "{}" } }),
    { ...Recurring, TokenType: "1" },
  ],
  [
    "createbill",
    (a) =>
      a.createBill({
        bill: "B-7",
        money: byn(19990),
        comment: "№ 5",
        customer: { ...payer, phone: "+375171234567", mobile: "+375291234567" },
        language: "EN",
        payUntil: to,
        delay: true,
        notify: 3,
        returnUrl: "https://shop.by/r",
        returnOk: "https://shop.by/ok",
        returnNo: "https://shop.by/no",
        customerNumber: "cus_42",
      }),
    {
      ...credentials,
      Bill: "B-7",
      Bill_amount: "199.90",
      Bill_currency: "BYN",
      Bill_comment: "№ 5",
      Customer_Name: "Янка",
      Customer_Lastname: "Купала",
      Customer_Middlename: "Дамінікавіч",
      Customer_Email: "yanka@example.by",
      Customer_Phone: "+375171234567",
      Customer_Mobile: "+375291234567",
      Language: "EN",
      Pay_until: "20240601T0605",
      DelayPayment: "1",
      SendNotification: "3",
      URL_RETURN: "https://shop.by/r",
      URL_RETURN_OK: "https://shop.by/ok",
      URL_RETURN_NO: "https://shop.by/no",
      CustomerNumber: "cus_42",
      FORMAT: "4",
      Checkvalue: expect.stringMatching(/^[0-9A-F]{32}$/),
    },
  ],
]

describe("every parameter of the tables", () => {
  it.each(TABLES)("is sent by %s as Assist wants it", async (_service, call, expected) => {
    const { assist, received } = await start(answer(""))
    await call(assist).catch(() => undefined)
    expect(received).toHaveLength(1)
    expect(received[0]?.fields).toMatchObject(expected)
  })

  it("goes into order.cfm's form as into payrequest", async () => {
    const { assist } = await start(answer(""))
    expect(assist.orderForm(pageOrder).fields).toMatchObject(pageTable)
  })

  it("of an order is sent under no name that is not in the table", async () => {
    const { assist, received } = await start(answer(""))
    await assist.payRequest({ ...pageOrder, customerNumber: "cus_42" }).catch(() => undefined)
    expect(Object.keys(received[0]?.fields ?? {}).sort()).toEqual(
      [...Object.keys(pageTable), "CustomerNumber", "Format"].sort(),
    )
  })

  it.each(["Cashier2", "PaymentAgent", "Password", "constructor"])("knows no requisite %s", async (name) => {
    const { assist } = await start(answer(""))
    expect(() => assist.orderForm({ ...order, receipt: { requisites: { [name]: "x" } } })).toThrow(
      `requisites.${name} `,
    )
  })

  it("of a receipt's line may be one of those only Assist's mobile clients show", async () => {
    const more = {
      bonus: "1.00",
      discount: "2.00",
      agentMode: 1,
      excise: "0.50",
      countryOfOrigin: "112",
      numberOfCustomsDeclaration: "1/2",
      lineAttribute: 4,
    }
    const { assist } = await start(answer(""))
    const { fields } = assist.orderForm({ ...order, receipt: { items: [{ ...line, more }] } })
    expect(JSON.parse(fields["ChequeItems"] ?? "").items[0]).toMatchObject(more)
    const wrong = { ...line, more: { color: "red" } as never }
    expect(() => assist.orderForm({ ...order, receipt: { items: [wrong] } })).toThrow("ChequeItems[0].more.color ")
  })
})
