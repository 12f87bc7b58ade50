import { XMLParser } from "fast-xml-parser"
import { Malformed } from "./malformed"
import { normalizeXml, unescapeText } from "./normalize-xml"
import { MAX_DEPTH, type RawNode, toRawNode } from "./raw-node"

/** Reads `firstcode="7"secondcode="102"` as two attributes, as the sample of seed 003 needs; its validator would not. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  removeNSPrefix: true,
  // Amounts, billnumbers and dates stay the strings they are (protocol 8.2).
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  // normalizeXml() leaves no DOCTYPE; references are resolved below, so the library's defaults play no part.
  processEntities: false,
  tagValueProcessor: (_name, value) => unescapeText(value),
  attributeValueProcessor: (_name, value) => unescapeText(value),
  maxNestedTags: MAX_DEPTH,
})

/** Reads XML into the form shared with JSON. Throws Malformed for anything that is not one whole document. */
export function parseXml(text: string): RawNode {
  const plain = normalizeXml(text).trim()
  try {
    return toRawNode(parser.parse(plain), "the XML")
  } catch (error) {
    if (error instanceof Malformed) throw error
    throw new Malformed(`the XML cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
