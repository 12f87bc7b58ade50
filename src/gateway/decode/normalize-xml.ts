import { Malformed } from "./malformed"
import { TagBalance } from "./tag-balance"

/** A reference that stays: one of the five predefined entities, or a character by number. */
const OTHER_AMPERSAND = /&(?!(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/gi

/**
 * Brings what Assist sends to plain XML in one pass over the text: the DOCTYPE goes with everything it declares (no
 * entity is ever expanded; the sample's own DOCTYPE ends in a stray `]`, seed 003), comments and processing
 * instructions go, CDATA becomes escaped text, and an ampersand that starts no known reference is escaped. Throws
 * Malformed for anything but one whole document.
 */
export function normalizeXml(text: string): string {
  const parts: string[] = []
  const balance = new TagBalance()
  const addText = (piece: string) => {
    balance.text(piece)
    parts.push(escapeAmpersands(piece))
  }
  let at = 0
  while (at < text.length) {
    const open = text.indexOf("<", at)
    if (open === -1) {
      addText(text.slice(at))
      break
    }
    addText(text.slice(at, open))
    if (text.startsWith("<!--", open)) at = after(text, "-->", open + 4)
    else if (text.startsWith("<?", open)) at = after(text, "?>", open + 2)
    else if (text.startsWith("<![CDATA[", open)) {
      at = after(text, "]]>", open + 9)
      const content = text.slice(open + 9, at - 3)
      balance.text(content)
      parts.push(escapeText(content))
    } else if (/^<!doctype/i.test(text.slice(open, open + 9))) at = afterDoctype(text, open)
    else {
      at = afterTag(text, open)
      const tag = text.slice(open, at)
      balance.tag(tag)
      parts.push(escapeAmpersands(tag))
    }
  }
  balance.end()
  return parts.join("")
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from)
  if (found === -1) throw cutOff()
  return found + end.length
}

/** The end of a tag, minding `>` inside quotes. */
function afterTag(text: string, open: number): number {
  let quote = ""
  for (let at = open + 1; at < text.length; at++) {
    const char = text.charAt(at)
    if (quote !== "") {
      if (char === quote) quote = ""
    } else if (char === '"' || char === "'") quote = char
    else if (char === ">") return at + 1
    else if (char === "<") throw new Malformed("a tag opens inside another tag")
  }
  throw cutOff()
}

/** The end of a DOCTYPE with its internal subset, minding quotes and comments in it. */
function afterDoctype(text: string, open: number): number {
  let quote = ""
  let inSubset = false
  for (let at = open + 9; at < text.length; at++) {
    const char = text.charAt(at)
    if (quote !== "") {
      if (char === quote) quote = ""
    } else if (text.startsWith("<!--", at)) at = after(text, "-->", at + 4) - 1
    else if (char === '"' || char === "'") quote = char
    else if (char === "[") inSubset = true
    else if (char === "]") inSubset = false
    else if (char === ">" && !inSubset) return at + 1
  }
  throw cutOff()
}

function escapeAmpersands(text: string): string {
  return text.includes("&") ? text.replace(OTHER_AMPERSAND, "&amp;") : text
}

/** Text as XML content. */
export function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")
}

const PREDEFINED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }

/** Resolves the five predefined entities and characters by number, once. */
export function unescapeText(text: string): string {
  if (!text.includes("&")) return text
  return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (_whole, name, decimal, hex) => {
    if (name !== undefined) return PREDEFINED[String(name).toLowerCase()] ?? ""
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16)
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    return isCharacter ? String.fromCodePoint(code) : "\ufffd"
  })
}

function cutOff(): Malformed {
  return new Malformed("the XML is cut off")
}
