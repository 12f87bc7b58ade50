import type { ServiceCodes } from "../model"
import { Malformed } from "./malformed"
import type { RawNode } from "./raw-node"

/** One order of a reply with its operations, still raw. */
export interface RawOrder {
  readonly fields: RawNode
  /** Empty in the flat replies of charge.cfm and cancel.cfm, whose operation is in `fields`. */
  readonly operations: readonly RawNode[]
}

/** Any reply of Assist: codes, orders, and the text of a fault. */
export interface ReplyDocument {
  readonly format: "xml" | "soap" | "json" | "csv"
  readonly codes: ServiceCodes
  readonly faultText: string
  readonly orders: readonly RawOrder[]
  /** What the envelope holds, for the services that answer with something else than orders. */
  readonly content: RawNode
}

export const NO_ERROR: ServiceCodes = { first: "0", second: "0" }

/**
 * Throws Malformed when a reply without orders does not say that there are none: "no such order" decides over money,
 * so it must not be read out of an answer about something else.
 */
export function expectList({ format, orders, content }: ReplyDocument): void {
  const saysSo =
    format === "xml" || format === "csv" || ["orders", "payments"].some((key) => Object.hasOwn(content, key))
  if (orders.length === 0 && !saysSo) throw new Malformed("it holds no list of orders")
}
