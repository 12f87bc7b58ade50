import { REPLY_FIELDS } from "./field-names"
import { Malformed } from "./malformed"
import { EmptyNode, MAX_DEPTH, type RawNode, type RawValue } from "./raw-node"

interface OpenElement {
  readonly name: string
  readonly key: string
  /** Made when there is something to hold besides text: most elements are leaves. */
  node: Record<string, RawValue> | undefined
  text: string
}

/**
 * Builds the tree while the tags go by, and minds that they make up one whole document: a reply cut in the middle
 * must not pass for a complete one with fewer fields.
 */
export class XmlTree {
  readonly #open: OpenElement[] = []
  #top: OpenElement | undefined
  #root: RawNode | undefined

  open(name: string): void {
    if (this.#root) throw new Malformed("the XML holds more than one document")
    const element: OpenElement = { name, key: localName(name), node: undefined, text: "" }
    if (this.#open.push(element) > MAX_DEPTH) throw new Malformed("the XML is nested too deeply")
    this.#top = element
  }

  /** A known field with nothing but text, which most elements are: no need to open it first. */
  leaf(key: string, text: string): void {
    if (!this.#top) {
      this.open(key)
      this.text(text)
      this.close(key)
      return
    }
    if (this.#open.length >= MAX_DEPTH) throw new Malformed("the XML is nested too deeply")
    add(this.#top, key, text.trim())
  }

  /** Of the element just opened. Namespaces and their types say nothing here. */
  attribute(name: string, value: string): void {
    if (!this.#top || name === "xmlns" || name.startsWith("xmlns:") || name.startsWith("xsi:")) return
    this.#top.node ??= new EmptyNode()
    this.#top.node[`@${localName(name)}`] ??= value
  }

  close(name: string | undefined): void {
    const element = this.#open.pop()
    if (!element || (name !== undefined && element.name !== name)) {
      throw new Malformed("the tags of the XML cross each other")
    }
    const { node } = element
    const text = element.text.trim()
    if (node && text !== "") node["#text"] = text
    const value = node ?? text
    this.#top = this.#open[this.#open.length - 1]
    if (this.#top) add(this.#top, element.key, value)
    else this.#root = Object.assign(new EmptyNode(), { [element.key]: value })
  }

  text(text: string): void {
    if (this.#top) this.#top.text += text
    else if (text.trim() !== "") throw new Malformed("there is text outside the XML")
  }

  end(): RawNode {
    if (!this.#root || this.#top) throw new Malformed("the XML is cut off")
    return this.#root
  }
}

function add(parent: OpenElement, key: string, value: RawValue): void {
  parent.node ??= new EmptyNode()
  const before = parent.node[key]
  if (before === undefined) parent.node[key] = value
  else if (Array.isArray(before)) before.push(value)
  else parent.node[key] = [before, value]
}

/** `ASS-NS:MakeChargeResponse` -> `makechargeresponse`. */
function localName(name: string): string {
  if (REPLY_FIELDS.has(name)) return name
  return name.slice(name.indexOf(":") + 1).toLowerCase()
}
