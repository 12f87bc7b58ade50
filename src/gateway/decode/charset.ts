import { TextDecoder } from "node:util"
import { Malformed } from "./malformed"

/** Labels seen in the wild that the WHATWG list does not know. */
const ALIASES: Readonly<Record<string, string>> = {
  "win-1251": "windows-1251",
  "cp-1251": "windows-1251",
  utf_8: "utf-8",
}

/** The charset named in a Content-Type, as named. */
export function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s{0,8}charset\s{0,8}=\s{0,8}"?([\w.:-]{1,40})/i.exec(contentType ?? "")?.[1]?.toLowerCase()
}

/**
 * A decoder that replaces what is invalid: one bad byte in a comment must not lose a payment. Throws Malformed for a
 * label nobody knows, and for UTF-16, which no form body and no reply of Assist is.
 */
export function decoderFor(label: string): TextDecoder {
  const name = Object.hasOwn(ALIASES, label) ? ALIASES[label] : label
  try {
    const decoder = new TextDecoder(name)
    if (!decoder.encoding.startsWith("utf-16")) return decoder
  } catch {
    // falls through: the runtime's RangeError says no more than the text below
  }
  throw new Malformed(`it is declared to be in the charset "${label}", which is not known here`)
}

/** Stateless between whole texts, and worth keeping: making one costs more than decoding a reply. */
const UTF8 = new TextDecoder("utf-8")

const PROLOG_ENCODING = /^[\s\uFEFF]{0,64}<\?xml\s[^<>]{0,200}?encoding\s{0,4}=\s{0,4}["']([\w.:-]{1,40})["']/i

/** Bytes that hold the XML prolog, and tell the form of a reply. */
export const BEGINNING = 300

/** What Content-Type and XML prolog name. */
function declaredIn(body: Uint8Array, contentType: string | undefined): string[] {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, BEGINNING)).toString("latin1")
  const prolog = PROLOG_ENCODING.exec(head.replace(/^\u00ef\u00bb\u00bf/, ""))?.[1]?.toLowerCase()
  return [charsetOf(contentType), prolog].filter((label) => label !== undefined)
}

/**
 * A reply as text. Content-Type and XML prolog may name different charsets (old samples are windows-1251 behind
 * servers that say UTF-8): then bytes that are valid UTF-8 are taken as such, and else the other name counts.
 */
export function decodeText(body: Uint8Array, contentType: string | undefined): string {
  const declared = declaredIn(body, contentType)
  if (declared.every((label) => label === "utf-8")) return UTF8.decode(body)
  const decoders = declared.map(decoderFor)
  const other = decoders.find((decoder) => decoder.encoding !== "utf-8")
  const allAgree = decoders.every((decoder) => decoder === other || decoder.encoding === other?.encoding)
  if (other && (allAgree || !isUtf8(body))) return other.decode(body)
  return UTF8.decode(body)
}

/** A decoder of its own for a reply of which only the beginning is there; undefined: its charset takes all of it to tell. */
export function declaredDecoder(beginning: Uint8Array, contentType: string | undefined): TextDecoder | undefined {
  try {
    const names = new Set(declaredIn(beginning, contentType).map((label) => decoderFor(label).encoding))
    return names.size > 1 ? undefined : new TextDecoder([...names][0] ?? "utf-8")
  } catch (error) {
    if (error instanceof Malformed) return undefined // refused when it is read as a whole
    throw error
  }
}

function isUtf8(body: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(body)
    return true
  } catch {
    return false
  }
}
