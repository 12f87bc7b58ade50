import fc from "fast-check"
import { REPLY_FIELDS } from "../../decode/field-names"
import { escapeText } from "../../decode/xml-text"

/** Names that hurt code which uses plain objects as maps, beside the documented ones. */
const HOSTILE = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "then"]
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...REPLY_FIELDS) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/) },
)

/** Values as Assist writes them, and as nobody should. */
const value = fc.oneof(
  fc.constantFrom("", " ", "AS000", "AS100", " AS300 ", "Approved", "In Process", "Decline", "Odd", "0", "1", "null"),
  fc.constantFrom("100", "100.00", "30,10", "1e3", "-1", "99999999999999999999", "NaN", "100.999", "٣"),
  fc.constantFrom("BYN", "RUR", "byn", "", "5112223334445556", "5112223334445556.2", "1.", ".2", "5112223334445556.x"),
  fc.constantFrom("01.06.2024 09:10", "01.06.2024 09:10:11", "32.13.2024 25:61:61", "2024-06-01T00:00:00Z"),
  fc.constantFrom("100", "200", "300", "500", "Success", "TimeOut", "A".repeat(32), "a: b amount: 1", "x;y"),
  fc.string({ unit: "grapheme", maxLength: 20 }),
)

const fields = fc.array(fc.tuple(name, value), { maxLength: 14 })
type Fields = [string, string][]

interface Order {
  readonly fields: Fields
  readonly operations: Fields[]
}
const order: fc.Arbitrary<Order> = fc.record({ fields, operations: fc.array(fields, { maxLength: 3 }) })
const orders = fc.array(order, { maxLength: 3 })
const code = fc.constantFrom("0", "0", "0", "1", "7", "10", "102", "201", "3", "", "x", "__proto__")

// biome-ignore lint/suspicious/noControlCharactersInRegex: these cannot be in XML
const xmlSafe = (text: string) => escapeText(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ""))
const leaves = (list: Fields) => list.map(([key, text]) => `<${key}>${xmlSafe(text)}</${key}>`).join("")
const orderXml = ({ fields, operations }: Order) =>
  `<order>${leaves(fields)}${operations.map((list) => `<operation>${leaves(list)}</operation>`).join("")}</order>`

/** Replies built as Assist builds them, in every format, with fields missing, repeated, strange and hostile. */
export const replyText: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(orders, code, code, fc.constantFrom("", "<!DOCTYPE result [<!ELEMENT a (b)>]>", '<?xml version="1.0"?>'))
    .map(
      ([list, first, second, prolog]) =>
        `${prolog}<result firstcode="${first}"secondcode="${second}"><orders>${list.map(orderXml).join("")}</orders></result>`,
    ),
  fc
    .tuple(orders, fc.constantFrom("MakeChargeResponse", "WSCancelResponseParams", "orderresultResponse", "Fault"))
    .map(
      ([list, element]) =>
        `<s:Envelope><s:Body><n:${element}>${list.map(orderXml).join("")}</n:${element}></s:Body></s:Envelope>`,
    ),
  fc
    .tuple(
      orders,
      fc.constantFrom("charge", "wscancel", "orderresult", "orderstate", "rp", "fault", "order"),
      fc.constantFrom("orders", "order", "operations", "checkdata"),
    )
    .map(([list, envelope, key]) =>
      JSON.stringify({
        [envelope]: {
          [key]: list.map((each) => ({
            ...Object.fromEntries(each.fields),
            operations: each.operations.map((operation) => Object.fromEntries(operation)),
          })),
        },
      }),
    ),
  fields.map((list) => list.map(([key, text]) => `${key}: ${text}`).join(" ")),
  fc
    .tuple(fields, fc.nat(3))
    .map(([list, rows]) =>
      [list.map(([key]) => key), ...Array.from({ length: rows }, () => list.map(([, text]) => text))]
        .map((row) => `${row.join(";")};`)
        .join("\r\n"),
    ),
)

const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat(30),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc
      .constantFrom("<", ">", "</", "&", "&#0;", "<![CDATA[", "<!--", "{", "[", '"', ";", "\0")
      .map((text) => Buffer.from(text)),
  ),
})

/** Such a reply as bytes, whole, cut, or with bytes changed. */
export const replyBytes: fc.Arbitrary<Uint8Array> = fc
  .tuple(replyText, fc.array(edit, { maxLength: 3 }), fc.option(fc.nat(), { nil: undefined, freq: 4 }))
  .map(([text, edits, cut]) => {
    let body = Buffer.from(text)
    for (const { at, remove, insert } of edits) {
      const start = at % (body.length + 1)
      body = Buffer.concat([body.subarray(0, start), insert, body.subarray(start + remove)])
    }
    return cut === undefined ? body : body.subarray(0, cut % (body.length + 1))
  })

const SUCCESS: Fields = [
  ["ordernumber", "ORD-1001"],
  ["billnumber", "5112223334445556.2"],
  ["responsecode", "AS000"],
  ["amount", "30.10"],
  ["currency", "BYN"],
  ["orderstate", "PartialDelayed"],
  ["operationtype", "200"],
  ["signature", ""],
]

/** A successful charge of ORD-1001 over 30.10 BYN with up to two of its fields replaced, in every format. */
export const nearSuccess: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(SUCCESS.length - 1), value), { maxLength: 2 }),
    fc.constantFrom("xml", "soap", "json", "csv"),
    fc.constantFrom("0", "0", "0", "7"),
  )
  .map(([changes, format, first]) => {
    const list = SUCCESS.map(([key, text], index): [string, string] => {
      const change = changes.find(([at]) => at === index)
      return [key, change ? change[1] : text]
    })
    const write = {
      xml: () => `<result firstcode="${first}" secondcode="0">${orderXml({ fields: list, operations: [] })}</result>`,
      soap: () => `<e:Envelope><e:Body><r><return>${leaves(list)}</return></r></e:Body></e:Envelope>`,
      json: () => JSON.stringify({ charge: { ...Object.fromEntries(list), firstcode: first, secondcode: "0" } }),
      csv: () => list.map(([key, text]) => `${key}: ${text}`).join(" "),
    }
    return Buffer.from(write[format as keyof typeof write]())
  })

/** Notifications as forms and as SOAP, with the same values. */
export const notificationBytes: fc.Arbitrary<{ body: Uint8Array; contentType: string | undefined }> = fc
  .tuple(
    fields,
    fc.array(fields, { maxLength: 2 }),
    fc.boolean(),
    fc.constantFrom("", "; charset=utf-8", "; charset=windows-1251", "; charset=x", "; charset=utf-16le"),
    fc.array(edit, { maxLength: 2 }),
  )
  .map(([list, operations, soap, charset, edits]) => {
    const named: Fields = [
      ["merchant_id", "123456"],
      ["ordernumber", "ORD-1001"],
      ["billnumber", "5112223334445556"],
      ...list,
    ]
    let body = Buffer.from(
      soap
        ? `<e:Envelope><e:Body><p>${orderXml({ fields: named, operations })}</p></e:Body></e:Envelope>`
        : named.map(([key, text]) => `${encodeURIComponent(key)}=${encode(text)}`).join("&"),
    )
    for (const { at, remove, insert } of edits) {
      const start = at % (body.length + 1)
      body = Buffer.concat([body.subarray(0, start), insert, body.subarray(start + remove)])
    }
    return { body, contentType: `${soap ? "text/xml" : "application/x-www-form-urlencoded"}${charset}` }
  })

/** encodeURIComponent throws on half of a surrogate pair, which is no character. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, ""))
}
