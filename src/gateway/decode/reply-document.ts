import { decodeText } from "./charset"
import { Malformed } from "./malformed"
import { looksLikeCsv, parseCsv } from "./parse-csv"
import { parseXml } from "./parse-xml"
import { nodeOf, type RawNode, toRawNode } from "./raw-node"
import { readJsonReply } from "./read-json-reply"
import { readSoapReply } from "./read-soap-reply"
import { readXmlReply } from "./read-xml-reply"
import { NO_ERROR, type RawOrder, type ReplyDocument } from "./reply-model"

export type { RawOrder, ReplyDocument }

/**
 * Reads a reply by what it is, not by what was asked for: Assist answers in a format of its own choosing at times
 * (protocol 2.1). Throws Malformed.
 */
export function decodeReply(body: Uint8Array, contentType: string | undefined): ReplyDocument {
  const text = decodeText(body, contentType).trim()
  if (text === "") throw new Malformed("it is empty")
  if (text.startsWith("<")) {
    if (/^<(?:!doctype\s{1,8})?html/i.test(text)) throw new Malformed("it is an HTML page")
    const root = parseXml(text)
    const envelope = nodeOf(root, "envelope")
    return envelope ? readSoapReply(envelope) : readXmlReply(root)
  }
  if (text.startsWith("{")) return readJsonReply(parseJson(text))
  if (looksLikeCsv(text)) return fromCsv(text)
  throw new Malformed("it is none of XML, SOAP, JSON and CSV")
}

/**
 * A reply that is a JSON list of objects, as the content's `list`; undefined when it is something else. Only for a service
 * that answers so: to every other one a list means nothing, and it must not pass for "no orders". Throws Malformed.
 */
export function decodeList(body: Uint8Array, contentType: string | undefined): ReplyDocument | undefined {
  const text = decodeText(body, contentType).trim()
  if (!text.startsWith("[")) return undefined
  const content = toRawNode({ list: parseAny(text) }, "the JSON")
  return { format: "json", codes: NO_ERROR, faultText: "", orders: [], content }
}

/** Throws Malformed. */
export function parseJson(text: string): RawNode {
  return toRawNode(parseAny(text), "the JSON")
}

function parseAny(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The runtime's message quotes the text around the mistake, which may be personal.
    throw new Malformed("the JSON cannot be read or is cut off")
  }
}

function fromCsv(text: string): ReplyDocument {
  const { codes, records } = parseCsv(text)
  return {
    format: "csv",
    codes: codes ?? NO_ERROR,
    faultText: "",
    orders: records.map((fields) => ({ fields, operations: [] })),
    content: records[0] ?? (Object.create(null) as RawNode),
  }
}
