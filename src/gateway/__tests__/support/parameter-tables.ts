import { minorUnits, type OrderFormParams } from "../../index"
import { byn, ORDER } from "./start"

// Assist's tables of parameters (protocol 3.1, 4, 5, 6, 9; seeds 003 and 004), and the requests that fill all of them.

export const BILL = "5112223334445556"
export const from = new Date("2024-05-31T07:08:00Z")
export const to = new Date("2024-06-01T06:05:00Z")
export const credentials = { Merchant_ID: "123456", Login: "shop_login", Password: "Passw0rd99" }
export const cheque = {
  Tax: "vat20",
  FPMode: "4",
  TaxationSystem: "0",
  ReceiptLine: "Заказ",
  GenerateReceipt: "1",
  Paymenttype: "1",
}
export const receipt = { tax: "vat20", fpMode: 4, taxationSystem: 0, line: "Заказ", generate: true, paymentType: 1 }
export const line = { id: 1, name: "Книга", price: minorUnits(9995), quantity: 2, amount: minorUnits(19990) }
export const lines = '{"items":[{"id":1,"name":"Книга","price":99.95,"quantity":2,"amount":199.90}]}'
export const agreement = {
  minAmount: minorUnits(100),
  maxAmount: minorUnits(50000),
  periodDays: 30,
  until: new Date("2027-12-31"),
  count: 12,
}
export const Recurring = {
  RecurringIndicator: "1",
  RecurringMinAmount: "1.00",
  RecurringMaxAmount: "500.00",
  RecurringPeriod: "30",
  RecurringMaxDate: "31.12.2027",
  RecurringCount: "12",
}
export const payer = {
  lastname: "Купала",
  firstname: "Янка",
  middlename: "Дамінікавіч",
  email: "yanka@example.by",
  address: "Nezavisimosti 1",
  homePhone: "+375171234567",
  workPhone: "+375171234568",
  mobilePhone: "+375291234567",
  fax: "+375171234569",
  country: "BLR",
  state: "MSK",
  city: "Minsk",
  zip: "220030",
}
export const payerFields = {
  Lastname: "Купала",
  Firstname: "Янка",
  Middlename: "Дамінікавіч",
  Email: "yanka@example.by",
  Address: "Nezavisimosti 1",
  HomePhone: "+375171234567",
  WorkPhone: "+375171234568",
  MobilePhone: "+375291234567",
  Fax: "+375171234569",
  Country: "BLR",
  State: "MSK",
  City: "Minsk",
  Zip: "220030",
}
export const means = {
  CardPayment: "card",
  YMPayment: "yooMoney",
  WMPayment: "webMoney",
  QIWIPayment: "qiwi",
  QIWIMtsPayment: "qiwiMts",
  QIWIMegafonPayment: "qiwiMegafon",
  QIWIBeelinePayment: "qiwiBeeline",
  QIWITele2Payment: "qiwiTele2",
  FastPayPayment: "fastPay",
  ApplePayPayment: "applePay",
  GooglePayPayment: "googlePay",
  SamsungPayPayment: "samsungPay",
  MirPayPayment: "mirPay",
  ERIPPayment: "erip",
  AssistIDPayment: "assistId",
} as const
export const requisites = {
  TaxpayerID: "7700000000",
  CustomerDocID: "MP1234567",
  PaymentAddress: "Minsk",
  PaymentPlace: "shop.by",
  Cashier: "Петрова",
  CashierINN: "770000000000",
  PaymentTerminal: "12",
  TransferOperatorName: "Оператор",
  PaymentReceiverOperatorPhone: "+375171234567",
  PaymentAgentOperation: "Перевод",
  SupplierPhone: "+375171234568",
  DocumentRequisite: "1192",
  UserRequisites: "x",
  CompanyName: "ООО Ромашка",
}
export const order: OrderFormParams = {
  orderNumber: ORDER,
  money: byn(19990),
  delay: 1,
  language: "EN",
  comment: "№ 5",
  payer,
  convert: 1,
  disable3ds: true,
  prepayment: minorUnits(500),
  maxPoints: 10,
}
export const orderTable = {
  Merchant_ID: "123456",
  OrderNumber: "ORD-1001",
  OrderAmount: "199.90",
  OrderCurrency: "BYN",
  Delay: "1",
  Language: "EN",
  OrderComment: "№ 5",
  ...payerFields,
  isConvert: "1",
  Disable3DS: "1",
  Prepayment: "5.00",
  OrderMaxPoints: "10",
  Checkvalue: expect.stringMatching(/^[0-9A-F]{32}$/),
}
export const pageOrder: OrderFormParams = {
  ...order,
  returnUrl: "https://shop.by/r",
  returnOk: "https://shop.by/ok",
  returnNo: "https://shop.by/no",
  mobileDevice: 5,
  testMode: true,
  paymentMeans: Object.fromEntries(Object.values(means).map((name) => [name, true])),
  extraFields: { room: "12" },
}
export const pageTable = {
  ...orderTable,
  URL_RETURN: "https://shop.by/r",
  URL_RETURN_OK: "https://shop.by/ok",
  URL_RETURN_NO: "https://shop.by/no",
  MobileDevice: "5",
  TestMode: "1",
  ...Object.fromEntries(Object.keys(means).map((flag) => [flag, "1"])),
  ListParameters: "room",
  room: "12",
}
export const window = {
  StartYear: "2024",
  StartMonth: "5",
  StartDay: "31",
  StartHour: "7",
  StartMin: "8",
  EndYear: "2024",
  EndMonth: "6",
  EndDay: "1",
  EndHour: "6",
  EndMin: "5",
}
export const operator = { ClientIP: "203.0.113.7" }
export const money = { Amount: "199.90", Currency: "BYN" }
