import { CheckValues, replyCheckString } from "../../src/gateway"

export const SECRET_WORD = "s3cr3t-word"
export const MERCHANT = "123456"

const order: Record<string, string | number> = {
  ordernumber: "ORD-1001",
  billnumber: "5112223334445556",
  testmode: "0",
  ordercomment: "",
  orderamount: "199.90",
  ordercurrency: "BYN",
  firstname: "Test",
  lastname: "Testov",
  email: "test@testpost.ru",
  orderdate: "01.06.2024 08:00:00",
  orderstate: "Approved",
  packetdate: "01.06.2024 09:10",
  checkvalue: new CheckValues([SECRET_WORD]).sign(replyCheckString(MERCHANT, "ORD-1001", "199.90", "BYN", "Approved")),
}
const operation = (number: number, type: string) => ({
  billnumber: `5112223334445556.${number}`,
  operationtype: type,
  operationstate: "Success",
  amount: "199.90",
  currency: "BYN",
  meantype_id: "1",
  meantypename: "VISA",
  meannumber: "411111****1111",
  cardexpirationdate: "12/30",
  issuebank: "New Assist Bank",
  responsecode: "AS000",
  message: "",
  approvalcode: "F02118",
  processingname: "Fake",
  operationdate: "01.06.2024 08:00:02",
})
const operations = [operation(1, "100"), operation(2, "200")]

const leaves = (fields: Record<string, string | number>, attribute = "") =>
  Object.entries(fields)
    .map(([key, value]) => `<${key}${attribute}>${value}</${key}>`)
    .join("\n")
const orderXml = (attribute = "") =>
  `<order>${leaves(order, attribute)}${operations.map((fields) => `<operation>${leaves(fields, attribute)}</operation>`).join("")}</order>`

/** One order with two operations as each format of orderresult writes it, and the print-out of charge.cfm. */
export const REPLIES = {
  xml: `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE result [<!ELEMENT result (order*)>]><result firstcode="0" secondcode="0" count="1">${orderXml()}</result>`,
  soap: `<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body><ws:orderresultResponse><orderresult>${orderXml(' xsi:type="xsd:string"')}</orderresult></ws:orderresultResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
  json: JSON.stringify({ orderresult: { orders: [{ ...order, operations }] } }),
  csv: `${Object.entries({ ...order, ...operation(2, "200") })
    .map(([key, value]) => `${key}: ${value}`)
    .join(" ")} signature: `,
} as const

const { ordernumber, billnumber, orderamount, ordercurrency, orderstate, packetdate, checkvalue } = order
const state = { ordernumber, billnumber, orderamount, ordercurrency, orderstate, packetdate, checkvalue }

/** What orderstate answers: the short reply (protocol 6.2). */
export const STATE_REPLY = `<?xml version="1.0" encoding="utf-8"?><result firstcode="0" secondcode="0" count="1"><order>${leaves(state as Record<string, string>)}</order></result>`

/** A notification as Assist posts it. */
export const NOTIFICATION = new URLSearchParams({
  merchant_id: MERCHANT,
  ...Object.fromEntries(Object.entries(order).map(([key, value]) => [key, String(value)])),
  ...operation(1, "100"),
}).toString()
