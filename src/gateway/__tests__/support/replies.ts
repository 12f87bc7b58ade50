import { CheckValues, replyCheckString } from "../../index"
import { SECRET_WORD } from "./test-server"

/** Fields in the order they are written; `undefined` leaves one out. */
export type Fields = Readonly<Record<string, string | undefined>>

export function element(name: string, fields: Fields, inside = ""): string {
  const children = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `<${key}>${value}</${key}>`)
  return `<${name}>${children.join("")}${inside}</${name}>`
}

export function resultXml(inside: string, first = "0", second = "0"): string {
  return `<?xml version="1.0" encoding="utf-8"?><result firstcode="${first}" secondcode="${second}" count="1">${inside}</result>`
}

/** The flat reply of charge.cfm and cancel.cfm (protocol 4). */
export function flatReply(fields: Fields = {}, first = "0", second = "0"): string {
  const order = element("order", {
    ordernumber: "ORD-1001",
    responsecode: "AS000",
    message: "",
    amount: "30.10",
    currency: "BYN",
    testmode: "0",
    orderstate: "PartialDelayed",
    operationtype: "200",
    billnumber: "5112223334445556.2",
    orderamount: "199.90",
    ordercurrency: "BYN",
    packetdate: "01.06.2024 09:01:47",
    signature: "",
    ...fields,
  })
  return resultXml(`<orders>${order}</orders>`, first, second)
}

export function checkValueOf(state: string, amount = "199.90", currency = "BYN", orderNumber = "ORD-1001"): string {
  return new CheckValues([SECRET_WORD]).sign(replyCheckString("123456", orderNumber, amount, currency, state))
}

/** One order of orderresult (protocol 6.1). */
export function orderXml(fields: Fields = {}, operations: readonly Fields[] = [{}]): string {
  const inside = operations.map((operation) =>
    element("operation", {
      billnumber: "5112223334445556.1",
      operationtype: "100",
      operationstate: "Success",
      amount: "199.90",
      currency: "BYN",
      responsecode: "AS000",
      operationdate: "01.06.2024 08:00:02",
      meannumber: "411111****1111",
      ...operation,
    }),
  )
  const state = fields["orderstate"] ?? "Delayed"
  return element(
    "order",
    {
      ordernumber: "ORD-1001",
      billnumber: "5112223334445556",
      testmode: "0",
      orderamount: "199.90",
      ordercurrency: "BYN",
      orderdate: "01.06.2024 08:00",
      orderstate: state,
      packetdate: "01.06.2024 09:10",
      checkvalue: checkValueOf(state.trim()),
      ...fields,
    },
    inside.join(""),
  )
}
