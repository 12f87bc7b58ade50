import fc from "fast-check"
import { Malformed } from "../decode/malformed"
import { readOperationReply } from "../decode/read-operation-reply"
import { readOrder } from "../decode/read-order"
import { decodeReply } from "../decode/reply-document"
import { escapeText, unescapeText } from "../decode/xml-text"
import { AssistError, decodeNotification } from "../index"
import { fixture } from "./support/fixture"
import { flatReply, orderXml, resultXml } from "./support/replies"

const runs = { numRuns: 300 }

/** Decodes as the services do; nothing but the typed error may come out. */
function decodeAll(body: Uint8Array, contentType?: string): void {
  try {
    const document = decodeReply(body, contentType)
    readOperationReply(document, "200")
    readOperationReply(document, "300")
    for (const order of document.orders) readOrder(order, undefined)
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
  }
}

const seeds = [
  fixture("seed003-charge.xml"),
  fixture("protocol-wscancel.json"),
  fixture("protocol-orderresult.json"),
  Buffer.from(resultXml(orderXml())),
]

describe("decoders", () => {
  it("throw nothing but the typed error, whatever comes", () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string().map(Buffer.from)), (body) => decodeAll(body)),
      runs,
    )
  })

  it("survive real replies with bytes changed, removed and repeated", () => {
    const splice = fc.record({ at: fc.nat(), remove: fc.nat(40), insert: fc.uint8Array({ maxLength: 20 }) })
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(splice, { minLength: 1, maxLength: 4 }), (seed, splices) => {
        let body = seed
        for (const { at, remove, insert } of splices) {
          const start = at % body.length
          body = Buffer.concat([body.subarray(0, start), insert, body.subarray(start + remove)])
          if (body.length === 0) return
        }
        decodeAll(body)
      }),
      runs,
    )
  })

  it("survive any JSON in any place of a reply", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("charge", "wscancel", "orderresult", "fault", "order"),
        fc.jsonValue(),
        (name, value) => {
          decodeAll(Buffer.from(JSON.stringify({ [name]: value, order: value, firstcode: value })))
          decodeAll(Buffer.from(JSON.stringify({ [name]: { order: value, orders: [value], operations: value } })))
        },
      ),
      runs,
    )
  })

  it("bring any text through XML unharmed", () => {
    // Characters XML 1.0 can hold; blanks at the ends are padding (seed 003).
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these cannot be in XML
    const text = fc.string({ unit: "grapheme" }).map((s) => s.replace(/[\u0000-\u001f\ufffe\uffff\r]/g, "").trim())
    fc.assert(
      fc.property(text, (message) => {
        const escaped = decodeReply(Buffer.from(flatReply({ message: escapeText(message) })), undefined)
        expect(readOperationReply(escaped, "200").message).toBe(message)
        expect(unescapeText(escapeText(message))).toBe(message)
      }),
      runs,
    )
  })
})

describe("notifications", () => {
  it("throw nothing but the typed error, whatever comes", () => {
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string().map((s) => Buffer.from(`merchant_id=1&ordernumber=2&billnumber=3&${s}`)),
    )
    const type = fc.option(
      fc.oneof(
        fc.string(),
        fc.string().map((s) => `application/x-www-form-urlencoded; charset=${s}`),
      ),
      { nil: undefined },
    )
    fc.assert(
      fc.property(body, type, (bytes, contentType) => {
        try {
          const notification = decodeNotification(bytes, contentType)
          notification.scrubbedFields()
          expect(Object.getPrototypeOf(notification.fields)).toBeNull()
        } catch (error) {
          expect(error).toBeInstanceOf(AssistError)
        }
      }),
      runs,
    )
  })

  it("read any field a form can hold", () => {
    const pair = fc.tuple(fc.string({ minLength: 1, unit: "grapheme" }), fc.string({ unit: "grapheme" }))
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 10 }), (pairs) => {
        const wellFormed = pairs.filter((part) => !/\p{Surrogate}/u.test(part.join(" ")))
        const base: [string, string][] = [
          ["merchant_id", "1"],
          ["ordernumber", "2"],
          ["billnumber", "3"],
        ]
        const all = [...base, ...wellFormed]
        const { fields } = decodeNotification(Buffer.from(new URLSearchParams(all).toString()), undefined)
        const expected = new Map<string, string>()
        for (const [key, value] of all) if (!expected.has(key.toLowerCase())) expected.set(key.toLowerCase(), value)
        // A BOM at the beginning of a value is dropped by the decoder.
        if (all.some((part) => part.join("").includes("\ufeff"))) return
        expect(new Map(Object.entries(fields))).toEqual(expected)
      }),
      runs,
    )
  })
})
