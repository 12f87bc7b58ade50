import { sanitise } from "../protocol/sanitise.ts"

/**
 * The parameters of one request. Names are case-insensitive: clients send `Billnumber`, `BillNumber` and `billnumber`
 * alike (protocol 2). Values are trimmed and go through the silent validation of protocol 12.
 */
export class Fields {
  readonly #values = new Map<string, string>()

  constructor(entries: Iterable<readonly [string, string]> = []) {
    for (const [name, value] of entries) this.#values.set(name.toLowerCase(), sanitise(name, value).trim())
  }

  /** The value, or undefined when the parameter was not sent. */
  get(name: string): string | undefined {
    return this.#values.get(name.toLowerCase())
  }

  /** The value, or "" when it was not sent. */
  text(name: string): string {
    return this.get(name) ?? ""
  }

  /** Sent and not empty. */
  has(name: string): boolean {
    return this.text(name) !== ""
  }

  /** Lower-case names and values. */
  toRecord(): Record<string, string> {
    return Object.fromEntries(this.#values)
  }
}
