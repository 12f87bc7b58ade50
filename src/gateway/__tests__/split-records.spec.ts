import fc from "fast-check"
import { Malformed } from "../decode/malformed"
import { RecordReader } from "../decode/record-reader"
import { decodeReply, type RawOrder } from "../decode/reply-document"
import { RecordSplitter } from "../decode/split-records"

const NAMES = new Set(["payment", "order"])

/** The text in pieces of these lengths, over and over. */
function pieces<T extends { length: number; slice(from: number, to: number): T }>(whole: T, lengths: number[]): T[] {
  const parts: T[] = []
  for (let at = 0, n = 0; at < whole.length; n++) {
    const length = lengths[n % lengths.length] as number
    parts.push(whole.slice(at, at + length))
    at += length
  }
  return parts
}

function split(text: string, lengths: number[]) {
  const records: string[] = []
  const splitter = new RecordSplitter(NAMES, (xml) => records.push(xml))
  const frame = pieces(text, lengths)
    .map((part) => splitter.write(part))
    .join("")
  return { records, frame: frame + splitter.end() }
}

const cut = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
const aside = fc.constantFrom(
  "",
  " ",
  "<!-- <payment> is not one -->",
  "<note><![CDATA[</payment><order>]]></note>",
  "<?x <order> ?>",
)
const inside = fc.constantFrom(
  "<ordernumber>A-1</ordernumber>",
  '<comment a="x > y">a &amp; б</comment>',
  "<![CDATA[</payment>]]>",
  "<orders><order><billnumber>1</billnumber></order></orders>",
  "<payment><billnumber>2</billnumber></payment>",
)
const record = fc
  .tuple(fc.constantFrom("payment", "order", "ns:Payment"), fc.array(inside, { maxLength: 4 }))
  .map(([name, parts]) => `<${name}>${parts.join("")}</${name}>`)

describe("records in XML that arrives in pieces", () => {
  it("are the same wherever it is cut, and what is left is the document without them", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(aside, record), { maxLength: 6 }), aside, cut, (parts, last, lengths) => {
        const head =
          '<?xml version="1.0"?><!DOCTYPE result [<!ELEMENT result ANY>]><result firstcode="0" secondcode="0">'
        const text = `${head}${parts.map(([before, xml]) => before + xml).join("")}${last}</result>`
        const { records, frame } = split(text, lengths)
        expect(records).toEqual(parts.map(([, xml]) => xml))
        expect(frame).toBe(`${head}${parts.map(([before]) => before).join("")}${last}</result>`)
      }),
    )
  })

  it("stay in the frame when they are cut off, where the parser refuses them", () => {
    const { records, frame } = split('<result firstcode="0" secondcode="0"><payment><billnumber>1', [7])
    expect(records).toEqual([])
    expect(() => decodeReply(Buffer.from(frame), "text/xml")).toThrow(Malformed)
  })

  it("without an end are given up before they fill the memory", () => {
    const splitter = new RecordSplitter(NAMES, () => {})
    splitter.write("<result><payment>")
    const endless = () => {
      for (let n = 0; n < 40; n++) splitter.write(`${"x".repeat(64 * 1024)}<a/>`)
    }
    expect(endless).toThrow(/no end/)
    const comment = () => {
      const other = new RecordSplitter(NAMES, () => {})
      other.write("<!--")
      for (let n = 0; n < 40; n++) other.write("x".repeat(64 * 1024))
    }
    expect(comment).toThrow(/no end/)
  })
})

describe("the orders of a reply as it arrives", () => {
  const reply = (charset: string) =>
    `<?xml version="1.0" encoding="${charset}"?><result firstcode="0" secondcode="0">${["Иван", "Ян"]
      .map(
        (name, n) =>
          `<payment><billnumber>${n}</billnumber><ordernumber>A</ordernumber><lastname>${name}</lastname></payment>`,
      )
      .join("")}</result>`

  function read(body: Buffer, contentType: string, lengths: number[]) {
    const orders: RawOrder[] = []
    const reader = new RecordReader((order) => orders.push(order))
    const kept = pieces(body, lengths).map((part) => reader.write(part, contentType))
    kept.push(reader.end(contentType))
    reader.check()
    const frame = decodeReply(Buffer.concat(kept), reader.charset ? `text/xml; charset=${reader.charset}` : contentType)
    return [...orders, ...frame.orders].map(({ fields }) => [fields["billnumber"], fields["lastname"]])
  }

  it.each([
    ["utf-8", "text/xml; charset=utf-8", Buffer.from(reply("utf-8"))],
    ["windows-1251", "text/xml", Buffer.from([...reply("windows-1251")].map(cp1251))],
    [
      "windows-1251 behind a server that says UTF-8",
      "text/xml; charset=utf-8",
      Buffer.from([...reply("windows-1251")].map(cp1251)),
    ],
  ])("are read in %s, wherever it is cut", (_what, contentType, body) => {
    fc.assert(
      fc.property(cut, (lengths) => {
        expect(read(body, contentType, lengths)).toEqual([
          ["0", "Иван"],
          ["1", "Ян"],
        ])
      }),
      { numRuns: 30 },
    )
  })

  it("are left to the frame in JSON", () => {
    const body = Buffer.from(JSON.stringify({ orders: [{ billnumber: "1", ordernumber: "A", lastname: "Ян" }] }))
    expect(read(body, "application/json", [9])).toEqual([["1", "Ян"]])
  })

  it("refuse the whole reply when one cannot be read", () => {
    const reader = new RecordReader(() => {})
    reader.write(Buffer.from("<result><payment><a></b></payment></result>"), "text/xml")
    reader.end("text/xml")
    expect(() => reader.check()).toThrow(Malformed)
  })
})

function cp1251(char: string): number {
  const code = char.charCodeAt(0)
  return code < 128 ? code : code - 0x410 + 0xc0
}
