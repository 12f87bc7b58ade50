import { decodeText } from "../decode/charset"
import { Malformed } from "../decode/malformed"
import { parseXml } from "../decode/parse-xml"
import { isNode, nodeOf, type RawNode, textOf } from "../decode/raw-node"

const MAX_FIELDS = 2_000

export interface SoapNotification {
  readonly fields: Record<string, string>
  readonly operations: readonly Record<string, string>[]
}

/**
 * The fields of a notification in a SOAP envelope (protocol 7.4): every leaf of the body by its name. SOAP EXT nests
 * the operations; they are listed, and what the order itself does not say is taken from the last one, the one that
 * was just made. Of duplicate names the first wins, as in a form. Throws Malformed.
 */
export function decodeSoapFields(body: Uint8Array, contentType: string | undefined): SoapNotification {
  const text = decodeText(body, contentType).trim()
  if (!text.startsWith("<")) throw new Malformed("it is declared to be XML and is not")
  const envelope = nodeOf(parseXml(text), "envelope")
  const soapBody = nodeOf(envelope, "body")
  if (!soapBody) throw new Malformed("it is no SOAP envelope with a body")
  const fields: Record<string, string> = Object.create(null)
  const operations: Record<string, string>[] = []
  collect(soapBody, fields, operations)
  const newest = operations[operations.length - 1]
  for (const [name, value] of Object.entries(newest ?? {})) if (!(name in fields)) fields[name] = value
  return { fields, operations }
}

function collect(
  node: RawNode,
  fields: Record<string, string>,
  operations: Record<string, string>[] | undefined,
): void {
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith("@") || key === "#text") continue
    for (const item of Array.isArray(value) ? value : [value]) {
      if (isNode(item) && Object.keys(item).some((name) => !name.startsWith("@") && name !== "#text")) {
        if (key === "operation" && operations) {
          const operation: Record<string, string> = Object.create(null)
          collect(item, operation, undefined)
          operations.push(operation)
        } else collect(item, fields, operations)
      } else if (!(key in fields)) {
        if (Object.keys(fields).length >= MAX_FIELDS) throw new Malformed(`it has more than ${MAX_FIELDS} fields`)
        fields[key] = textOf(node, key)
      }
    }
  }
}
