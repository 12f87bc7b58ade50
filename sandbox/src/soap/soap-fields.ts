import { Fields } from "../http/fields.ts"
import { assistError } from "../protocol/assist-error.ts"
import { findElement, readXml, type XmlElement, XmlError } from "./read-xml.ts"

/**
 * The parameters of a SOAP request: the element in the Body, whatever its name (`ws:WSCancelRequestParams` is one known,
 * protocol 5), has them as children. Wrappers are looked through. Receipt lines are repeated `<chequeitem>` (protocol 10).
 */
export function soapFields(body: Buffer): Fields {
  let document: XmlElement
  try {
    document = readXml(body.toString("utf8"))
  } catch (error) {
    if (error instanceof XmlError) throw assistError("malformedSoap")
    throw error
  }
  const packet = findElement(document, "Body")
  if (document.name !== "Envelope" || !packet) throw assistError("malformedSoap")
  const lines = collect(packet, "chequeitem")
  const entries = leaves(packet)
  return new Fields(
    lines.length === 0 ? entries : [...entries, ["chequeitems", JSON.stringify({ items: lines.map(lineOf) })]],
  )
}

function leaves(element: XmlElement): [string, string][] {
  return element.children
    .filter((child) => child.name.toLowerCase() !== "chequeitem")
    .flatMap((child) => (child.children.length > 0 ? leaves(child) : [[child.name, child.text] as [string, string]]))
}

function collect(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => (child.name.toLowerCase() === name ? [child] : collect(child, name)))
}

const lineOf = (line: XmlElement) => Object.fromEntries(line.children.map((child) => [child.name, child.text.trim()]))
