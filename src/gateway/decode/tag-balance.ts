import { Malformed } from "./malformed"
import { MAX_DEPTH } from "./raw-node"

/**
 * Whether tags make up one whole document. The parser accepts documents whose closing tags are missing, so a reply
 * cut in the middle would pass for a complete one with fewer fields.
 */
export class TagBalance {
  readonly #open: string[] = []
  #rootSeen = false

  tag(tag: string): void {
    const name = /^<\/?([A-Za-z_][\w.:-]*)(?=[\s/>])/.exec(tag)?.[1]
    if (name === undefined) throw new Malformed("a tag in the XML has no proper name")
    if (tag.startsWith("</")) {
      if (this.#open.pop() !== name) throw new Malformed("the tags of the XML cross each other")
      return
    }
    if (this.#open.length === 0 && this.#rootSeen) throw new Malformed("the XML holds more than one document")
    this.#rootSeen = true
    if (tag.endsWith("/>")) return
    if (this.#open.push(name) > MAX_DEPTH) throw new Malformed("the XML is nested too deeply")
  }

  text(text: string): void {
    if (this.#open.length === 0 && text.trim() !== "") throw new Malformed("there is text outside the XML")
  }

  end(): void {
    if (!this.#rootSeen || this.#open.length > 0) throw new Malformed("the XML is cut off")
  }
}
