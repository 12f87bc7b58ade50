import { REPLY_FIELDS } from "./field-names"
import { Malformed } from "./malformed"
import type { RawNode } from "./raw-node"
import { unescapeText } from "./xml-text"
import { XmlTree } from "./xml-tree"

/**
 * Reads XML into the form shared with JSON, in one pass over the text. The DOCTYPE goes with everything it declares
 * (no entity is ever expanded; the sample's own DOCTYPE ends in a stray `]`, seed 003), comments and processing
 * instructions go. Throws Malformed for anything that is not one whole document.
 *
 * Not a general parser's job: those accept documents cut in the middle or refuse `firstcode="7"secondcode="102"`, the
 * way Assist writes (seed 003), so text went through two passes before; one strict pass is shorter and many times
 * faster. It is compared with fast-xml-parser in the tests.
 */
export function parseXml(text: string): RawNode {
  const tree = new XmlTree()
  let at = 0
  while (at < text.length) {
    const open = text.indexOf("<", at)
    if (open !== at) tree.text(unescapeText(text.slice(at, open === -1 ? text.length : open)))
    if (open === -1) break
    const next = text.charCodeAt(open + 1)
    if (next === SLASH) at = closeTag(tree, text, open)
    else if (next === BANG) at = declaration(tree, text, open)
    else if (next === QUESTION) at = after(text, "?>", open + 2)
    else at = openTag(tree, text, open)
  }
  return tree.end()
}

const SLASH = 0x2f
const BANG = 0x21
const QUESTION = 0x3f
const GREATER = 0x3e
const NAME = /[\p{L}_][\p{L}\p{N}_.:-]*/uy
const BLANKS = /\s*/y
/** The blank before a name may be missing: `firstcode="7"secondcode="102"` (seed 003). */
const ATTRIBUTE = /([\p{L}_][\p{L}\p{N}_.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function nameAt(text: string, at: number): string {
  const name = match(NAME, text, at)?.[0]
  if (name === undefined) throw at >= text.length ? cutOff() : new Malformed("a tag in the XML has no proper name")
  return name
}

function closeTag(tree: XmlTree, text: string, open: number): number {
  const name = nameAt(text, open + 2)
  const end = skipBlanks(text, open + 2 + name.length)
  if (text.charAt(end) !== ">") throw end >= text.length ? cutOff() : new Malformed("a tag opens inside another tag")
  tree.close(name)
  return end + 1
}

function openTag(tree: XmlTree, text: string, open: number): number {
  const afterField = knownField(tree, text, open)
  if (afterField > 0) return afterField
  const name = nameAt(text, open + 1)
  let at = open + 1 + name.length
  tree.open(name)
  for (;;) {
    at = skipBlanks(text, at)
    const char = text.charAt(at)
    if (char === ">") return at + 1
    if (char === "/" && text.charAt(at + 1) === ">") {
      tree.close(undefined)
      return at + 2
    }
    const attribute = match(ATTRIBUTE, text, at)
    if (!attribute) throw new Malformed("a tag in the XML is cut off or holds what is no attribute")
    tree.attribute(attribute[1] ?? "", unescapeText(attribute[2] ?? attribute[3] ?? ""))
    at += attribute[0].length
  }
}

/** `<amount>100.00</amount>`, the common case, in one go. Returns where it ends, or 0 when it is something else. */
function knownField(tree: XmlTree, text: string, open: number): number {
  const greater = text.indexOf(">", open)
  if (greater - open > LONGEST_FIELD) return 0
  const name = text.slice(open + 1, greater)
  if (!REPLY_FIELDS.has(name)) return 0
  const end = text.indexOf("<", greater)
  const close = end + 2 + name.length
  if (end === -1 || text.charCodeAt(end + 1) !== SLASH || !text.startsWith(name, end + 2)) return 0
  if (text.charCodeAt(close) !== GREATER) return 0
  tree.leaf(name, unescapeText(text.slice(greater + 1, end)))
  return close + 1
}

const LONGEST_FIELD = Math.max(...Array.from(REPLY_FIELDS, ({ length }) => length)) + 1

function skipBlanks(text: string, at: number): number {
  if (text.charCodeAt(at) > 0x20) return at
  return at + (match(BLANKS, text, at)?.[0].length ?? 0)
}

function declaration(tree: XmlTree, text: string, open: number): number {
  if (text.startsWith("<!--", open)) return after(text, "-->", open + 4)
  if (text.startsWith("<![CDATA[", open)) {
    const at = after(text, "]]>", open + 9)
    tree.text(text.slice(open + 9, at - 3))
    return at
  }
  if (/^<!doctype$/i.test(text.slice(open, open + 9))) return afterDoctype(text, open)
  throw new Malformed("a tag in the XML has no proper name")
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from)
  if (found === -1) throw cutOff()
  return found + end.length
}

/** What can end a DOCTYPE, or hide its end. */
const DOCTYPE_MARK = /<!--|["'[\]>]/g

/** The end of a DOCTYPE with its internal subset, minding quotes and comments in it. */
function afterDoctype(text: string, open: number): number {
  let inSubset = false
  let at = open + 9
  for (;;) {
    const mark = match(DOCTYPE_MARK, text, at)
    if (!mark) throw cutOff()
    const [found] = mark
    at = mark.index + found.length
    if (found === "<!--") at = after(text, "-->", at)
    else if (found === '"' || found === "'") at = after(text, found, at)
    else if (found === ">" && !inSubset) return at
    else if (found !== ">") inSubset = found === "["
  }
}

function cutOff(): Malformed {
  return new Malformed("the XML is cut off")
}
