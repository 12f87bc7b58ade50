import { XMLParser, XMLValidator } from "fast-xml-parser"

/** An element of a small XML document. Prefixes are dropped: clients choose their own. */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: XmlElement[]
  /** Text directly inside, with references resolved. */
  text: string
}

/** The text is not XML, or more of it than a message of this protocol has. */
export class XmlError extends Error {}

/** An element as the library gives it: its name with what is inside, and its attributes. Text is an "element" `#text`. */
type Parsed = { readonly ":@"?: Record<string, string> } & Readonly<Record<string, unknown>>

const parser = new XMLParser({
  preserveOrder: true,
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Billnumbers and amounts stay the text they are.
  parseTagValue: false,
  trimValues: false,
  // Numeric references are read only together with HTML's names.
  htmlEntities: true,
  maxNestedTags: 32,
})

/** Reads a document of one element. A document type is refused wherever it stands, which keeps entities out. */
export function readXml(text: string): XmlElement {
  const source = text.replace(/^\uFEFF/, "").trim()
  if (/<!(?!--|\[CDATA\[)/.test(source)) throw new XmlError("a document type is not read")
  // The parser alone takes unclosed and crossed elements.
  const valid = XMLValidator.validate(source)
  if (valid !== true) throw new XmlError(valid.err.msg)
  let nodes: XmlElement[]
  try {
    nodes = elementsOf(parser.parse(source))
  } catch (error) {
    throw new XmlError(error instanceof Error ? error.message : String(error))
  }
  const [only, ...more] = nodes
  if (!only || more.length > 0) throw new XmlError("not one element")
  return only
}

/** The first element with a name, in document order, at any depth; names are compared without case. */
export function findElement(element: XmlElement, name: string): XmlElement | undefined {
  if (element.name.toLowerCase() === name.toLowerCase()) return element
  for (const child of element.children) {
    const found = findElement(child, name)
    if (found) return found
  }
  return undefined
}

const isText = (node: Parsed): boolean => "#text" in node

function elementsOf(content: readonly Parsed[]): XmlElement[] {
  return content.filter((node) => !isText(node)).map(elementOf)
}

function elementOf({ ":@": attributes = {}, ...rest }: Parsed): XmlElement {
  const [name = "", inside] = Object.entries(rest)[0] ?? []
  const content = Array.isArray(inside) ? inside : []
  const text = content.filter(isText).map((node) => String(node["#text"]))
  return { name, attributes, children: elementsOf(content), text: text.join("") }
}
