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

const MAX_DEPTH = 32
const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s<>/"'=]+)(?=[\s/>])((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/gy
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }

/** Reads a document without DTD: a DOCTYPE is no token here and so an error, which keeps entities out. */
export function readXml(text: string): XmlElement {
  const root: XmlElement = { name: "", attributes: {}, children: [], text: "" }
  const open = [root]
  const source = text.replace(/^\uFEFF/, "").trim()
  TOKEN.lastIndex = 0
  for (let end = 0; end < source.length; end = TOKEN.lastIndex) {
    const token = TOKEN.exec(source)
    const parent = open.at(-1)
    if (!token || !parent) throw new XmlError(`not XML at character ${end}`)
    const [, data, slash, tag, attributes = "", selfClosed, plain] = token
    if (data !== undefined) parent.text += data
    else if (plain !== undefined) parent.text += resolve(plain)
    else if (tag !== undefined && slash) {
      if (localName(tag) !== open.pop()?.name) throw new XmlError(`</${tag}> closes nothing`)
    } else if (tag !== undefined) {
      const element = { name: localName(tag), attributes: readAttributes(attributes), children: [], text: "" }
      parent.children.push(element)
      if (!selfClosed) open.push(element)
      if (open.length > MAX_DEPTH) throw new XmlError("too deep")
    }
  }
  const [only, ...more] = root.children
  if (open.length !== 1 || !only || more.length > 0 || root.text.trim() !== "") throw new XmlError("not one element")
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

const localName = (name: string) => name.slice(name.indexOf(":") + 1)

function readAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(ATTRIBUTE)]
  return Object.fromEntries(pairs.map(([, name = "", double, single]) => [name, resolve(double ?? single ?? "")]))
}

function resolve(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return NAMED[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
