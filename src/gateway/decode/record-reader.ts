import type { TextDecoder } from "node:util"
import { BEGINNING, declaredDecoder } from "./charset"
import { parseXml } from "./parse-xml"
import { nodesOf } from "./raw-node"
import { rawOrder } from "./raw-order"
import type { RawOrder } from "./reply-model"
import { RecordSplitter } from "./split-records"

/** `result/payment` and `result/order` (protocol 6.3). */
const RECORDS = ["payment", "order"]

const XML_BUT_NO_SOAP = /^[\s\u00ef\u00bb\u00bf]*<(?![\s\S]*envelope)/i

/**
 * Reads the orders of an XML reply as it arrives, and leaves the frame around them to be read like any reply. SOAP, JSON, CSV,
 * and XML whose charset only its bytes tell stay whole.
 */
export class RecordReader {
  /** What came before there was enough to tell. */
  #beginning: Buffer | undefined = Buffer.alloc(0)
  #decoder: TextDecoder | undefined
  #problem: Error | undefined
  readonly #splitter: RecordSplitter

  /** @param onOrder gets each order of the reply; may throw Malformed */
  constructor(onOrder: (order: RawOrder) => void) {
    this.#splitter = new RecordSplitter(new Set(RECORDS), (xml) => {
      const root = parseXml(xml)
      for (const name of RECORDS) for (const node of nodesOf(root, name)) onOrder(rawOrder(node))
    })
  }

  /** Takes a piece of the reply; returns what is to be kept of it. Never throws. */
  write(chunk: Buffer, contentType: string | undefined): Buffer {
    if (!this.#beginning) return this.#take(chunk)
    this.#beginning = Buffer.concat([this.#beginning, chunk])
    return this.#beginning.length < BEGINNING ? Buffer.alloc(0) : this.#begin(contentType)
  }

  /** The reply is complete: what is still to be kept. Never throws. */
  end(contentType: string | undefined): Buffer {
    const begun = this.#beginning ? this.#begin(contentType) : Buffer.alloc(0)
    const decoder = this.#decoder
    if (!decoder) return begun
    return Buffer.concat([begun, this.#kept(() => this.#splitter.write(decoder.decode()) + this.#splitter.end())])
  }

  /** Charset of what was kept; undefined: as it came. */
  get charset(): "utf-8" | undefined {
    return this.#decoder ? "utf-8" : undefined
  }

  /** Throws what was wrong with an order. */
  check(): void {
    if (this.#problem) throw this.#problem
  }

  #begin(contentType: string | undefined): Buffer {
    const beginning = this.#beginning ?? Buffer.alloc(0)
    this.#beginning = undefined
    const head = beginning.subarray(0, BEGINNING).toString("latin1")
    this.#decoder = XML_BUT_NO_SOAP.test(head) ? declaredDecoder(beginning, contentType) : undefined
    return this.#take(beginning)
  }

  #take(chunk: Buffer): Buffer {
    const decoder = this.#decoder
    return decoder ? this.#kept(() => this.#splitter.write(decoder.decode(chunk, { stream: true }))) : chunk
  }

  /** After the first mistake nothing is read any more: the reply is refused as a whole. */
  #kept(split: () => string): Buffer {
    if (this.#problem) return Buffer.alloc(0)
    try {
      return Buffer.from(split())
    } catch (error) {
      this.#problem = error as Error
      return Buffer.alloc(0)
    }
  }
}
