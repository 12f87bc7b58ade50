import type { WireFields } from "../orders/order-fields.ts"
import { type Answer, type AnsweredOrder, flatFields, paymentFields, paymentLines, type ReplyFormat } from "./answer.ts"

/**
 * Format 1. charge, cancel and rp: `name: value`, one a line (the print-out of seed 003 has lost its line breaks).
 * Everything that can have several rows: a header and rows, `;` after every value (protocol 6.3).
 */
export const csvFormat: ReplyFormat = {
  contentType: "text/plain; charset=utf-8",
  answer(answer, options) {
    switch (answer.service) {
      case "charge":
      case "cancel":
      case "rp":
        return pairs(answer.orders.map(flatFields)[0] ?? {})
      case "createbill":
      case "billinfo":
      case "fiscalreceipt":
        return pairs(answer.extra ?? {})
      case "resultbydate":
        return table(paymentFields(options), paymentLines(answer, options))
      default:
        return ownTable(rows(answer))
    }
  },
  // Found by `/error;(\d+);(\d+);/` in a client's source (protocol 2.3).
  error: ({ firstCode, secondCode }) => `error;${firstCode};${secondCode};\n`,
}

function pairs(fields: WireFields): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value.replace(/\s+/g, " ")}`.trimEnd())
    .map((line) => `${line}\n`)
    .join("")
}

/** The queries' and wscancel's tables are not documented: the order's fields, then one operation's, in each row. */
function rows({ service, orders }: Answer): WireFields[] {
  return orders.flatMap((one) =>
    service === "orderstate" ? [orderRow(one)] : one.operations.map((each) => operationRow(one, each)),
  )
}

const orderRow = ({ order, packet }: AnsweredOrder): WireFields => ({
  ordernumber: order["ordernumber"] ?? "",
  billnumber: order["billnumber"] ?? "",
  orderamount: order["orderamount"] ?? "",
  ordercurrency: order["ordercurrency"] ?? "",
  orderstate: order["orderstate"] ?? "",
  signature: packet["signature"] ?? "",
  checkvalue: packet["checkvalue"] ?? "",
  packetdate: packet["packetdate"] ?? "",
})

const operationRow = (one: AnsweredOrder, operation: WireFields): WireFields => ({
  ...one.order,
  ...one.customer,
  ...operation,
  ...one.packet,
})

const ownTable = (lines: WireFields[]) => table(Object.keys(lines[0] ?? {}), lines)

/** The header goes out without rows too: an empty period is no error. */
function table(names: readonly string[], lines: WireFields[]): string {
  const write = (values: readonly string[]) => `${values.map((value) => `${cell(value)};`).join("")}\n`
  return write(names) + lines.map((line) => write(names.map((name) => line[name] ?? ""))).join("")
}

/** Quoting is not documented; without it a `;` in a comment would move every value after it. */
function cell(value: string): string {
  const line = value.replace(/[\r\n]+/g, " ")
  return /[;"]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line
}
