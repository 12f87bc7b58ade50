import { Malformed } from "./malformed"

/** A start or end tag; XML forbids `<` in the value of an attribute too. */
const TAG = /<(?:[^<>"'!]|"[^"<]*"|'[^'<]*')*>/y
/** What is no tag, with its end. */
const ASIDES = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
  ["<!", ">"],
] as const
/** More than any order with its operations: a record without an end must not fill the memory. */
const LONGEST_RECORD = 1024 * 1024

/**
 * Cuts the records out of XML that arrives in pieces, so that a list of any length needs the memory of one record. What is
 * left, the frame, is a whole document again: codes, a fault, or a list without entries. It does not read XML: records and frame
 * are for the parser.
 */
export class RecordSplitter {
  #rest = ""
  #record: { name: string; text: string; nested: number } | undefined

  /**
   * @param names local names of the elements that are records, in lower case
   * @param onRecord gets the XML of each, as it came
   */
  constructor(
    private readonly names: ReadonlySet<string>,
    private readonly onRecord: (xml: string) => void,
  ) {}

  /** Takes the next piece; returns what of it belongs to the frame. Throws Malformed. */
  write(text: string): string {
    return this.#take(this.#rest + text, false)
  }

  /** What is left at the end; a record that was cut off stays in the frame, where the parser refuses it. */
  end(): string {
    return this.#take(this.#rest, true) + (this.#record?.text ?? "")
  }

  #take(text: string, isLast: boolean): string {
    const frame: string[] = []
    const put = (part: string) => {
      if (!this.#record) frame.push(part)
      else if (this.#record.text.length + part.length > LONGEST_RECORD) throw new Malformed("a record in it has no end")
      else this.#record.text += part
    }
    let at = 0
    while (at < text.length) {
      const open = text.indexOf("<", at)
      if (open < 0) break
      put(text.slice(at, open))
      at = open
      const token = tokenAt(text, at)
      if (token === "more" && !isLast) break
      // What is no tag after all is for the parser to refuse.
      if (token === "none" || token === "more") put(text.slice(at, ++at))
      else {
        at += token.length
        this.#token(token, put)
      }
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > LONGEST_RECORD) throw new Malformed("a tag in it has no end")
    if (!isLast) return frame.join("")
    put(this.#rest)
    this.#rest = ""
    return frame.join("")
  }

  #token(token: string, put: (part: string) => void): void {
    const name = localName(token)
    const isEnd = token.startsWith("</")
    const isWhole = token.endsWith("/>")
    const record = this.#record
    if (!record && !isEnd && this.names.has(name)) {
      if (isWhole) this.onRecord(token)
      else this.#record = { name, text: token, nested: 0 }
      return
    }
    put(token)
    if (record?.name !== name || isWhole) return
    if (!isEnd) record.nested++
    else if (record.nested > 0) record.nested--
    else {
      this.#record = undefined
      this.onRecord(record.text)
    }
  }
}

/** The tag or aside that begins here. `more`: its end has not come yet. `none`: it is neither. */
function tokenAt(text: string, at: number): string | "more" | "none" {
  const aside = ASIDES.find(([begin]) => text.startsWith(begin, at))
  if (aside) {
    const end = text.indexOf(aside[1], at + aside[0].length)
    return end < 0 ? "more" : text.slice(at, end + aside[1].length)
  }
  TAG.lastIndex = at
  return TAG.exec(text)?.[0] ?? (text.indexOf("<", at + 1) < 0 ? "more" : "none")
}

/** `</a:Payment>` -> `payment`. */
function localName(tag: string): string {
  const name = /^<\/?([^\s/>]*)/.exec(tag)?.[1] ?? ""
  return name.slice(name.indexOf(":") + 1).toLowerCase()
}
