import { XMLParser, XMLValidator } from "fast-xml-parser"
import { Malformed } from "./malformed"
import { mendXml } from "./mend-xml"
import { isNode, MAX_DEPTH, type RawNode, type RawValue } from "./raw-node"
import { unescapeText } from "./xml-text"

const parser = new XMLParser({
  // Namespaces and their types say nothing here.
  ignoreAttributes: [/^xmlns(?::|$)/, /^xsi:/],
  attributeNamePrefix: "",
  transformTagName: localName,
  transformAttributeName: (name) => `@${localName(name)}`,
  parseTagValue: false,
  // Its own way knows no characters by number, and would expand what a DOCTYPE declares.
  processEntities: false,
  tagValueProcessor: (_name, text) => unescapeText(text),
  attributeValueProcessor: (_name, text) => unescapeText(text),
  maxNestedTags: MAX_DEPTH,
  jPath: false,
  // Its own objects are made by a second walk through all it has read, and would be walked through once more here.
  preserveOrder: true,
})

/** Reads XML into the form shared with JSON. Throws Malformed for anything that is not one whole document. */
export function parseXml(text: string): RawNode {
  const xml = mendXml(text)
  // The parser reads a document that is cut off, and the validator refuses the single `&` of a name or a comment.
  const valid = XMLValidator.validate(xml.replaceAll("&", "+"))
  if (valid !== true) throw new Malformed(inOurWords(valid.err.msg))
  const root = rawValue(parse(xml))
  if (!isNode(root) || "#text" in root) throw new Malformed("there is text outside the XML")
  const [element, ...others] = Object.values(root)
  if (others.length > 0 || Array.isArray(element)) throw new Malformed("the XML holds more than one document")
  return root
}

/** In an element of our own, so that nothing beside the document is passed over. */
function parse(xml: string): readonly Part[] {
  try {
    const [all] = parser.parse(`<all>${xml}</all>`) as readonly { readonly all: readonly Part[] }[]
    return all?.all ?? []
  } catch (error) {
    throw new Malformed(inOurWords(error instanceof Error ? error.message : ""))
  }
}

/** As the library gives what it has read: an element, its name before its attributes, or a piece of text. */
type Part = Readonly<Record<string, readonly Part[] | string>> & { readonly ":@"?: Readonly<Record<string, string>> }

/** An element with neither elements nor attributes in it is its text; elements of one name are a list. */
function rawValue(parts: readonly Part[], attributes: Part[":@"] = undefined): RawValue {
  let text = ""
  // Without inherited names, so that `__proto__` or `constructor` is a key like any other.
  let node: Record<string, RawValue> | undefined = attributes && Object.assign(Object.create(null), attributes)
  for (const part of parts) {
    const [name = ""] = Object.keys(part)
    const inside = part[name]
    if (typeof inside === "string") text += inside
    else if (inside) {
      node ??= Object.create(null) as Record<string, RawValue>
      const value = rawValue(inside, part[":@"])
      const before = node[name]
      if (before === undefined) node[name] = value
      else if (Array.isArray(before)) before.push(value)
      else node[name] = [before, value]
    }
  }
  if (!node) return text
  if (text !== "") node["#text"] = text
  return node
}

/** `ASS-NS:MakeChargeResponse` -> `makechargeresponse`. */
function localName(name: string): string {
  const local = name.slice(name.indexOf(":") + 1).toLowerCase()
  return RESERVED.has(local) ? `_${local}` : local
}

/** Names for which the library refuses the whole document. */
const RESERVED: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"])

/** By what the library's message holds: the message itself quotes the reply, which may be personal. */
const IN_OUR_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Unclosed tag|^Invalid '\[|proper closing|open quote|returned undefined/, "the XML is cut off"],
  [/nested/, "the XML is nested too deeply"],
  [/^Expected closing tag|not been opened/, "the tags of the XML cross each other"],
  [/after '<'|nvalid name:?/, "a tag in the XML has no proper name"],
  [/attribute/i, "a tag in the XML is cut off or holds what is no attribute"],
  [/^Multiple/, "the XML holds more than one document"],
  [/^Extra text|^char /, "there is text outside the XML"],
]

function inOurWords(message: string): string {
  return IN_OUR_WORDS.find(([pattern]) => pattern.test(message))?.[1] ?? "the XML cannot be read"
}
